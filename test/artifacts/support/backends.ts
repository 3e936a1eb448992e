import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Stack } from '../../rig/stack.js';
import type { StackOptions } from '../../rig/stack-options.js';
import { useStack } from '../../rig/use-stack.js';
import { S3Server } from './s3-server.js';

export type BackendName = 'disk' | 's3';

/** A stack and a look into where it keeps its bytes. */
export interface StackWithStore {
  readonly stack: Stack;
  /** The paths or keys of everything there, unfinished uploads included. */
  list(): Promise<string[]>;
}

/** The stack of a test file, with its artifacts on disk or in an S3-compatible server of its own. */
export function useStore(backend: BackendName, { env = {}, ...options }: StackOptions = {}): StackWithStore {
  if (backend === 'disk') {
    const stack = useStack({ ...options, env });
    return { stack, list: async () => listFiles(join(stack.home, 'artifacts')) };
  }
  let server: S3Server;
  const all: Record<string, string> = { ...env };
  beforeAll(async () => {
    server = await S3Server.start();
    Object.assign(all, server.environment);
  });
  const stack = useStack({ ...options, env: all });
  afterAll(() => server.close());
  return { stack, list: () => server.list() };
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
