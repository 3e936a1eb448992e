import type { Log } from 'sarif';
import { analysisRig, succeeded } from './support/analysis-rig.js';
import type { AnalyzerReport } from '../../contracts/analysis/finding.js';

const HOSTILE = `<script>alert("1")</script> ![x](https://example.org/x.png) | [a](javascript:b) 'c' \`d\``;
const { aggregate, artifacts, sarif } = analysisRig();
const report: AnalyzerReport = {
  analyzer: 'security',
  files: 3,
  tools: [{ name: 'ast-grep', version: '1', uri: 'https://example.org' }],
  rules: [
    {
      id: 'sql',
      tool: 'ast-grep',
      severity: 'high',
      cwe: 'CWE-89',
      owasp: 'A03:2021',
      description: 'd',
      help_uri: null,
    },
  ],
  findings: [
    {
      id: '',
      rule: 'sql',
      severity: 'high',
      cwe: 'CWE-89',
      file: `${HOSTILE}.js`,
      line: 7,
      column: 1,
      message: HOSTILE,
      tools: ['ast-grep'],
      line_hash: 'aa',
    },
  ],
  unread: [],
};
const result = await aggregate([succeeded(report)]);
const text = (id: string) => artifacts.kept.get(id)?.bytes.toString() ?? '';
const html = text(result.report_artifact_ids.html);
const markdown = text(result.report_artifact_ids.markdown);

it('shows grade, place, fix and tools in both', () => {
  for (const page of [html, markdown]) {
    expect(page).toMatch(/Grade: (<b>)?C/);
    expect(page).toMatch(/prepared statement/);
    expect(page).toMatch(/ast\\?-grep/);
  }
});

it('holds no script and loads nothing in HTML, whatever the code says', () => {
  expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)');
  expect(html).not.toMatch(/<(script|img|a|iframe|link|object)\b/i);
  expect(html).toContain(`content="default-src 'none'`);
});

it('holds no HTML, link, picture or column of the code in Markdown', () => {
  expect(markdown).not.toMatch(/<|[^\\]!\[|[^\\]\]\(|javascript:/);
  const row = markdown.split('\n').find((line) => line.startsWith('| high | \\') || line.startsWith('| high | &lt;'));
  expect(row?.match(/(?<!\\)\|/g)).toHaveLength(6);
});

it('keeps equal results as equal reports', async () => {
  const again = await aggregate([succeeded(report)]);
  expect(text(again.report_artifact_ids.html)).toBe(html);
  expect(text(again.report_artifact_ids.markdown)).toBe(markdown);
});

it('tags rules in SARIF with their weakness and category, and says there what to do', () => {
  const [rule] = (JSON.parse(sarif(result).toString()) as Log).runs[0]?.tool.driver.rules ?? [];
  expect(rule?.properties?.tags).toEqual(['security', 'external/cwe/cwe-089', 'external/owasp/a03-2021']);
  expect(rule?.help?.text).toContain('prepared statement');
});
