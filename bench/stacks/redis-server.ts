import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { portAnswers } from '../../scripts/processes/port-answers.js';
import { benchFolder } from './bench-folder.js';
import type { ProcessGroup } from './process-group.js';
import type { StackPlace } from './stack.js';

/** How redis-server is run here: that of PATH, else the unpacked Debian package with its libraries. */
export interface RedisServer {
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Where the packages are unpacked. */
export function redisFolder(): string {
  return join(benchFolder(), 'redis');
}

/** The redis-server that runs here, or null. */
export function findRedis(): RedisServer | null {
  const unpacked = join(redisFolder(), 'usr', 'bin', 'redis-server');
  const libraries = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((triple) =>
    join(redisFolder(), 'usr', 'lib', triple),
  );
  const candidates: RedisServer[] = [{ file: 'redis-server', env: {} }];
  if (existsSync(unpacked)) candidates.push({ file: unpacked, env: { LD_LIBRARY_PATH: libraries.join(':') } });
  return candidates.find((server) => versionOf(server) !== null) ?? null;
}

export function redisVersion(): string {
  const server = findRedis();
  if (server === null) throw new Error('There is no redis-server. Install the peers with: make bench-peers');
  return versionOf(server) ?? '';
}

/** Starts Redis as for a queue that must not be lost: an append-only file, synced every second. Returns its URL. */
export async function startRedis(group: ProcessGroup, { folder, ports }: StackPlace): Promise<string> {
  const server = findRedis();
  if (server === null) throw new Error('There is no redis-server. Install the peers with: make bench-peers');
  const data = join(folder, 'redis');
  mkdirSync(data, { recursive: true });
  const flags = {
    bind: '127.0.0.1',
    port: ports.redis,
    dir: data,
    save: '',
    appendonly: 'yes',
    appendfsync: 'everysec',
  };
  await group.start({
    name: 'redis',
    command: [server.file, ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, String(value)])],
    cwd: data,
    env: server.env,
    isReady: () => portAnswers(`127.0.0.1:${ports.redis}`),
  });
  return `redis://127.0.0.1:${ports.redis}/0`;
}

function versionOf({ file, env }: RedisServer): string | null {
  try {
    const options = { encoding: 'utf8', env: { ...process.env, ...env }, stdio: 'pipe', timeout: 10_000 } as const;
    return /v=(\S+)/.exec(execFileSync(file, ['--version'], options))?.[1] ?? null;
  } catch {
    return null;
  }
}
