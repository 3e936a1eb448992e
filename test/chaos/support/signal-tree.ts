import pidtree from 'pidtree';

/** Sends a signal to a process and everything below it: PostgreSQL's backends have groups of their own. */
export async function signalTree(pid: number, signal: NodeJS.Signals): Promise<void> {
  for (const one of await pidtree(pid, { root: true })) {
    try {
      process.kill(one, signal);
    } catch {
      // A backend whose client has gone meanwhile.
    }
  }
}
