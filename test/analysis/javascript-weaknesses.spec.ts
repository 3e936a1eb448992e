import { analysisRig } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

const root = writeTree({
  'src/run.js': "const { exec } = require('child_process');\nmodule.exports = (name) => exec('ls ' + name);\n",
  'src/evaluate.ts': 'export const evaluate = (code: string): unknown => eval(code);\n',
  'src/pattern.mjs': 'export const isName = (text) => /^(\\w+\\s?)*$/.test(text);\n',
  'src/view.tsx':
    "import fs from 'fs';\nexport const View = (p: { file: string }) => <p>{fs.readFileSync(p.file)}</p>;\n",
  'src/card.jsx': 'export const Card = (p) => <p>{new RegExp(p.text).source}</p>;\n',
  'src/broken.js': 'export const = 1;\n',
  'src/silenced.js': '/* eslint-disable */\nmodule.exports = (code) => eval(code); // eslint-disable-line\n',
  'src/flow.js': '// @flow\nexport const f = (code: string) => eval(code);\n',
  'node_modules/dep/index.js': 'module.exports = (code) => eval(code);\n',
  'dist/run.js': 'module.exports = (code) => eval(code);\n',
});
const { analyze } = analysisRig({ roots: [root] });
const report = await analyze('security', { path: root });
const found = (file: string) =>
  report.findings.filter((finding) => finding.file === file).map(({ rule, cwe, line }) => ({ rule, cwe, line }));

it.each([
  ['src/run.js', 'security/detect-child-process', 'CWE-78', 2],
  ['src/evaluate.ts', 'security/detect-eval-with-expression', 'CWE-95', 1],
  ['src/pattern.mjs', 'security/detect-unsafe-regex', 'CWE-1333', 1],
  ['src/view.tsx', 'security/detect-non-literal-fs-filename', 'CWE-22', 2],
  ['src/card.jsx', 'security/detect-non-literal-regexp', 'CWE-1333', 1],
])('finds the weakness planted in %s', (file, rule, cwe, line) => {
  expect(found(file)).toContainEqual({ rule, cwe, line });
});

it('is not silenced by comments of the analyzed code', () => {
  expect(found('src/silenced.js')).toHaveLength(1);
});

it('reads JavaScript with types', () => {
  expect(found('src/flow.js')).toHaveLength(1);
});

it('names a file that does not parse and goes on', () => {
  expect(report.unread).toEqual([
    { file: 'src/broken.js', reason: expect.stringMatching(/^does not parse/) as string },
  ]);
});

it('leaves dependencies and build output out', () => {
  expect(report.findings.map((finding) => finding.file).filter((file) => !file.startsWith('src/'))).toEqual([]);
});

it('counts the files it analyzed', () => {
  expect(report.files).toBe(7);
});

it('names only the tools that had something to read', () => {
  expect(report.tools.map((tool) => tool.name)).toEqual(['ast-grep', 'eslint', 'secrets']);
});
