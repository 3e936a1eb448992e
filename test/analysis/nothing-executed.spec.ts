import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { analysisRig } from './support/analysis-rig.js';
import { temporaryFolder } from './support/temporary-folders.js';
import { writeTree } from './support/write-tree.js';

const marker = join(temporaryFolder(), 'executed');
const touch = `require('fs').appendFileSync(${JSON.stringify(marker)}, __filename + '\\n')`;
const touchModule = `import fs from 'fs';\nfs.appendFileSync(${JSON.stringify(marker)}, import.meta.url);\nexport default [];\n`;
const plugin = { compilerOptions: { plugins: [{ name: './plugin.cjs', transform: './plugin.cjs' }] } };

const root = writeTree({
  'package.json': JSON.stringify({
    name: 'trap',
    eslintConfig: { root: true, extends: './.eslintrc.js' },
    scripts: { postinstall: `node -e "${touch}"` },
  }),
  'eslint.config.js': touchModule,
  'eslint.config.mjs': touchModule,
  '.eslintrc.js': `${touch};\nmodule.exports = { rules: { 'no-undef': 'off' } };\n`,
  '.eslintrc.cjs': `${touch};\nmodule.exports = { plugins: ['trap'] };\n`,
  'node_modules/eslint-plugin-trap/index.js': `${touch};\n`,
  'node_modules/typescript/lib/typescript.js': `${touch};\n`,
  'node_modules/eslint/lib/api.js': `${touch};\n`,
  'plugin.cjs': `${touch};\nmodule.exports = () => ({});\n`,
  'tsconfig.json': JSON.stringify(plugin),
  'index.ts':
    "/* eslint security/detect-eval-with-expression: 'off' */\nexport const f = (code: string) => eval(code);\n",
  'pyproject.toml': '[tool.ruff]\nextend = "./evil.toml"\nlint.ignore = ["ALL"]\n',
  'ruff.toml': 'lint.ignore = ["ALL"]\n',
  'conftest.py': `open(${JSON.stringify(marker)}, 'w')\n`,
  'setup.py': `open(${JSON.stringify(marker)}, 'w')\neval(input())\n`,
});
const { run } = analysisRig({ roots: [root] });
const result = await run({ path: root });

it('executes nothing of the analyzed tree', () => {
  expect(existsSync(marker)).toBe(false);
});

it('does not let the tree configure what is reported', () => {
  const rules = result.findings.map(({ file, rule }) => `${file} ${rule}`);
  expect(rules).toEqual(expect.arrayContaining(['index.ts security/detect-eval-with-expression', 'setup.py S307']));
});

it('would notice an execution', () => {
  execFileSync(process.execPath, [join(root, 'plugin.cjs')]);
  expect(existsSync(marker)).toBe(true);
});
