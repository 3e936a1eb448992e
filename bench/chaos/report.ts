import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { formatNumber } from '../report/format-figure.js';
import { grid } from '../report/grid.js';
import { STACKS } from '../stacks/stacks.js';
import type { ChaosData, StackTrial } from './chaos-data.js';
import { TRIALS } from './trials.js';

const HEAD = ['Stack', 'Killed', 'Accepted', 'Finished', 'Lost', 'Run twice', 'Told SUCCESS', 'All finished after [s]'];

/** Writes chaos.json and chaos.md into the folder of the options. Returns the Markdown. */
export function writeChaosReport(data: ChaosData): string {
  const folder = resolve(repositoryRoot(), data.options.out);
  const text = `${machineLine(data)}\n\n${grid([HEAD, ...data.trials.map(row)])}\n`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'chaos.json'), `${JSON.stringify(data, null, 2)}\n`);
  writeFileSync(join(folder, 'chaos.md'), text);
  return text;
}

function machineLine({ machine, options, started }: ChaosData): string {
  const { cores, cpu, memory_mib: memory, kernel, node, load_before: load } = machine;
  return (
    `Measured on ${started.toISOString().slice(0, 10)}: ${cores} cores (${cpu}), ${formatNumber(memory / 1024)} GiB, Linux ${kernel}, ` +
    `Node.js ${node}, load before the run ${load}. ${options.tasks} tasks of 200 ms, ${options.slots} bodies at once per stack, ` +
    '4 for the threads. One run of each trial.'
  );
}

function row(one: StackTrial): readonly string[] {
  const names = [
    STACKS.find(({ name }) => name === one.stack)?.title ?? one.stack,
    TRIALS.find(({ name }) => name === one.trial)?.title ?? one.trial,
  ];
  if ('failure' in one) return [...names, '**failed**', ...Array.from({ length: HEAD.length - 3 }, () => '-')];
  const { accepted, finished, lost, held, ran_twice: twice, told_success: told, finished_s: seconds } = one.verdict;
  const { unacknowledged, queued } = held;
  const kept = [unacknowledged > 0 ? `${unacknowledged} held` : '', queued > 0 ? `${queued} stuck` : ''].filter(
    Boolean,
  );
  const lostCell = kept.length > 0 ? `${lost} (${kept.join(', ')})` : String(lost);
  return [...names, ...[accepted, finished, lostCell, twice, told, seconds ?? 'never'].map(String)];
}
