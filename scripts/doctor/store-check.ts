import pg from 'pg';
import { readProcessSettings } from '../../src/config/boot-settings.js';
import type { Check } from './check.js';

export const storeCheck: Check = {
  name: 'PostgreSQL',
  needsStack: true,
  async run() {
    const { databaseUrl } = readProcessSettings(process.env);
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('BEGIN; CREATE TABLE millrace_doctor (n integer); DROP TABLE millrace_doctor; COMMIT');
      const version = await readSetting(client, 'server_version');
      const unsafe = [];
      for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
        if ((await readSetting(client, name)) === 'off') unsafe.push(name);
      }
      if (unsafe.length === 0) return `${version} answers, writes, and syncs what it commits`;
      throw new Error(`${unsafe.join(', ')} off: a power cut loses accepted tasks. Turn it on in postgresql.conf.`);
    } catch (error) {
      throw new Error(`${(error as Error).message}. Look at "make logs SERVICE=postgres" or check DATABASE_URL.`, {
        cause: error,
      });
    } finally {
      await client.end().catch(() => undefined);
    }
  },
};

async function readSetting(client: pg.Client, name: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>('SELECT current_setting($1) AS value', [name]);
  return rows[0]?.value ?? '';
}
