import type { Log } from 'sarif';
import type { CodeAnalysisResult } from '../../contracts/analysis/code-analysis.contract.js';
import type { AnalyzerReport } from '../../contracts/analysis/finding.js';
import type { JsonObject } from '../../contracts/json.js';
import { analysisRig, succeeded } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

const EARLIER = 'a0c6a6a2-6f0f-4a5e-9d0e-1f3f5a0b7c11';
const URL_FINDING = { rule: 'hsts', severity: 'low', cwe: null, line: 1, column: 1, message: 'm' } as const;

const then = writeTree({ 'kept.js': 'eval(a);\n', 'mended.js': 'eval(b);\n' });
const today = writeTree({ 'kept.js': '\n\neval(a);\n', 'mended.js': 'let b;\n', 'added.js': 'eval(c);\n' });
const { analyze, aggregate, artifacts, earlier, sarif } = analysisRig({ roots: [then, today] });
const before = await analyze('security', { path: then });
const now = await analyze('security', { path: today });
const first = await aggregate([succeeded(before)]);
remember(EARLIER, first);

function remember(taskId: string, result: CodeAnalysisResult): void {
  earlier.set(taskId, { inline: JSON.parse(JSON.stringify(result)) as JsonObject });
}

const compareWith = (...reports: readonly AnalyzerReport[]) =>
  aggregate(reports.map(succeeded), { compare_to: EARLIER });
const filesOf = (findings: readonly { readonly file: string }[] = []) => [...new Set(findings.map(({ file }) => file))];
const compared = await compareWith(now);

it('tells new, kept and fixed findings apart, wherever they moved', () => {
  const { comparison, findings } = compared;
  const places = (ids: readonly string[] = []) => filesOf(findings.filter(({ id }) => ids.includes(id)));
  expect(comparison).toMatchObject({ compare_to: EARLIER, missing: null, not_compared: [] });
  expect(places(comparison?.new)).toEqual(['added.js']);
  expect(places(comparison?.kept)).toEqual(['kept.js']);
  expect(filesOf(comparison?.fixed)).toEqual(['mended.js']);
});

it('has every finding of the result either new or kept', () => {
  const { comparison, findings } = compared;
  expect([...(comparison?.new ?? []), ...(comparison?.kept ?? [])].sort()).toEqual(findings.map(({ id }) => id).sort());
});

it.each<[string, Partial<AnalyzerReport>]>([
  ['its file was not read', { unread: [{ file: 'mended.js', reason: 'too large' }] }],
  ['the tree was not looked through to its end', { unread: [{ file: '.', reason: 'out of time' }] }],
  ['none of its tools ran', { tools: [] }],
])('calls a finding not fixed but not compared when %s', async (_, change) => {
  const { comparison } = await compareWith({ ...now, ...change });
  expect([filesOf(comparison?.fixed), filesOf(comparison?.not_compared)]).toEqual([[], ['mended.js']]);
});

it('calls a finding fixed when it is another file that was not read', async () => {
  const { comparison } = await compareWith({ ...now, unread: [{ file: 'mended.jsx', reason: 'too large' }] });
  expect(filesOf(comparison?.fixed)).toEqual(['mended.js']);
});

it('compares nothing of an analyzer that did not run again, though another uses the same tool', async () => {
  const quality = await analyze('static', { path: then });
  const undefinedNames = await aggregate([succeeded(before), succeeded(quality)]);
  remember('both', undefinedNames);
  const { comparison } = await aggregate([succeeded(now)], { compare_to: 'both' });
  expect(comparison?.not_compared.map(({ rule }) => rule)).toContain('no-undef');
  expect(comparison?.fixed.map(({ rule }) => rule)).not.toContain('no-undef');
});

it.each([
  ['fixed', 'http://127.0.0.1:8080/shop'],
  ['not_compared', 'http://127.0.0.1:9090/'],
  ['not_compared', undefined],
] as const)('calls a finding at a URL %s when the target is %s', async (list, target_url) => {
  const report = (files: readonly string[]): AnalyzerReport => ({
    analyzer: 'dynamic',
    files: 0,
    tools: [{ name: 'probes', version: '1', uri: '' }],
    rules: [],
    findings: files.map((file) => ({ ...URL_FINDING, id: '', file, tools: ['probes'], line_hash: 'aa' })),
    unread: [],
  });
  const shop = await aggregate([succeeded(report(['http://127.0.0.1:8080/']))]);
  remember('shop', shop);
  const { comparison } = await aggregate([succeeded(report([]))], {
    compare_to: 'shop',
    ...(target_url !== undefined && { target_url }),
  });
  expect(filesOf(comparison?.[list])).toEqual(['http://127.0.0.1:8080/']);
});

it('says of an earlier task that is gone that it is missing, and finishes', async () => {
  const { comparison, findings } = await aggregate([succeeded(now)], { compare_to: 'nobody' });
  expect(findings.length).toBeGreaterThan(0);
  expect(comparison).toEqual({
    compare_to: 'nobody',
    missing: expect.stringContaining('no code analysis') as string,
    new: [],
    kept: [],
    fixed: [],
    not_compared: [],
  });
});

it('compares nothing unless it is asked to', () => {
  expect(first.comparison).toBeNull();
  expect(sarif(first).toString()).not.toContain('baselineState');
});

it('gives each result of SARIF its baseline state', () => {
  const { runs } = JSON.parse(sarif(compared).toString()) as Log;
  const states = runs.flatMap(({ results = [] }) =>
    results.map((found) => [found.locations?.[0]?.physicalLocation?.artifactLocation?.uri, found.baselineState]),
  );
  expect([...new Set(states.map((state) => state.join(' ')))].sort()).toEqual(['added.js new', 'kept.js unchanged']);
});

it('shows in both reports what is new and what was fixed', () => {
  const { markdown, html } = compared.report_artifact_ids;
  const text = (id: string) => artifacts.kept.get(id)?.bytes.toString() ?? '';
  expect(text(markdown)).toMatch(/Fixed: 1\n[^]*\|[^|]*, new \| added\.js[^]*## Fixed\n[^]*\| mended\.js/);
  expect(text(html)).toMatch(/Fixed: <b>1<\/b>[^]*, new<\/td><td><code>added\.js[^]*<h2>Fixed<\/h2>[^]*mended\.js/);
});
