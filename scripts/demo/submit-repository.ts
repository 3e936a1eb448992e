import { repositoryRoot } from '../../src/config/repository-root.js';
import { ApiRefusal, callApi } from '../api-client/call-api.js';
import { packRepository } from '../archive/pack-repository.js';

interface Accepted {
  readonly task_id: string;
}

/**
 * Submits an analysis of this repository and returns the task's id. A stack that was started without the repository among
 * its ANALYSIS_ROOTS gets it as an archive instead.
 */
export async function submitRepository(api: string): Promise<string> {
  const submit = (source: object) => callApi<Accepted>(`${api}/api/v1/tasks`, { task_type: 'code_analysis', source });
  try {
    return (await submit({ path: repositoryRoot() })).task_id;
  } catch (error) {
    if (!(error instanceof ApiRefusal) || !('source.path' in error.details)) throw error;
    console.log('The running stack may not read this folder (ANALYSIS_ROOTS), so it is sent as an archive.');
    return (await submit({ archive: (await packRepository()).toString('base64') })).task_id;
  }
}
