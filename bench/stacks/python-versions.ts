import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pythonBin } from './bench-folder.js';

/** The versions of Python and of these packages in the environment of a peer. Throws when it is not installed. */
export function pythonVersions(peer: string, packages: readonly string[]): Readonly<Record<string, string>> {
  const python = join(pythonBin(peer), 'python');
  if (!existsSync(python)) throw new Error(`The peer ${peer} is not installed. Install it with: make bench-peers`);
  const program =
    'import json, sys, importlib.metadata as m; print(json.dumps({"python": sys.version.split()[0], **{p: m.version(p) for p in sys.argv[1:]}}))';
  return JSON.parse(execFileSync(python, ['-c', program, ...packages], { encoding: 'utf8' })) as Record<string, string>;
}
