import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MEASURES } from '../../bench/report/measures.js';
import type { RunData } from '../../bench/report/run-data.js';
import type { Summary } from '../../bench/report/summary.js';
import type { TargetResult } from '../../bench/report/targets.js';
import { findCli } from '../../scripts/engine/find-cli.js';
import { readSettings } from '../../src/config/settings.js';
import { findLeaks } from '../rig/processes/find-leaks.js';
import { type BenchRun, freePorts, runBench } from './run-bench.js';

/** Those that need no peers. */
const STACKS = ['millrace', 'bare-temporal'];

interface Report extends RunData {
  readonly summary: Summary;
  readonly targets: readonly TargetResult[];
}

const home = mkdtempSync(join(tmpdir(), 'millrace-bench-'));
const out = join(home, 'out');
let ports: readonly number[];
let run: BenchRun;

beforeAll(async () => {
  // PostgreSQL may run as another user, and must be able to enter.
  chmodSync(home, 0o755);
  ports = await freePorts();
  const env = { MILLRACE_HOME: home, TEMPORAL_CLI_PATH: await findCli(readSettings(process.env)) };
  const rest = ['--stacks', STACKS.join(','), '--port-base', String(ports[0]), '--out', out];
  run = await runBench(['--quick', '--rounds', '1', ...rest], env);
}, 300_000);

afterAll(async () => {
  expect(await findLeaks(home, [...ports])).toEqual([]);
  rmSync(home, { recursive: true });
});

const read = (file: string) => readFileSync(join(out, file), 'utf8');
const report = () => JSON.parse(read('latest.json')) as Report;

test('it runs to its end and prints the table', () => {
  expect(run.output).not.toMatch(/failed/);
  expect(run.exitCode).toBe(0);
  expect(run.output).toContain(read('latest.md').trim());
});

test('every figure of both stacks is there, with its spread', () => {
  const { summary, failures } = report();
  expect(failures).toEqual([]);
  expect(Object.keys(summary)).toEqual(expect.arrayContaining(STACKS));
  for (const stack of STACKS) {
    for (const { name } of MEASURES) {
      const spread = summary[stack]?.[name];
      expect({ name, rounds: spread?.rounds }).toEqual({ name, rounds: 1 });
      expect(spread?.min).toBeLessThanOrEqual(spread?.max ?? -1);
      expect(spread?.median).toBeGreaterThanOrEqual(name === 'idle_cpu_percent' ? 0 : Number.MIN_VALUE);
    }
  }
});

test('memory is told by process, and adds up', () => {
  const figures = report().summary['bare-temporal'] ?? {};
  const parts = Object.keys(figures).filter((name) => name.startsWith('pss_mib/'));
  expect(parts.sort()).toEqual(['pss_mib/api', 'pss_mib/temporal', 'pss_mib/worker']);
  const sum = parts.reduce((total, name) => total + (figures[name]?.median ?? 0), 0);
  expect(sum).toBeCloseTo(figures['pss_mib']?.median ?? 0, 3);
});

test('the machine and the versions are told', () => {
  const { machine, versions } = report();
  expect(machine).toMatchObject({ cores: expect.any(Number) as number, node: process.version });
  expect(machine.memory_mib).toBeGreaterThan(0);
  for (const stack of STACKS) expect(versions[stack]?.['temporal server']).toMatch(/^\d+\.\d+/);
});

test('targets are judged where their stacks were measured', () => {
  const { targets } = report();
  const judged = targets.filter(({ reached }) => reached !== null).map(({ target }) => target);
  expect(judged).toContain('Tasks per second / bare Temporal');
  expect(judged).not.toContain('Submit p50 / Celery');
});

test('the table has a row for each figure, the chart a panel for the main ones', () => {
  const [table, chart] = [read('latest.md'), read('latest.svg')];
  for (const { label, unit } of MEASURES) expect(table).toContain(`| ${label} [${unit}] |`);
  expect(chart).toMatch(/^<svg [^]*<\/svg>\s*$/);
  for (const text of ['Dispatch', 'Memory when idle', 'Millrace', 'bare Temporal']) expect(chart).toContain(text);
});
