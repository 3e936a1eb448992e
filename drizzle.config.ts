import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './dist/src/store/tables/index.js',
  out: './src/store/migrations',
});
