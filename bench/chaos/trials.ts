import type { NamedProcess } from '../machine/process-table.js';

/** What is killed, and whom among the processes of a stack that is. */
export interface Trial {
  readonly name: string;
  readonly title: string;
  hits(process: NamedProcess): boolean;
}

const isWorker = ({ name }: NamedProcess): boolean => name.startsWith('worker');
const isApi = ({ name }: NamedProcess): boolean => name === 'api';
const isStore = ({ name }: NamedProcess): boolean => ['redis', 'postgres', 'temporal'].includes(name);

/** In the order of the report. Nobody kills the supervisor of Millrace, nor the keeper that stands in for one elsewhere. */
export const TRIALS: readonly Trial[] = [
  { name: 'worker', title: 'the worker', hits: isWorker },
  { name: 'api', title: 'the API', hits: isApi },
  { name: 'store', title: 'broker and database', hits: isStore },
  { name: 'all', title: 'everything at once', hits: (one) => isWorker(one) || isApi(one) || isStore(one) },
];
