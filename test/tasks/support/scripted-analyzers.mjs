import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { log } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { AnalysisActivities } from '../../../dist/activities/analysis/analysis.activities.js';
import { currentSubtask } from '../../../dist/src/subtasks/subtask-context.js';

/*
 * Loaded into a worker of the build before its own code (NODE_OPTIONS=--import): its analyzers do what the script in the
 * analyzed folder says. All around them - the attempt, its fences, the reporter, the store - is the product's own.
 */

const LOOK_MS = 20;
const nest = new Logger('Analyzer');

/** @typedef {ReturnType<typeof currentSubtask>} Subtask */

/** The acts of a script by their names; types and explanations are in scripts.ts. */
const ACTS = {
  progress: (/** @type {Subtask} */ subtask, percent, message, metrics) => subtask.progress(percent, message, metrics),
  log: (/** @type {Subtask} */ subtask, level, text) => subtask.log(level, text),
  nest: (_subtask, level, text) => nest[level](text),
  temporal: (_subtask, level, text) => log[level](text),
  lines: (/** @type {Subtask} */ subtask, first, last) => {
    for (let n = first; n <= last; n++) subtask.log('info', `line ${n}`);
  },
  fail: (_subtask, type, message) => {
    throw Object.assign(new Error(message), { name: type });
  },
  refuse: (_subtask, type, message) => {
    throw ApplicationFailure.nonRetryable(message, type);
  },
  pause: (/** @type {Subtask} */ subtask, ms) => sleep(ms, undefined, { signal: subtask.signal }),
  waitFor: async (/** @type {Subtask} */ subtask, path) => {
    while (!existsSync(path)) await sleep(LOOK_MS, undefined, { signal: subtask.signal });
  },
  blindlyWaitFor: async (_subtask, path) => {
    while (!existsSync(path)) await sleep(LOOK_MS);
  },
};

AnalysisActivities.prototype.analyzeCode = async function analyzeCode({ analyzer, source }) {
  const subtask = currentSubtask();
  const attempts = JSON.parse(readFileSync(join(source.path, 'scripts.json'), 'utf8'))[analyzer] ?? [[]];
  const script = attempts[Math.min(subtask.attempt, attempts.length) - 1];
  const findings = [];
  for (const [act, ...args] of script) {
    if (act === 'find') findings.push(describeFinding(analyzer, findings.length + 1, args[0]));
    else await ACTS[act](subtask, ...args);
  }
  return { analyzer, files: 1, tools: [], rules: [], findings, unread: [] };
};

function describeFinding(analyzer, line, message) {
  const about = { id: String(line), rule: 'scripted', severity: 'low', cwe: null, line_hash: String(line) };
  return { ...about, file: `${analyzer}.js`, line, column: 1, message, tools: ['eslint'] };
}
