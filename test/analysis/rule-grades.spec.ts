import type * as Cwes from '../../activities/analysis/weaknesses/cwe-names.js';
import type * as Equivalents from '../../activities/analysis/weaknesses/equivalent-rules.js';
import type * as Diagnostics from '../../activities/analysis/tools/typescript/diagnostic-grades.js';
import type * as Javascript from '../../activities/analysis/tools/eslint/javascript-grades.js';
import type * as Regexp from '../../activities/analysis/tools/eslint/regexp-grades.js';
import type * as Security from '../../activities/analysis/tools/eslint/security-grades.js';
import type * as Sonar from '../../activities/analysis/tools/eslint/sonar-grades.js';
import type * as Static from '../../activities/analysis/tools/eslint/static-profile.js';
import type * as Ruff from '../../activities/analysis/tools/ruff/ruff-profiles.js';
import type * as Typescript from '../../activities/analysis/tools/eslint/typescript-grades.js';
import security from 'eslint-plugin-security';
import { built } from './support/built.js';

const TOOLS = 'activities/analysis/tools';
const { CWE_NAMES } = await built<typeof Cwes>('activities/analysis/weaknesses/cwe-names.js');
const { EQUIVALENT_RULES } = await built<typeof Equivalents>('activities/analysis/weaknesses/equivalent-rules.js');
const { diagnosticNote } = await built<typeof Diagnostics>(`${TOOLS}/typescript/diagnostic-grades.js`);
const { JAVASCRIPT_GRADES } = await built<typeof Javascript>(`${TOOLS}/eslint/javascript-grades.js`);
const { TYPESCRIPT_GRADES } = await built<typeof Typescript>(`${TOOLS}/eslint/typescript-grades.js`);
const { REGEXP_GRADES } = await built<typeof Regexp>(`${TOOLS}/eslint/regexp-grades.js`);
const { SECURITY_GRADES, REDOS_GRADES } = await built<typeof Security>(`${TOOLS}/eslint/security-grades.js`);
const { SONAR_GRADES } = await built<typeof Sonar>(`${TOOLS}/eslint/sonar-grades.js`);
const { staticProfile } = await built<typeof Static>(`${TOOLS}/eslint/static-profile.js`);
const { RUFF_SECURITY, RUFF_STATIC } = await built<typeof Ruff>(`${TOOLS}/ruff/ruff-profiles.js`);

const staticGrades = { ...JAVASCRIPT_GRADES, ...TYPESCRIPT_GRADES, ...SONAR_GRADES, ...REGEXP_GRADES };
const eslintGrades = { ...staticGrades, ...SECURITY_GRADES, ...REDOS_GRADES };
const ruffGrades = { ...RUFF_SECURITY, ...RUFF_STATIC };

it('grades every rule of eslint-plugin-security', () => {
  const rules = Object.keys(security.rules ?? {}).map((rule) => `security/${rule}`);
  expect(Object.keys(SECURITY_GRADES).sort()).toEqual(rules.sort());
});

it('grades every rule that is on, and no other', () => {
  const rules = { ...staticProfile.javascript, ...staticProfile.typescript };
  const on = Object.keys(rules).filter(
    (rule) => staticProfile.javascript[rule] !== undefined || staticProfile.typescript[rule] !== 'off',
  );
  expect(Object.keys(staticGrades).sort()).toEqual(on.sort());
});

it('grades rules that are there', () => {
  const known = Object.entries(staticProfile.plugins).flatMap(([name, { rules = {} }]) =>
    Object.keys(rules).map((rule) => `${name}/${rule}`),
  );
  const graded = Object.keys({ ...SONAR_GRADES, ...REGEXP_GRADES, ...REDOS_GRADES });
  expect(graded.filter((rule) => !known.includes(rule))).toEqual([]);
});

it('knows the name of every weakness it points at', () => {
  const cwes = [
    ...Object.values(eslintGrades).map(([, cwe]) => cwe),
    ...Object.values(ruffGrades).map(([, , cwe]) => cwe),
  ];
  expect(cwes.filter((cwe) => cwe !== undefined && !CWE_NAMES[cwe])).toEqual([]);
});

it('gives rules that say the same the same weakness', () => {
  const cweOf = (rule: string) => eslintGrades[rule]?.[1] ?? (/^TS\d/.test(rule) ? diagnosticNote(rule).cwe : null);
  const mixed = Object.values(EQUIVALENT_RULES).filter((rules) => new Set(rules.map(cweOf)).size > 1);
  expect(mixed).toEqual([]);
});
