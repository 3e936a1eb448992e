import { join } from 'node:path';
import { readSettings } from '../../src/config/settings.js';
import { repositoryRoot } from '../../src/config/repository-root.js';

/** Where the peers are installed and the stacks keep their data. */
export function benchFolder(): string {
  return join(readSettings(process.env).home, 'bench');
}

/** The sources of a peer. */
export function peerFolder(name: string): string {
  return join(repositoryRoot(), 'bench', 'peers', name);
}

/** The folder of the programs of a Python peer's virtual environment. */
export function pythonBin(peer: string): string {
  return join(benchFolder(), 'python', peer, 'bin');
}
