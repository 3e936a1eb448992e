import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnalyzerName } from '../../../contracts/analysis/analyzers.js';
import type { SpawnedProcess } from '../../rig/processes/spawned-process.js';
import { REPOSITORY } from '../../rig/repository.js';
import type { Stack } from '../../rig/stack.js';
import { submitAnalysis } from '../../rig/tasks.js';
import { writeTree } from '../../rig/trees/write-tree.js';

type Level = 'debug' | 'info' | 'warn' | 'error';

/**
 * One act of a scripted analyzer. `log` is currentSubtask().log, `nest` Nest's logger, `temporal` that of the SDK; `lines`
 * logs the numbers from one to the other at once. `fail` throws an error that is tried again, `refuse` one that is not.
 * `waitFor` waits for a file and stops with its task, `blindlyWaitFor` hears of no cancellation.
 */
export type Act =
  | readonly ['progress', percent: number, message: string, metrics?: Readonly<Record<string, number>>]
  | readonly ['log', level: Level, text: string]
  | readonly ['nest', level: 'debug' | 'log' | 'warn' | 'error', text: string]
  | readonly ['temporal', level: Level, text: string]
  | readonly ['lines', first: number, last: number]
  | readonly ['find', message: string]
  | readonly ['fail' | 'refuse', type: string, message: string]
  | readonly ['pause', ms: number]
  | readonly ['waitFor' | 'blindlyWaitFor', path: string];

/** What each analyzer does at its first attempt, its second, and so on; the last script serves all further attempts. */
export type Scripts = Readonly<Partial<Record<AnalyzerName, readonly (readonly Act[])[]>>>;

const PRELOAD = pathToFileURL(join(REPOSITORY, 'test/tasks/support/scripted-analyzers.mjs')).href;

/** A worker of the build whose analyzers follow the script in the folder they analyze. */
export function startScriptedWorker(stack: Stack, queues = 'workflows,cpu'): Promise<SpawnedProcess> {
  return stack.startWorker(queues, { NODE_OPTIONS: `--import=${PRELOAD}` });
}

/** A folder whose analysis goes as scripted; a new one, unless it is to go differently from now on. */
export function writeScripts(stack: Stack, scripts: Scripts, folder = join(stack.trees, randomUUID())): string {
  return writeTree(folder, { 'scripts.json': JSON.stringify(scripts) });
}

/** Submits a task of exactly the scripted analyzers; returns its id. */
export function submitScripts(stack: Stack, scripts: Scripts, more: object = {}): Promise<string> {
  return submitAnalysis(stack, writeScripts(stack, scripts), { analyzers: Object.keys(scripts), ...more });
}
