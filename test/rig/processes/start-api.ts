import { join } from 'node:path';
import { ApiClient } from '../http/api-client.js';
import { BUILD } from '../repository.js';
import { SpawnedProcess } from './spawned-process.js';

interface ApiOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly port: number;
  readonly logs: string;
}

/** An API process and the way to talk to it. */
export class ApiProcess extends SpawnedProcess {
  readonly client: ApiClient;

  constructor(
    readonly port: number,
    options: ApiOptions,
  ) {
    const env = { ...options.env, PORT: String(port) };
    super(`api on ${port}`, [process.execPath, join(BUILD, 'src/main.js')], {
      env,
      logFile: join(options.logs, `api-${port}.log`),
    });
    this.client = new ApiClient(`http://127.0.0.1:${port}`);
  }
}

export async function startApi(options: ApiOptions): Promise<ApiProcess> {
  const api = new ApiProcess(options.port, options);
  await api.waitFor('an answer', () => api.client.answers());
  return api;
}
