import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { commandOf } from './process-command.js';

const LISTENING = '0A';

/** Who listens on a TCP port, in words: "process 4711 (node server.js)", or as much of it as this user may know. */
export function describePortHolder(port: number): string {
  const sockets = listeningSockets(port);
  const pid = findSocketOwner(new Set(sockets.map(({ inode }) => inode))) ?? askLsof(port);
  if (pid !== null) return `process ${pid} (${commandOf(pid) ?? 'command hidden'})`;
  const uid = sockets[0]?.uid;
  return uid === undefined ? 'an unknown process' : `a process of another user (uid ${uid})`;
}

function listeningSockets(port: number): readonly { inode: string; uid: string }[] {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    readLines(table)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => local?.endsWith(wanted) && state === LISTENING)
      .map((fields) => ({ uid: fields[7] ?? '', inode: fields[9] ?? '' })),
  );
}

function findSocketOwner(inodes: ReadonlySet<string>): number | null {
  if (inodes.size === 0) return null;
  for (const pid of list('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const fd of list(`/proc/${pid}/fd`)) {
      const inode = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`))?.[1];
      if (inode !== undefined && inodes.has(inode)) return Number(pid);
    }
  }
  return null;
}

function askLsof(port: number): number | null {
  try {
    const args = ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'];
    return Number.parseInt(execFileSync('lsof', args, { encoding: 'utf8', stdio: 'pipe' }), 10) || null;
  } catch {
    return null;
  }
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
