import { execa } from 'execa';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openChromium } from './chromium.js';
import type { LighthouseReport } from './lighthouse-report.js';

const LOAD_MS = 30_000;
const REPORT = 'report.json';

export interface Programs {
  readonly lighthouse: string;
  readonly chromium: string;
}

/** Looks at one page with Lighthouse in Chromium; `proxy` is the only way out. Rejects when it is stopped or gives no report. */
export async function runLighthouse(
  { lighthouse, chromium }: Programs,
  url: string,
  proxy: string,
  signal: AbortSignal,
): Promise<LighthouseReport> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-lighthouse-'));
  try {
    const browser = await openChromium(chromium, proxy, folder, signal);
    try {
      const args = [
        ...[url, '--port', String(browser.port), '--quiet', '--no-enable-error-reporting'],
        ...['--output', 'json', '--output-path', join(folder, REPORT), '--max-wait-for-load', String(LOAD_MS)],
      ];
      const env = { HOME: folder, PATH: dirname(process.execPath) };
      const { all, isCanceled } = await execa(lighthouse, args, {
        ...{ env, extendEnv: false, cwd: folder, reject: false, cancelSignal: signal, forceKillAfterDelay: 500 },
        ...({ stdin: 'ignore', all: true } as const),
      });
      if (isCanceled) throw new Error('it was stopped');
      const text = await readFile(join(folder, REPORT), 'utf8').catch(() => null);
      if (text === null) throw new Error(`Lighthouse gave no report: ${all.trim().split('\n').at(-1)}`);
      const report = JSON.parse(text) as LighthouseReport;
      if (report.runtimeError) throw new Error(`Lighthouse could not load the page: ${report.runtimeError.message}`);
      return report;
    } finally {
      await browser.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
