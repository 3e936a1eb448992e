import { spawnSync } from 'node:child_process';

/** What the suites call and npm does not bring: how to see that it is there, and Debian's package of it. */
const TOOLS = [
  { name: 'jq', check: ['jq', '--version'], packages: ['jq'] },
  {
    name: 'Python 3 with venv',
    check: ['python3', '-c', 'import ensurepip, venv'],
    packages: ['python3', 'python3-venv'],
  },
];

const succeeds = ([file, ...args]) => spawnSync(file, args, { stdio: 'ignore' }).status === 0;

/** Runs apt-get, which waits for whoever else is installing. */
function aptGet(...args) {
  spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
}

const findMissing = () => TOOLS.filter(({ check }) => !succeeds(check));

let missing = findMissing();
if (missing.length > 0 && process.getuid?.() === 0) {
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', ...missing.flatMap(({ packages }) => packages));
  missing = findMissing();
}
for (const { name, packages } of missing)
  console.error(`The tests need ${name}, which is not installed: apt-get install ${packages.join(' ')}`);
process.exitCode = missing.length > 0 ? 1 : 0;
