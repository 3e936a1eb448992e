import type * as Knees from '../../activities/analysis/load/find-knee.js';
import { analysisRig } from './support/analysis-rig.js';
import { built } from './support/built.js';
import { serve } from './support/local-server.js';
import { writeTree } from './support/write-tree.js';

const { findKnee } = await built<typeof Knees>('activities/analysis/load/find-knee.js');
const root = writeTree({ 'index.js': 'export const one = 1;\n' });
const rig = analysisRig({ roots: [root], targets: ['127.0.0.0/8'] });

const step = (connections: number, requests_per_s: number, errors = 0) => ({
  ...{ connections, seconds: 2, requests: 2 * requests_per_s, requests_per_s, bytes_per_s: 0 },
  ...{ p50_ms: 1, p90_ms: 1, p99_ms: 1, max_ms: 1, errors, refusals: 0 },
});

it.each([
  [
    'where more connections bring no more answers',
    [step(1, 100), step(2, 195), step(4, 370), step(8, 380), step(16, 370)],
    4,
  ],
  ['before the target fails', [step(1, 100), step(2, 200), step(4, 400, 50)], 2],
  ['at the end of a ramp that never bent', [step(1, 100), step(2, 200)], 2],
  ['nowhere when it failed from the start', [step(1, 100, 100)], undefined],
])('finds the knee %s', (_where, ramp, connections) => {
  expect(findKnee(ramp)?.connections).toBe(connections);
});

describe('a program that answers one after the other', () => {
  const seen = new Set<string | undefined>();
  let analysis: Awaited<ReturnType<typeof rig.analyze>>;
  let url: string;

  beforeAll(async () => {
    let busy = Promise.resolve();
    const server = await serve((request, response) => {
      seen.add(request.headers.host);
      busy = busy.then(() => new Promise((resolve) => setTimeout(resolve, 5))).then(() => void response.end('here'));
    });
    url = `http://localhost:${server.port}/`;
    analysis = await rig.analyze('performance', { path: root }, undefined, { target: url });
  });

  it('is measured step by step, to its knee and for a while there', () => {
    const load = analysis.metrics?.['load'] as { ramp: { connections: number; requests: number }[] } & Record<
      string,
      unknown
    >;
    expect(load.ramp.map(({ connections }) => connections).slice(0, 3)).toEqual([1, 2, 4]);
    for (const { requests } of load.ramp) expect(requests).toBeGreaterThan(0);
    expect(load).toMatchObject({ steady: { errors: 0, refusals: 0, p99_ms: expect.any(Number) as number } });
    expect(load['knee_connections']).toBe((load['steady'] as { connections: number }).connections);
  });

  it('is asked by its name, though at the address that was checked', () => {
    expect([...seen]).toEqual([new URL(url).host]);
  });

  it('has no finding, since it fails nobody', () => {
    expect(analysis.findings).toEqual([]);
  });

  it('is told of while it goes on', () => {
    const words = rig.said.map(({ message }) => message);
    expect(words).toEqual(expect.arrayContaining([expect.stringMatching(/^Load over 2 connections, \d s$/)]));
  });
});

it('finds a program that fails under load', async () => {
  const failing = await serve((_request, response) => response.writeHead(500).end());
  const { findings } = await rig.analyze('performance', { path: root }, undefined, { target: failing.url });
  expect(findings.map(({ rule, file }) => [rule, file])).toEqual([['fails-under-load', failing.url]]);
});

it('puts nothing under load outside of ANALYSIS_TARGETS', async () => {
  await expect(
    rig.analyze('performance', { path: root }, undefined, { target: 'http://10.0.0.1/' }),
  ).rejects.toMatchObject({
    name: 'TargetRefused',
  });
});
