import { join } from 'node:path';
import { analysisRig } from './support/analysis-rig.js';

const ROOT = new URL('../../', import.meta.url).pathname;
const root = join(ROOT, 'node_modules');
const path = join(root, 'class-validator');

const first = analysisRig({ roots: [root] });
const second = analysisRig({ roots: [root] });
const result = await first.run({ path });
const again = await second.run({ path });

it('analyzes a package with more than 300 files where it is installed', () => {
  expect(result.files).toBeGreaterThan(300);
  expect(result.findings.length).toBeGreaterThan(0);
});

it('gives every finding an id of its own', () => {
  expect(new Set(result.findings.map(({ id }) => id)).size).toBe(result.findings.length);
});

it('finds the same again', () => {
  expect(again.findings).toEqual(result.findings);
});

it('writes the same SARIF again, byte for byte', () => {
  expect(second.sarif(again).equals(first.sarif(result))).toBe(true);
});
