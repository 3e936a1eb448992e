import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { analysisRig } from './support/analysis-rig.js';
import { GitServer } from './support/git-server.js';
import { makeRepository } from './support/make-repository.js';
import { writeTree } from './support/write-tree.js';

const folder = writeTree({ 'a.js': 'eval(x);\n', 'b.js': 'x = 1;\n'.repeat(20_000) });
const repository = makeRepository(folder);
repository.commit({ 'old.js': 'x\n' });
const commit = repository.commit({ 'new.js': 'y\n' });
const server = await GitServer.start(dirname(folder));
const other = await GitServer.start(dirname(folder));
afterAll(() => Promise.all([server.close(), other.close()]));
afterEach(() => {
  server.before = () => false;
});
const rig = analysisRig({ git: { schemes: ['http'], hosts: [server.host] } });
const url = `http://${server.host}/tree/.git`;

it('fetches from a server that is allowed', async () => {
  const source = await rig.fetch({ git_url: url });
  expect(source.commit).toBe(commit);
  expect((await rig.analyze('security', source)).files).toBe(4);
});

it('refuses another host without speaking to it', async () => {
  await expect(rig.fetch({ git_url: `http://${other.host}/tree/.git` })).rejects.toMatchObject({
    name: 'InvalidSource',
  });
  expect(other.requests).toEqual([]);
});

it('does not follow a server that sends it to another host', async () => {
  server.before = (request, response) => {
    response.writeHead(302, { location: `http://${other.host}${request.url}` }).end();
    return true;
  };
  await expect(rig.fetch({ git_url: url })).rejects.toMatchObject({
    name: 'InvalidSource',
    message: expect.stringMatching(/has moved/) as string,
  });
  expect(other.requests).toEqual([]);
});

it.each([
  ['a repository that is not there', 404, 'InvalidSource'],
  ['a repository that wants credentials', 401, 'InvalidSource'],
  ['a server that is overloaded', 503, 'GitUnreachable'],
])('tells %s apart', async (_what, status, name) => {
  server.before = (_request, response) => {
    response.writeHead(status, status === 401 ? { 'www-authenticate': 'Basic realm="x"' } : {}).end();
    return true;
  };
  await expect(rig.fetch({ git_url: url })).rejects.toMatchObject({ name });
});

it('takes a connection that breaks for something that may pass', async () => {
  server.before = (request) => {
    request.socket.destroy();
    return true;
  };
  await expect(rig.fetch({ git_url: url })).rejects.toMatchObject({ name: 'GitUnreachable' });
});

it('stops when it is aborted, and leaves nothing on disk', async () => {
  const abort = new AbortController();
  server.before = () => {
    abort.abort(new Error('enough'));
    return true;
  };
  await expect(rig.fetch({ git_url: url }, [], abort.signal)).rejects.toThrow('enough');
  const { scratchFolder } = rig.settings;
  expect(existsSync(scratchFolder) ? readdirSync(scratchFolder) : []).toEqual([]);
  expect(existsSync(join(folder, '.git'))).toBe(true);
});
