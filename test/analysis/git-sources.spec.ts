import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { analysisRig, succeeded } from './support/analysis-rig.js';
import { makeRepository } from './support/make-repository.js';
import { writeTree } from './support/write-tree.js';

const root = writeTree({ 'code/a.js': 'eval(x);\n', 'code/lib/b.py': 'exec(x)\n', 'plain/c.js': '' });
const outside = writeTree({ 'secret.js': 'eval(x);\n' });
const repository = makeRepository(join(root, 'code'));
repository.link('secret.js', join(outside, 'secret.js'));
const first = repository.commit({ '.gitattributes': 'a.js export-ignore filter=spy\n' });
repository.git('tag', 'v1');
mkdirSync(join(root, 'code/part'));
repository.git('update-index', '--add', '--cacheinfo', `160000,${first},part`);
const second = repository.commit({ 'new.js': 'eval(y);\n' });
const git = { schemes: ['file'], hosts: [] };
const rig = analysisRig({ roots: [root], git });
const urlOf = (folder: string) => pathToFileURL(folder).href;
const url = urlOf(join(root, 'code'));
const leftOver = () => (existsSync(rig.settings.scratchFolder) ? readdirSync(rig.settings.scratchFolder) : []);
const filesOf = async (source: Parameters<typeof rig.analyze>[1]) =>
  (await rig.analyze('security', source)).findings.map(({ file }) => file);

it('analyzes the newest commit of the default branch', async () => {
  const source = await rig.fetch({ git_url: url });
  expect(source.commit).toBe(second);
  expect(await filesOf(source)).toEqual(['a.js', 'lib/b.py', 'new.js']);
});

it.each([
  ['a tag', 'v1'],
  ['a commit', first],
])('analyzes %s', async (_what, git_ref) => {
  const source = await rig.fetch({ git_url: url, git_ref });
  expect(source.commit).toBe(first);
  expect(await filesOf(source)).toEqual(['a.js', 'lib/b.py']);
});

it('leaves out links and submodules, and says so', async () => {
  const { unread } = await rig.analyze('security', await rig.fetch({ git_url: url }));
  expect(unread).toEqual([]);
  expect(rig.logged.map(({ line }) => line)).toContain(
    'Links, submodules and large files are left out: part, secret.js',
  );
});

it('keeps equal commits as equal bytes', async () => {
  const digest = async () =>
    (await rig.artifacts.find((await rig.fetch({ git_url: url, git_ref: 'v1' })).artifact_id))?.sha256;
  expect(await digest()).toBe(await digest());
});

it('names the commit in the result', async () => {
  const report = await rig.analyze('security', await rig.fetch({ git_url: url, git_ref: 'v1' }));
  expect((await rig.aggregate([succeeded(report)])).commit).toBe(first);
});

it('looks at the commit of the reports that a rerun takes over', async () => {
  const report = await rig.analyze('security', await rig.fetch({ git_url: url, git_ref: 'v1' }));
  expect((await rig.fetch({ git_url: url }, [succeeded(report)])).commit).toBe(first);
});

it('runs no hook, and no filter or program that the repository or the user names', async () => {
  const ran = join(root, 'ran');
  const program = join(root, 'spy.sh');
  writeFileSync(program, `#!/bin/sh\ntouch ${ran}\n`, { mode: 0o755 });
  const home = writeTree({
    '.gitconfig': `[filter "spy"]\n smudge = ${program}\n[core]\n fsmonitor = ${program}\n hooksPath = ${root}/hooks\n`,
  });
  for (const hook of ['post-checkout', 'reference-transaction', 'post-merge', 'pre-receive']) {
    for (const folder of [join(root, 'hooks'), join(root, 'code/.git/hooks')]) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, hook), `#!/bin/sh\ntouch ${ran}\n`, { mode: 0o755 });
    }
  }
  const { HOME } = process.env;
  process.env['HOME'] = home;
  await rig.fetch({ git_url: url });
  process.env['HOME'] = HOME;
  rmSync(join(root, 'code/.git/hooks'), { recursive: true });
  expect(existsSync(ran)).toBe(false);
});

it.each([
  ['a repository outside of the roots', urlOf(outside), /ANALYSIS_ROOTS/],
  ['a folder that is no repository', urlOf(join(root, 'plain')), /no git repository/],
  ['a folder that is not there', urlOf(join(root, 'nowhere')), /There is no folder/],
  ['a host that is not allowed', 'https://example.org/a.git', /has the scheme https.*ANALYSIS_GIT_SCHEMES/],
  ['a program', 'ext::sh -c touch% /tmp/x', /has the scheme ext/],
  ['an option', '--upload-pack=touch', /is no URL/],
])('refuses %s', async (_what, git_url, message) => {
  await expect(rig.fetch({ git_url })).rejects.toMatchObject({
    name: 'InvalidSource',
    message: expect.stringMatching(message) as string,
  });
});

it('refuses a repository whose .git leads elsewhere', async () => {
  const worktree = join(root, 'worktree');
  repository.git('worktree', 'add', '--quiet', worktree, 'v1');
  await expect(rig.fetch({ git_url: urlOf(worktree) })).rejects.toThrow(/plain clone/);
});

it('refuses a branch that is not there, and leaves nothing on disk', async () => {
  await expect(rig.fetch({ git_url: url, git_ref: 'elsewhere' })).rejects.toMatchObject({
    name: 'InvalidSource',
    message: expect.stringMatching(/Check git_ref/) as string,
  });
  expect(leftOver()).toEqual([]);
});

it('refuses every host when none is set, and says what to set', async () => {
  const closed = analysisRig({ roots: [dirname(root)] });
  await expect(closed.fetch({ git_url: 'https://example.org/a.git' })).rejects.toThrow(/set ANALYSIS_GIT_HOSTS/);
});
