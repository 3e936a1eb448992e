import { makeTar } from '../analysis/support/make-tar.js';
import { makeZip } from '../analysis/support/make-zip.js';
import { listFiles } from '../rig/trees/list-files.js';
import type { ErrorBody, TaskPage } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack({ workers: ['workflows,cpu'] });
const SYMLINK = 0o120777;
const FIFO = 0o010644;
const code = { name: 'index.js', bytes: 'export const one = eval(process.argv[2]);\n' };

const submit = (archive: string) =>
  stack.api.post<ErrorBody>('/tasks', { task_type: 'code_analysis', source: { archive } });

/** Everything below the stack's home that an archive could leave: blobs, halves of them, and unpacked trees. */
const leftBehind = () => listFiles(stack.home, ['artifacts', 'scratch']);

async function expectNothingKept(): Promise<void> {
  expect((await stack.api.get<TaskPage>('/tasks')).body.items).toEqual([]);
  expect(leftBehind()).toEqual([]);
}

describe('an archive that could harm is refused with 422, with no task and nothing left on disk', () => {
  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ['a tar that climbs out', () => makeTar([code, { name: '../evil.js', bytes: 'x' }])],
    ['a tar that climbs out further down', () => makeTar([{ name: 'a/../../evil.js', bytes: 'x' }])],
    ['a tar with an absolute path', () => makeTar([{ name: '/etc/cron.d/evil', bytes: 'x' }])],
    ['a tar with a symbolic link', () => makeTar([{ name: 'link.js', type: 'symlink', linkname: '/etc/passwd' }])],
    ['a tar with a hard link', () => makeTar([code, { name: 'link.js', type: 'link', linkname: '../../x' }])],
    ['a tar with a character device', () => makeTar([{ name: 'null.js', type: 'character-device' }])],
    ['a tar with a block device', () => makeTar([{ name: 'disk.js', type: 'block-device' }])],
    ['a tar with a pipe', () => makeTar([{ name: 'pipe.js', type: 'fifo' }])],
    [
      'a tar that unpacks to a thousand times its size',
      () => makeTar([{ name: 'zeros.js', bytes: Buffer.alloc(20_000_000) }]),
    ],
    ['a zip that climbs out', () => makeZip([code, { name: '../evil.js', bytes: 'x' }])],
    ['a zip that climbs out with backslashes', () => makeZip([{ name: '..\\..\\evil.js', bytes: 'x' }])],
    ['a zip with an absolute path', () => makeZip([{ name: '/etc/evil.js', bytes: 'x' }])],
    ['a zip with a drive letter', () => makeZip([{ name: 'C:\\evil.js', bytes: 'x' }])],
    ['a zip with a symbolic link', () => makeZip([{ name: 'link.js', bytes: '/etc/passwd', mode: SYMLINK }])],
    ['a zip with a pipe', () => makeZip([{ name: 'pipe.js', bytes: '', mode: FIFO }])],
    ['a zip that lies about its size', () => makeZip([{ name: 'a.js', bytes: Buffer.alloc(9_000), claimedSize: 1 }])],
    [
      'a zip that unpacks to a thousand times its size',
      () => makeZip([{ name: 'zeros.js', bytes: Buffer.alloc(20_000_000) }]),
    ],
  ])('%s', async (_, make) => {
    const { status, body } = await submit((await make()).toString('base64'));
    expect([status, body.error, Object.keys(body.details)]).toEqual([422, 'Cannot be read', ['source.archive']]);
    await expectNothingKept();
  });
});

describe('an archive that is none is refused, with no task and nothing left on disk', () => {
  test.each<[string, number, () => string | Promise<string>]>([
    ['text that is no base64', 400, () => 'not base64!'],
    ['base64 without its padding', 400, () => 'QUJD RA'.replace(' ', '')],
    ['nothing at all', 400, () => ''],
    ['base64 of something else', 422, () => Buffer.from('hello world').toString('base64')],
    ['a tar that was cut off', 422, async () => (await makeTar([code])).subarray(0, 60).toString('base64')],
    ['a zip that was cut off', 422, () => makeZip([code]).subarray(0, 60).toString('base64')],
  ])('%s', async (_, expected, make) => {
    const { status, body } = await submit(await make());
    expect([status, Object.keys(body.details)]).toEqual([expected, ['source.archive']]);
    await expectNothingKept();
  });
});

describe('an archive that is as it should be', () => {
  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ['a tar.gz', () => makeTar([code])],
    ['a zip', () => makeZip([code])],
  ])('is analyzed, and unpacked for no longer than that: %s', async (_, make) => {
    const archive = (await make()).toString('base64');
    const { task_id } = await stack.api.submit({ task_type: 'code_analysis', source: { archive } });
    const task = await stack.api.waitForTask(task_id);
    expect([task.status, task.partial]).toEqual(['SUCCESS', false]);
    const { body } = await stack.api.get<{ result: { findings: { file: string }[] } }>(`/tasks/${task_id}/result`);
    expect(body.result.findings.map(({ file }) => file)).toContain('index.js');
    expect(listFiles(stack.home, ['scratch'])).toEqual([]);
  });

  test('is stored once, and its task names the artifact instead of the bytes', async () => {
    const before = leftBehind();
    const archive = makeZip([{ ...code, name: 'once.js' }]).toString('base64');
    const first = await stack.api.submit({
      task_type: 'code_analysis',
      source: { archive },
      options: { start_delay_seconds: 600 },
    });
    const { input } = await stack.api.readTask(first.task_id);
    const { artifact_id } = input['source'] as { artifact_id: string };
    expect(input).toEqual({ source: { artifact_id: expect.any(String) as string } });
    const again = { source: { artifact_id }, options: { start_delay_seconds: 600 } };
    await stack.api.submit({ task_type: 'code_analysis', ...again });
    expect(leftBehind().length - before.length).toBe(1);
  });
});
