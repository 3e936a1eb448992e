import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { drawChart } from './chart.js';
import { markdown } from './markdown.js';
import { MEASURES } from './measures.js';
import type { RunData } from './run-data.js';
import { summarize } from './summary.js';
import { judgeTargets } from './targets.js';

/** Writes latest.json, latest.md and latest.svg into the folder of the options. Returns the Markdown. */
export function writeReport(data: RunData): string {
  const { options, sizes, machine, started, versions, rounds, failures } = data;
  const folder = resolve(repositoryRoot(), options.out);
  const summary = summarize(rounds);
  const targets = judgeTargets(rounds);
  const text = markdown(data, summary, targets);
  const caption = `${machine.cores} cores (${machine.cpu}), median of ${options.rounds} rounds, lines from the least to the greatest`;
  const json = { started, machine, options, sizes, versions, measures: MEASURES, summary, targets, rounds, failures };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(json, null, 2)}\n`);
  writeFileSync(join(folder, 'latest.md'), text);
  writeFileSync(join(folder, 'latest.svg'), drawChart(summary, caption));
  return text;
}
