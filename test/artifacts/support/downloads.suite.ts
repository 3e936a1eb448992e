import { FormData } from 'undici';
import { ArtifactClient } from './artifact-client.js';
import { type BackendName, useStore } from './backends.js';
import { newBytes, sha256 } from './digest.js';

const SIZE = 100_000;

/** What can be asked of an artifact, whatever keeps its bytes. */
export function describeDownloads(backend: BackendName): void {
  const { stack } = useStore(backend);
  const artifacts = new ArtifactClient(() => stack.api.url);
  const bytes = newBytes(SIZE);
  const etag = `"${sha256(bytes)}"`;
  let id = '';
  beforeAll(async () => {
    id = (await artifacts.keep(bytes, { 'content-type': 'text/html' })).artifact_id;
  });

  test('a download can be saved and cannot be shown', async () => {
    const { status, headers } = await artifacts.fetch(id);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html',
      'content-length': String(SIZE),
      'content-disposition': `attachment; filename="${id}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      'cache-control': expect.stringMatching(/^private,.*\bimmutable\b/) as string,
      etag,
    });
  });

  test('HEAD answers the same headers and no bytes', async () => {
    const [head, get] = [await artifacts.fetch(id, {}, 'HEAD'), await artifacts.fetch(id)];
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    const hop = { date: '', connection: '', 'keep-alive': '' };
    expect({ ...head.headers, ...hop }).toEqual({ ...get.headers, ...hop });
  });

  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=10-19', 10, 19],
    ['bytes=99990-', 99_990, 99_999],
    ['bytes=99990-200000', 99_990, 99_999],
    ['bytes=-7', 99_993, 99_999],
    ['bytes=-200000', 0, 99_999],
  ])('the range %s is answered with just that part', async (range, start, end) => {
    const part = await artifacts.fetch(id, { range });
    expect(part.status).toBe(206);
    expect(part.headers['content-range']).toBe(`bytes ${start}-${end}/${SIZE}`);
    expect(part.bytes.equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  test.each(['bytes=1-2,5-6', 'bytes=9-3', 'bytes=-', 'bytes=a-b', 'items=0-1', 'bytes'])(
    'the range %s is answered with the whole',
    async (range) => {
      const { status, bytes: all } = await artifacts.fetch(id, { range });
      expect([status, all.equals(bytes)]).toEqual([200, true]);
    },
  );

  test.each(['bytes=100000-', 'bytes=100000-100001', 'bytes=-0', `bytes=${'9'.repeat(400)}-`])(
    'the range %s lies past the end',
    async (range) => {
      const { status, headers } = await artifacts.fetch(id, { range });
      expect([status, headers['content-range']]).toEqual([416, `bytes */${SIZE}`]);
    },
  );

  test('no range of an empty artifact can be satisfied, and the whole is nothing', async () => {
    const form = new FormData();
    form.set('file', new File([], 'empty'));
    const { body } = await artifacts.uploadForm(form);
    const ranged = await artifacts.fetch(body.artifact_id, { range: 'bytes=0-' });
    expect([ranged.status, ranged.headers['content-range']]).toEqual([416, 'bytes */0']);
    const whole = await artifacts.fetch(body.artifact_id);
    expect([whole.status, whole.headers['content-length'], whole.bytes.length]).toEqual([200, '0', 0]);
  });

  test.each([etag, `W/${etag}`, `"other", ${etag}`, '*'])('If-None-Match %s answers 304', async (condition) => {
    for (const method of ['GET', 'HEAD'] as const) {
      const answer = await artifacts.fetch(id, { 'if-none-match': condition }, method);
      expect([answer.status, answer.bytes.length, answer.headers['etag']]).toEqual([304, 0, etag]);
    }
  });

  test('If-None-Match with another tag answers the bytes', async () => {
    expect((await artifacts.fetch(id, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('If-Range asks for the part of just these bytes', async () => {
    const ask = async (condition: string) =>
      (await artifacts.fetch(id, { range: 'bytes=0-9', 'if-range': condition })).status;
    expect(await ask(etag)).toBe(206);
    expect(await ask('"other"')).toBe(200);
    expect(await ask(new Date().toUTCString())).toBe(200);
  });

  test.each(['0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11', 'nonsense', '%00', '..%2f..%2fetc%2fpasswd'])(
    'there is no artifact %s',
    async (unknown) => {
      expect((await artifacts.fetch(unknown)).status).toBe(404);
      expect((await artifacts.fetch(unknown, {}, 'HEAD')).status).toBe(404);
    },
  );

  test('a name cannot break out of its header or its folder', async () => {
    const name = encodeURIComponent('../../a\r\nb";\u0000 ünïcode \u{1f600}.html');
    const { body } = await artifacts.upload('x', {}, `?name=${name}`);
    const { headers } = await artifacts.fetch(body.artifact_id);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="ab\\"; _n_code _.html"; filename*=UTF-8''ab%22%3B%20%C3%BCn%C3%AFcode%20%F0%9F%98%80.html`,
    );
  });

  test('other routes still refuse bodies that are not JSON', async () => {
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/vnd.millrace.upload']) {
      const { status } = await stack.api.post('/tasks', undefined, { raw: 'x', headers: { 'content-type': type } });
      expect(status).toBe(415);
    }
  });
}
