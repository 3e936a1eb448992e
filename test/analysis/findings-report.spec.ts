import fc from 'fast-check';
import {
  type AnalyzerReport,
  type ReportedFinding,
  SEVERITIES,
  type Severity,
} from '../../contracts/analysis/finding.js';
import { analysisRig, succeeded } from './support/analysis-rig.js';

const { aggregate } = analysisRig();
const finding = (about: Partial<ReportedFinding>): ReportedFinding => ({
  id: '',
  rule: 'rule',
  severity: 'low',
  cwe: null,
  file: 'a.js',
  line: 1,
  column: 1,
  message: 'message',
  tools: ['eslint'],
  line_hash: 'aaaa',
  ...about,
});
const report = (
  analyzer: string,
  findings: ReportedFinding[],
  about: Partial<AnalyzerReport> = {},
): AnalyzerReport => ({ analyzer, files: 10, tools: [], rules: [], findings, unread: [], ...about });
const unite = (...findings: ReportedFinding[]) => aggregate([succeeded(report('security', findings))]);

it('unites reports of one weakness on one line and names every tool', async () => {
  const { findings } = await aggregate([
    succeeded(report('security', [finding({ rule: 'a', cwe: 'CWE-78', severity: 'medium', column: 3 })])),
    succeeded(report('static', [finding({ rule: 'b', cwe: 'CWE-78', severity: 'high', column: 9, tools: ['ruff'] })])),
  ]);
  expect(findings).toEqual([expect.objectContaining({ rule: 'b', severity: 'high', tools: ['eslint', 'ruff'] })]);
});

it('unites rules of two tools that say the same', async () => {
  const { findings } = await unite(
    finding({ rule: 'no-undef' }),
    finding({ rule: 'TS2304', severity: 'medium', tools: ['typescript'] }),
  );
  expect(findings).toEqual([expect.objectContaining({ rule: 'TS2304', tools: ['eslint', 'typescript'] })]);
});

it('keeps two mistakes on one line apart', async () => {
  const { findings } = await unite(finding({ rule: 'no-undef', column: 1 }), finding({ rule: 'no-undef', column: 8 }));
  expect(findings).toHaveLength(2);
});

it('says how often a weakness stands on its line', async () => {
  const { findings } = await unite(finding({ cwe: 'CWE-78', column: 1 }), finding({ cwe: 'CWE-78', column: 8 }));
  expect(findings.map(({ message }) => message)).toEqual(['message (2 places on this line)']);
});

it('keeps the id of a finding whose line has moved', async () => {
  const [before] = (await unite(finding({ line: 1 }))).findings;
  const [after] = (await unite(finding({ line: 40, column: 5 }))).findings;
  expect(after?.id).toBe(before?.id);
});

it('gives equal lines ids of their own', async () => {
  const { findings } = await unite(finding({ line: 1 }), finding({ line: 2 }));
  expect(new Set(findings.map(({ id }) => id)).size).toBe(2);
});

it('sorts by file, line and column', async () => {
  const { findings } = await unite(finding({ file: 'b.js' }), finding({ line: 2 }), finding({ line: 1, column: 2 }));
  expect(findings.map(({ file, line }) => `${file}:${line}`)).toEqual(['a.js:1', 'a.js:2', 'b.js:1']);
});

it('counts every severity, also those that do not occur', async () => {
  const { counts } = await unite(finding({ severity: 'high' }));
  expect(counts).toEqual({ critical: 0, high: 1, medium: 0, low: 0, info: 0 });
});

it('never gives a worse grade for fewer findings', async () => {
  const all = Array.from({ length: 40 }, (_, n) =>
    finding({ line: n + 1, line_hash: `${n}`, severity: SEVERITIES[(n * 7) % 5] }),
  );
  const grades: string[] = [];
  for (let kept = all.length; kept >= 0; kept -= 1) grades.push((await unite(...all.slice(0, kept))).grade);
  expect(grades).toEqual([...grades].sort().reverse());
  expect(grades.at(-1)).toBe('A');
});

it('never gives a worse grade when a finding is removed, whatever the findings', async () => {
  const anyFindings = fc.array(fc.constantFrom(...SEVERITIES), { minLength: 1, maxLength: 60 });
  const any = fc.tuple(anyFindings, fc.nat(), fc.integer({ min: 0, max: 400 }));
  const gradeOf = async (severities: readonly Severity[], files: number): Promise<string> => {
    const findings = severities.map((severity, n) => finding({ severity, line: n + 1, line_hash: `${n}` }));
    return (await aggregate([succeeded(report('security', findings, { files }))])).grade;
  };
  await fc.assert(
    fc.asyncProperty(any, async ([severities, at, files]) => {
      const fewer = severities.filter((_, index) => index !== at % severities.length);
      expect((await gradeOf(fewer, files)) <= (await gradeOf(severities, files))).toBe(true);
    }),
  );
});

it('says what to do about every finding: by its weakness, else in the words of its rule', async () => {
  const rules = [
    { id: 'b', tool: 'eslint', severity: 'low', cwe: null, description: 'Says why', help_uri: 'https://example.org/b' },
  ] as const;
  const { findings } = await aggregate([
    succeeded(report('security', [finding({ cwe: 'CWE-89' }), finding({ rule: 'b', line: 2 })], { rules })),
  ]);
  expect(findings.map(({ fix }) => fix)).toEqual([
    expect.stringContaining('prepared statement'),
    'Says why. See https://example.org/b',
  ]);
});

it('names the analyzers that failed, were skipped or were not asked for', async () => {
  const failed = {
    name: 'security',
    status: 'FAILURE',
    error: { type: 'Timeout', message: 'It took too long.', subtask: 'security' },
  } as const;
  const { skipped } = await aggregate([failed]);
  expect(skipped).toEqual([
    { name: 'security', reason: 'Timeout: It took too long.' },
    ...['static', 'performance', 'dynamic', 'ai'].map((name) => ({ name, reason: 'This task did not ask for it.' })),
  ]);
});

it('names each unread file once', async () => {
  const unread = [{ file: 'a.js', reason: 'minified' }];
  const result = await aggregate([
    succeeded(report('security', [], { unread })),
    succeeded(report('static', [], { unread })),
  ]);
  expect(result.unread).toEqual(unread);
});
