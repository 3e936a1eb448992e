import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What one tool costs that runs alone: its process from its start, and what it starts. */
export interface ToolAlone {
  readonly analyzer: string;
  readonly tool: string;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** Why it did not see all of the tree; empty when it did. */
  readonly unread: readonly string[];
}

const SCRIPT = fileURLToPath(new URL('./one-tool.js', import.meta.url));

/** Runs every tool of these analyzers over a tree, one after the other, each in a process of its own. */
export async function* runToolsAlone(
  analyzers: readonly string[],
  root: string,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<ToolAlone> {
  const ask = async (...args: string[]): Promise<unknown> => {
    const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, ...args], { env: { PATH: path }, signal });
    return JSON.parse(stdout);
  };
  for (const analyzer of analyzers) {
    for (const tool of (await ask(analyzer)) as readonly string[]) yield (await ask(analyzer, tool, root)) as ToolAlone;
  }
}
