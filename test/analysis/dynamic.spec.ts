import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analysisRig, succeeded } from './support/analysis-rig.js';
import { serve } from './support/local-server.js';
import { temporaryFolder } from './support/temporary-folders.js';
import { badTwin, goodTwin } from './support/twins.js';
import { writeTree } from './support/write-tree.js';

const root = writeTree({ 'index.js': 'export const one = 1;\n' });
const rig = analysisRig({ roots: [root], targets: ['127.0.0.0/8'] });
const analyze = (target?: string) =>
  rig.analyze('dynamic', { path: root }, undefined, target === undefined ? {} : { target });

const bad = await serve(badTwin);
const good = await serve(goodTwin());
const badReport = await analyze(bad.url);

it('finds what is wrong with a running program, each with its weakness', () => {
  const found = badReport.findings.map(({ rule, file, cwe }) => `${rule} ${file.replace(bad.url, '/')} ${cwe}`);
  expect(found.sort()).toEqual([
    'cookie-without-httponly / CWE-1004',
    'cookie-without-samesite / CWE-1275',
    'cors-any-origin-with-credentials / CWE-942',
    'directory-listing /uploads/ CWE-548',
    'exposed-repository /.git/HEAD CWE-527',
    'exposed-settings /.env CWE-538',
    'missing-content-security-policy / CWE-693',
    'missing-frame-protection / CWE-1021',
    'missing-nosniff / CWE-693',
    'missing-referrer-policy / CWE-200',
    'no-rate-limit / CWE-770',
    'open-redirect /login CWE-601',
    "sql-in-error /?id='%22%3B-- CWE-209",
    'stack-in-error / CWE-209',
    'trace-method / CWE-489',
    'version-in-headers / CWE-200',
    'writing-methods-on-page / CWE-650',
  ]);
});

it('finds nothing in the twin without those mistakes', async () => {
  expect((await analyze(good.url)).findings).toEqual([]);
});

it('keeps every finding apart in the result and at its URL in SARIF', async () => {
  const result = await rig.aggregate([succeeded(badReport)]);
  expect(result.findings).toHaveLength(badReport.findings.length);
  const sarif = JSON.parse(rig.sarif(result).toString()) as {
    runs: { results: { locations: { physicalLocation: { artifactLocation: object } }[] }[] }[];
  };
  const locations = sarif.runs.flatMap(({ results }) =>
    results.map(({ locations: [first] }) => first?.physicalLocation.artifactLocation),
  );
  expect(locations).toContainEqual({ uri: `${bad.url}.env`, index: expect.any(Number) as number });
});

it('says the same again', async () => {
  expect((await analyze(bad.url)).findings).toEqual(badReport.findings);
});

it('judges the certificate and the cookies of a program that is served by TLS', async () => {
  const secure = await serve(badTwin, certificate());
  const rules = (await analyze(secure.url)).findings.map(({ rule }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['untrusted-certificate', 'cookie-without-secure', 'missing-hsts']));
  expect(rules).not.toContain('outdated-tls');
});

it('finds a server that accepts outdated TLS', async () => {
  const outdated = { minVersion: 'TLSv1' as const, ciphers: 'DEFAULT@SECLEVEL=0', ...certificate() };
  const rules = (await analyze((await serve(badTwin, outdated)).url)).findings.map(({ rule }) => rule);
  expect(rules).toContain('outdated-tls');
});

it('is skipped without a target, and says what to send', async () => {
  await expect(analyze()).rejects.toMatchObject({
    name: 'SubtaskSkipped',
    message: expect.stringContaining('target_url') as string,
  });
});

it('sends nothing to a target outside of ANALYSIS_TARGETS', async () => {
  const closed = analysisRig({ roots: [root], targets: ['10.0.0.0/8'] });
  const before = bad.asked.length;
  await expect(closed.analyze('dynamic', { path: root }, undefined, { target: bad.url })).rejects.toMatchObject({
    name: 'TargetRefused',
  });
  expect(bad.asked).toHaveLength(before);
});

it('does not follow a redirect outside, and says so', async () => {
  const away = await serve((_request, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end());
  const { unread } = await analyze(away.url);
  expect(unread).toContainEqual({
    file: away.url,
    reason: expect.stringContaining('10.0.0.1 is outside of ANALYSIS_TARGETS') as string,
  });
});

it('says that nobody answers', async () => {
  await expect(analyze('http://127.0.0.1:9/')).rejects.toMatchObject({ name: 'TargetUnreachable' });
});

it('gives what it has when its time is over, and names what is missing', async () => {
  const slow = await serve((request, response) => {
    if (request.method === 'GET' && !request.headers.origin) response.end('here');
  });
  const hurried = analysisRig({ roots: [root], targets: ['127.0.0.0/8'], analyzerTimeLimitSeconds: 2 });
  const report = await hurried.analyze('dynamic', { path: root }, undefined, { target: slow.url });
  expect(report.findings.map(({ rule }) => rule)).toContain('missing-nosniff');
  expect(report.unread).toContainEqual({
    file: slow.url,
    reason: expect.stringMatching(/probe of TLS did not run: the time limit of 2 s/) as string,
  });
});

/** A self-signed certificate and its key, made for this run. */
function certificate(): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = temporaryFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const about = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...about], {
    stdio: 'ignore',
  });
  return { key: readFileSync(key), cert: readFileSync(cert) };
}
