import { checkContracts } from './boot/boot-check.js';
import { bootProcess } from './boot/boot-process.js';
import { loadPacks } from './packs/load-packs.js';

await bootProcess(async (settings) => {
  await loadPacks(settings);
  checkContracts();
  const { createApi } = await import('./http/create-api.js');
  const app = await createApi(settings);
  await app.listen(settings.port, settings.host);
});
