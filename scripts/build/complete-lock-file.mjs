import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Adds to package-lock.json the optional packages of other platforms that npm left out. A registry mirror may not carry them;
 * `npm install` then skips them in silence, and `npm ci` refuses the lock file it wrote. They are never fetched where their
 * `os` and `cpu` do not match.
 */
const FILE = 'package-lock.json';
const SYSTEM = /android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32|aix/;
const PROCESSOR = /arm64|arm|x64|ia32|ppc64|s390x|riscv64|loong64|mips64el/;

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const added = [];
for (const [folder, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isLocked(folder, name) || !/^\d+\.\d+\.\d+/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = describe(name, version, dev);
    added.push(name);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
if (added.length > 0) writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} packages of other platforms added to ${FILE}`);

/** Looks where Node would: beside the package that asks, then in every folder above. */
function isLocked(folder, name) {
  const at = folder.lastIndexOf('/node_modules/');
  if (`${folder}${folder && '/'}node_modules/${name}` in lock.packages) return true;
  return folder !== '' && isLocked(at < 0 ? '' : folder.slice(0, at), name);
}

function describe(name, version, dev) {
  const platform = name.slice(name.indexOf('/') + 1);
  const [system] = SYSTEM.exec(platform) ?? [];
  const [processor] = PROCESSOR.exec(platform.replace(system ?? '', '')) ?? [];
  return {
    version,
    ...(processor ? { cpu: [processor] } : {}),
    ...(dev ? { dev } : {}),
    ...(system === 'linux' && /musl|gnu/.test(platform)
      ? { libc: [platform.includes('musl') ? 'musl' : 'glibc'] }
      : {}),
    optional: true,
    ...(system ? { os: [system] } : {}),
  };
}
