import { execa } from 'execa';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 50;
const START_MS = 30_000;

/** Nothing but the page may reach the network, and that by the proxy alone, loopback included. */
const FLAGS = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--ignore-certificate-errors',
  '--disable-quic',
  '--dns-prefetch-disable',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
];

export interface Browser {
  /** Where it is told what to do, on 127.0.0.1. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts Chromium with a profile in `folder`, with no way to the network but `proxy`. It is of the process group of its
 * analyzer, which ends as a whole. Rejects when it does not start, or is stopped.
 */
export async function openChromium(
  program: string,
  proxy: string,
  folder: string,
  signal: AbortSignal,
): Promise<Browser> {
  const profile = join(folder, 'profile');
  // As root Chromium starts without its sandbox only.
  const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...FLAGS, ...rootFlags, `--proxy-server=${proxy}`, `--user-data-dir=${profile}`, 'about:blank'];
  const env = { HOME: folder, PATH: '/usr/bin:/bin' };
  const browser = execa(program, args, {
    ...{ env, extendEnv: false, cwd: folder, reject: false, cancelSignal: signal, forceKillAfterDelay: 500 },
    ...({ stdin: 'ignore', stdout: 'ignore', stderr: 'ignore' } as const),
  });
  const close = async (): Promise<void> => {
    browser.kill('SIGKILL');
    await browser;
  };
  const port = await Promise.race([readPort(join(profile, 'DevToolsActivePort')), browser.then(() => null)]);
  if (port !== null) return { port, close };
  await close();
  throw new Error(`Chromium (${program}) did not start`);
}

async function readPort(file: string): Promise<number | null> {
  for (const end = performance.now() + START_MS; performance.now() < end; await sleep(LOOK_MS)) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.includes('\n')) return Number(text.split('\n')[0]);
  }
  return null;
}
