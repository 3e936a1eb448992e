import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Pins from '../../activities/analysis/target/pinned-hosts.js';
import type * as Proxies from '../../activities/analysis/target/guarded-proxy.js';
import type * as Lists from '../../src/config/target-list.js';
import { ProxyAgent, request } from 'undici';
import { analysisRig } from './support/analysis-rig.js';
import { built } from './support/built.js';
import { serve } from './support/local-server.js';
import { temporaryFolder } from './support/temporary-folders.js';
import { writeTree } from './support/write-tree.js';

const { GuardedProxy } = await built<typeof Proxies>('activities/analysis/target/guarded-proxy.js');
const { PinnedHosts } = await built<typeof Pins>('activities/analysis/target/pinned-hosts.js');
const { TargetList } = await built<typeof Lists>('src/config/target-list.js');

// Installed by the suite before this one: make analyzers.
const INSTALLED = new URL('../../.millrace/analyzers/bin', import.meta.url).pathname;
const root = writeTree({ 'index.js': 'export const one = 1;\n' });
const analyze = (target: string, programFolders: readonly string[]) =>
  analysisRig({ roots: [root], targets: ['127.0.0.0/8'], programFolders }).analyze(
    'dynamic',
    { path: root },
    undefined,
    { target },
  );

const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };
const DESCRIPTION = JSON.stringify({
  ...{ openapi: '3.0.3', info: { title: 'Items', version: '1' } },
  paths: { '/items/{id}': { get: { parameters: [id], responses: { 200: { description: 'An item' } } } } },
});
const serveApi = () =>
  serve((asked, answer) => {
    if (asked.url === '/openapi.json') return void answer.end(DESCRIPTION);
    return void answer.writeHead(asked.url?.startsWith('/items/') && asked.method === 'GET' ? 500 : 404).end();
  });

it('says that a program that serves OpenAPI was not fuzzed for want of schemathesis', async () => {
  const { url } = await serveApi();
  expect((await analyze(url, [])).unread).toContainEqual({
    file: url,
    reason: 'It was not fuzzed: schemathesis is not installed on the worker. make analyzers installs it.',
  });
});

it('says so when schemathesis gives no report', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'schemathesis'), '#!/bin/sh\necho broken >&2\n');
  chmodSync(join(folder, 'schemathesis'), 0o755);
  const { url } = await serveApi();
  expect((await analyze(url, [folder])).unread).toContainEqual({
    file: url,
    reason: 'It was not fuzzed: schemathesis gave no report: broken',
  });
});

it('finds the operation that fails for an input its description allows', async () => {
  const { url } = await serveApi();
  const { findings, tools } = await analyze(url, [INSTALLED]);
  expect(tools.map(({ name }) => name)).toEqual(['probes', 'schemathesis']);
  expect(findings).toContainEqual(
    expect.objectContaining({
      rule: 'Server error',
      file: `${url}openapi.json`,
      message: 'GET /items/{id}: Server error.',
    }),
  );
});

describe('the proxy for programs that connect by themselves', () => {
  const proxy = new GuardedProxy(new PinnedHosts(new TargetList(['127.0.0.0/8'])));
  let address: string;
  let dispatcher: ProxyAgent;

  beforeAll(async () => {
    address = await proxy.open();
    dispatcher = new ProxyAgent({ uri: address, proxyTunnel: false });
  });
  afterAll(async () => {
    await dispatcher.destroy();
    proxy.close();
  });

  it('hands on what is allowed', async () => {
    const { url } = await serve((_asked, answer) => void answer.end('here'));
    expect(await (await request(url, { dispatcher })).body.text()).toBe('here');
  });

  it.each(['http://10.0.0.1/', 'http://169.254.169.254/'])('refuses %s', async (url) => {
    const { statusCode, body } = await request(url, { dispatcher });
    expect([statusCode, await body.text()]).toEqual([403, expect.stringContaining('outside of ANALYSIS_TARGETS')]);
  });

  it('refuses a tunnel to where it must not lead', async () => {
    const tunnel = new ProxyAgent({ uri: address, proxyTunnel: true });
    await expect(request('https://10.0.0.1/', { dispatcher: tunnel })).rejects.toThrow(/403/);
    await tunnel.destroy();
  });
});
