import { checkContracts } from './boot/boot-check.js';
import { bootProcess } from './boot/boot-process.js';
import { createApi } from './http/create-api.js';

await bootProcess(async (settings) => {
  checkContracts();
  const app = await createApi(settings);
  await app.listen(settings.port, settings.host);
});
