import type * as Cwes from '../../activities/analysis/weaknesses/cwe-names.js';
import type * as Pack from '../../activities/analysis/rules/rule-pack.js';
import { JAVASCRIPT_DATA_EXAMPLES } from './rule-examples/javascript-data.js';
import { JAVASCRIPT_INJECTION_EXAMPLES } from './rule-examples/javascript-injection.js';
import { JAVASCRIPT_PLACES_EXAMPLES } from './rule-examples/javascript-places.js';
import { PYTHON_REQUEST_EXAMPLES } from './rule-examples/python-requests.js';
import { PYTHON_SETTINGS_EXAMPLES } from './rule-examples/python-settings.js';
import { analysisRig } from './support/analysis-rig.js';
import { built } from './support/built.js';
import { writeTree } from './support/write-tree.js';

const { RULE_PACK } = await built<typeof Pack>('activities/analysis/rules/rule-pack.js');
const { CWE_NAMES } = await built<typeof Cwes>('activities/analysis/weaknesses/cwe-names.js');

const examples = {
  ...JAVASCRIPT_DATA_EXAMPLES,
  ...JAVASCRIPT_INJECTION_EXAMPLES,
  ...JAVASCRIPT_PLACES_EXAMPLES,
  ...PYTHON_REQUEST_EXAMPLES,
  ...PYTHON_SETTINGS_EXAMPLES,
};
const endingOf = (rule: string) => (rule.startsWith('py-') ? 'py' : 'jsx');
const files = Object.entries(examples).flatMap(([rule, [bad, good]]) => [
  [`${rule}.bad.${endingOf(rule)}`, `${bad}\n`],
  [`${rule}.good.${endingOf(rule)}`, `${good}\n`],
]);
// The grammar of .ts files is another one.
const inTypescript = Object.entries(examples).filter(([rule]) => rule.startsWith('js-') && rule !== 'js-react-html');
for (const [rule, [bad]] of inTypescript) files.push([`${rule}.bad.ts`, `${bad}\n`]);
const root = writeTree(Object.fromEntries(files) as Record<string, string>);
const report = await analysisRig({ roots: [root] }).analyze('security', { path: root });
const filesWith = (rule: string) =>
  report.findings.filter((finding) => finding.rule === rule).map((finding) => finding.file);

it('has an example of every rule', () => {
  expect(Object.keys(examples).sort()).toEqual(RULE_PACK.map(({ id }) => id).sort());
});

it.each(RULE_PACK.map(({ id }) => id))('%s reports what is wrong and nothing done right', (rule) => {
  expect(filesWith(rule)).toContain(`${rule}.bad.${endingOf(rule)}`);
  expect(filesWith(rule)).not.toContain(`${rule}.good.${endingOf(rule)}`);
});

it.each(inTypescript.map(([rule]) => rule))('%s reads TypeScript too', (rule) => {
  expect(filesWith(rule)).toContain(`${rule}.bad.ts`);
});

it('names a category of OWASP and a weakness with a name for every rule that fired', () => {
  const own = report.rules.filter(({ tool }) => tool === 'ast-grep');
  expect(own).toHaveLength(RULE_PACK.length);
  expect(own.filter(({ owasp, cwe }) => !/^A\d\d:2021$/.test(owasp ?? '') || !CWE_NAMES[cwe ?? ''])).toEqual([]);
});
