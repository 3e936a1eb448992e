import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { analysisRig } from './support/analysis-rig.js';
import { serve } from './support/local-server.js';
import { temporaryFolder } from './support/temporary-folders.js';
import { writeTree } from './support/write-tree.js';

// Installed by the suite before this one: make analyzers.
const INSTALLED = new URL('../../.millrace/analyzers/bin', import.meta.url).pathname;
const WITH_BROWSER = [INSTALLED, ...(process.env['PATH'] ?? '').split(delimiter)];
const OUTSIDE = '127.0.0.9';
const root = writeTree({ 'index.js': 'export const one = 1;\n' });
const analyze = (target: string, programFolders: readonly string[]) =>
  analysisRig({ roots: [root], targets: ['127.0.0.1/32'], programFolders }).analyze(
    'dynamic',
    { path: root },
    undefined,
    { target },
  );

const servePage = (body: string) =>
  serve((asked, answer) => {
    if (asked.url !== '/') return void answer.writeHead(404).end();
    return void answer
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<!doctype html><html><head><title>A page</title></head><body>${body}</body></html>`);
  });

function writeProgram(folder: string, name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

it('reports what fails for people who cannot see the page, and the scores', async () => {
  const { url } = await servePage(
    '<main><h1>A heading</h1><p>Some text.</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>',
  );
  const { findings, tools, metrics, unread } = await analyze(url, WITH_BROWSER);
  expect(unread.filter(({ reason }) => reason.includes('Lighthouse'))).toEqual([]);
  expect(tools.map(({ name, version }) => [name, version])).toContainEqual(['lighthouse', '12.8.2']);
  const seen = findings.filter(({ tools: [tool] }) => tool === 'lighthouse');
  expect(seen.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['html-has-lang', 'image-alt']));
  expect(seen.find(({ rule }) => rule === 'image-alt')).toMatchObject({
    ...{ severity: 'low', file: url, line: 1 },
    message: expect.stringContaining('main > img') as string,
  });
  const { accessibility, performance, largest_contentful_paint_ms } = metrics?.['lighthouse'] as Record<string, number>;
  expect(accessibility).toBeLessThan(100);
  expect(performance).toBeGreaterThan(0);
  expect(largest_contentful_paint_ms).toBeGreaterThan(0);
});

it('lets the page reach nothing outside of ANALYSIS_TARGETS', async () => {
  const asked: string[] = [];
  const outside = createServer((request, answer) => {
    asked.push(request.url ?? '');
    answer.end();
  });
  await new Promise<void>((resolve) => outside.listen(0, OUTSIDE, resolve));
  const elsewhere = `http://${OUTSIDE}:${(outside.address() as AddressInfo).port}`;
  expect((await fetch(`${elsewhere}/by-the-test`)).status).toBe(200);
  const page = await servePage(`<p>Here</p><img alt="" src="${elsewhere}/reached"><img alt="" src="/inside">`);
  const { tools } = await analyze(page.url, WITH_BROWSER);
  outside.close();
  expect(tools.map(({ name }) => name)).toContain('lighthouse');
  expect(page.asked).toContain('GET /inside');
  expect(asked).toEqual(['/by-the-test']);
});

it('names Lighthouse, or the browser, when it is not installed', async () => {
  const { url } = await servePage('<p>Here</p>');
  expect((await analyze(url, [])).not_installed).toEqual([
    { name: 'lighthouse', reason: 'It is not installed on the worker. make analyzers installs it.' },
  ]);
  const folder = temporaryFolder();
  writeProgram(folder, 'lighthouse', 'exit 1');
  expect((await analyze(url, [folder])).not_installed).toEqual([
    {
      name: 'lighthouse',
      reason:
        'It needs a browser: install Chromium on the machines of the workers (on Debian: apt-get install chromium).',
    },
  ]);
});

it('says so when the browser does not start, and keeps what the probes found', async () => {
  const folder = temporaryFolder();
  writeProgram(folder, 'lighthouse', 'exit 1');
  writeProgram(folder, 'chromium', 'exit 1');
  const { url } = await servePage('<p>Here</p>');
  const { findings, unread } = await analyze(url, [folder]);
  expect(unread).toContainEqual({
    file: url,
    reason: `It was not looked at with Lighthouse: Chromium (${join(folder, 'chromium')}) did not start`,
  });
  expect(findings.length).toBeGreaterThan(0);
});

it('does not open a program that serves no page', async () => {
  const { url } = await serve((_asked, answer) => void answer.end('{}'));
  const { tools, not_installed } = await analyze(url, []);
  expect([tools.map(({ name }) => name), not_installed]).toEqual([['probes'], undefined]);
});
