import type * as Lists from '../../src/config/target-list.js';
import type * as Urls from '../../src/config/target-url.js';
import type * as Pins from '../../activities/analysis/target/pinned-hosts.js';
import type * as Clients from '../../activities/analysis/target/target-client.js';
import { built } from './support/built.js';
import { serve } from './support/local-server.js';

const { TargetList, isTargetEntry } = await built<typeof Lists>('src/config/target-list.js');
const { readTargetUrl } = await built<typeof Urls>('src/config/target-url.js');
const { PinnedHosts } = await built<typeof Pins>('activities/analysis/target/pinned-hosts.js');
const { TargetClient } = await built<typeof Clients>('activities/analysis/target/target-client.js');

const LOOPBACK = ['127.0.0.0/8', '::1'];
const clients: InstanceType<typeof TargetClient>[] = [];
afterAll(() => Promise.all(clients.map((client) => client.close())));

function client(entries: readonly string[] = LOOPBACK, resolve?: Pins.Resolve) {
  const made = new TargetClient(new PinnedHosts(new TargetList(entries), resolve), new AbortController().signal);
  clients.push(made);
  return made;
}

const { port, url, asked } = await serve((request, response) => {
  const away = new URL(request.url ?? '/', url).searchParams.get('to');
  response.writeHead(away ? 302 : 200, away ? { location: away } : {}).end('here');
});

it('speaks to loopback, by address and by name', async () => {
  await expect(client().ask(url)).resolves.toMatchObject({ status: 200, body: 'here' });
  await expect(client().ask(`http://localhost:${port}/`)).resolves.toMatchObject({ status: 200 });
});

it.each([
  'http://0x7f.1/',
  'http://2130706433/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://127.0.0.1./',
  'http://localhost./',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://user@127.0.0.1/',
  'http://127.0.0.1\\@10.0.0.1/',
  'http://①②⑦.0.0.1/',
  'http:127.0.0.1/',
  ' http://127.0.0.1/',
  'http://127.0.0.1/\n',
  'ftp://127.0.0.1/',
  'file:///etc/passwd',
  '//127.0.0.1/',
])('refuses %j for the way it is written', async (text) => {
  expect(readTargetUrl(text)).toHaveProperty('problem');
  await expect(client().ask(text)).rejects.toMatchObject({ name: 'TargetRefused' });
});

it.each([
  'http://10.0.0.1/',
  'http://169.254.169.254/latest',
  'http://[fd00::1]/',
  'http://[::]/',
  'http://0.0.0.0/',
  'https://8.8.8.8/',
])('refuses the address of %s', async (text) => {
  await expect(client().ask(text)).rejects.toThrow(/outside of ANALYSIS_TARGETS/);
});

it('refuses a name of which one address is outside', async () => {
  const resolve = async () => ['127.0.0.1', '10.0.0.1'];
  await expect(client(LOOPBACK, resolve).ask(`http://two.example:${port}/`)).rejects.toThrow(/leads to 10\.0\.0\.1/);
});

it('asks a name for its address once, so that it cannot lead elsewhere later', async () => {
  const answers = [['127.0.0.1'], ['10.0.0.1']];
  const rebinding = client(LOOPBACK, async () => answers.shift() ?? []);
  await rebinding.ask(`http://rebinding.example:${port}/first`);
  await expect(rebinding.ask(`http://rebinding.example:${port}/second`)).resolves.toMatchObject({ status: 200 });
  expect(answers).toEqual([['10.0.0.1']]);
  expect(asked).toContain('GET /second');
});

it('opens the public addresses of a listed name, and no private one', () => {
  const list = new TargetList(['staging.example.com']);
  expect(list.allows('93.184.215.14', 'staging.example.com')).toBe(true);
  expect(list.allows('93.184.215.14', 'other.example.com')).toBe(false);
  for (const address of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '64:ff9b::a00:1', '2002:a00:1::'])
    expect(list.allows(address, 'staging.example.com')).toBe(false);
});

it.each(['http://10.0.0.1/', 'http://0xa9fea9fe/', '//169.254.169.254/', 'file:///etc/passwd'])(
  'does not follow a redirect to %s',
  async (away) => {
    await expect(client().follow(`${url}?to=${encodeURIComponent(away)}`)).rejects.toMatchObject({
      name: 'TargetRefused',
    });
  },
);

it('follows a redirect that stays inside', async () => {
  await expect(client().follow(`${url}?to=/inside`)).resolves.toMatchObject({ url: `${url}inside`, status: 200 });
});

it.each([
  ['127.0.0.0/8', true],
  ['::1', true],
  ['staging.example.com', true],
  ['localhost', true],
  ['300.1.1.1', false],
  ['0x7f.1', false],
  ['http://localhost', false],
  ['*', false],
  ['', false],
])('reads %j as an entry of ANALYSIS_TARGETS: %s', (entry, fits) => {
  expect(isTargetEntry(entry)).toBe(fits);
});
