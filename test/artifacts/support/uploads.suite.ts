import { FormData } from 'undici';
import { Readable } from 'node:stream';
import { waitFor } from '../../rig/wait-for.js';
import { ArtifactClient } from './artifact-client.js';
import { type BackendName, useStore } from './backends.js';
import { chunk, cutOffUpload } from './cut-off-upload.js';
import { newBytes, sha256 } from './digest.js';
import { queryStore } from './query-store.js';

const MEBIBYTE = 1024 * 1024;
const LIMIT = 40 * MEBIBYTE;

/** What an upload and a download are, whatever keeps the bytes. */
export function describeUploads(backend: BackendName): void {
  const store = useStore(backend, { env: { ARTIFACT_LIMIT_BYTES: String(LIMIT) } });
  const { stack } = store;
  const artifacts = new ArtifactClient(() => stack.api.url);

  const countRows = async () => {
    const rows = await queryStore<{ count: number }>(stack, 'SELECT count(*)::int AS count FROM artifacts');
    return rows[0]?.count;
  };

  /** Does something that must leave the store and its rows as they were, sooner or later. */
  const leavesNothing = async (attempt: () => Promise<void>) => {
    const before = [await countRows(), (await store.list()).sort()];
    await attempt();
    await waitFor('nothing to be left', async () => {
      const after = [await countRows(), (await store.list()).sort()];
      return JSON.stringify(after) === JSON.stringify(before);
    });
  };

  describe('an upload', () => {
    test('is answered with its id, its size, its type, its place and its SHA-256', async () => {
      const bytes = newBytes(1000);
      const { status, headers, body } = await artifacts.upload(bytes, { 'content-type': 'application/x-thing' });
      expect(status).toBe(201);
      expect(body).toEqual({ artifact_id: body.artifact_id, size: 1000, media_type: 'application/x-thing' });
      expect(headers['location']).toBe(`/api/v1/artifacts/${body.artifact_id}`);
      expect(headers['etag']).toBe(`"${sha256(bytes)}"`);
    });

    test.each([1, 8 * MEBIBYTE, 8 * MEBIBYTE + 1, 30 * MEBIBYTE])('of %d bytes comes back as it was', async (size) => {
      const bytes = newBytes(size);
      const { artifact_id } = await artifacts.keep(Readable.from([bytes]));
      const { status, bytes: downloaded } = await artifacts.fetch(artifact_id);
      expect(status).toBe(200);
      expect(downloaded.equals(bytes)).toBe(true);
    });

    test.each(['application/json', 'text/plain; charset=utf-8', 'application/x-www-form-urlencoded'])(
      'of %s is bytes like any other',
      async (type) => {
        const { body } = await artifacts.upload('{"broken": ', { 'content-type': type });
        expect(body.media_type).toBe(type.replace('; ', ';'));
        expect((await artifacts.fetch(body.artifact_id)).bytes.toString()).toBe('{"broken": ');
      },
    );

    test('without a type is octets', async () => {
      expect((await artifacts.keep(newBytes(10))).media_type).toBe('application/octet-stream');
    });

    test('as a form keeps the name and the type of the file', async () => {
      const bytes = newBytes(12 * MEBIBYTE);
      const form = new FormData();
      form.set('note', 'fields beside the file are allowed');
      form.set('file', new File([bytes], 'report.pdf', { type: 'application/pdf' }));
      const { status, body } = await artifacts.uploadForm(form);
      expect([status, body.media_type, body.size]).toEqual([201, 'application/pdf', bytes.length]);
      const { headers, bytes: downloaded } = await artifacts.fetch(body.artifact_id);
      expect(headers['content-disposition']).toBe('attachment; filename="report.pdf"');
      expect(downloaded.equals(bytes)).toBe(true);
    });

    test('of bytes that are there already makes an artifact and no more bytes', async () => {
      const bytes = newBytes(9 * MEBIBYTE);
      const before = (await store.list()).length;
      const kept = await Promise.all(Array.from({ length: 6 }, () => artifacts.keep(bytes)));
      expect(new Set(kept.map(({ artifact_id }) => artifact_id)).size).toBe(6);
      await waitFor('one blob', async () => (await store.list()).length === before + 1);
    });
  });

  describe('an upload that is refused leaves nothing', () => {
    test('when it says that it is too large', () =>
      leavesNothing(async () => {
        const { status, body } = await artifacts.upload(Buffer.alloc(LIMIT + 1));
        expect([status, body]).toEqual([
          413,
          { error: 'Too large', details: { _: [expect.stringContaining('ARTIFACT_LIMIT_BYTES')] } },
        ]);
      }));

    test('when it becomes too large on the way', () =>
      leavesNothing(async () => {
        const endless = Readable.from(Array.from({ length: 41 }, () => newBytes(MEBIBYTE)));
        const { status } = await artifacts.upload(endless);
        expect(status).toBe(413);
      }));

    test('when its file is too large', () =>
      leavesNothing(async () => {
        const form = new FormData();
        form.set('file', new File([newBytes(LIMIT + 1)], 'large'));
        expect((await artifacts.uploadForm(form)).status).toBe(413);
      }));

    test('when the form has two files', () =>
      leavesNothing(async () => {
        const form = new FormData();
        form.set('one', new File([newBytes(MEBIBYTE)], 'one'));
        form.set('two', new File([newBytes(MEBIBYTE)], 'two'));
        const { status, body } = await artifacts.uploadForm(form);
        expect([status, body]).toMatchObject([400, { details: { file: [expect.stringContaining('several')] } }]);
      }));

    test('when the form has no file', () =>
      leavesNothing(async () => {
        const form = new FormData();
        form.set('file', 'a field');
        expect((await artifacts.uploadForm(form)).status).toBe(400);
      }));

    test.each([
      ['without a boundary', 'multipart/form-data', 'x'],
      ['that is none', 'multipart/form-data; boundary=x', 'hello'],
      ['that ends in its file', 'multipart/form-data; boundary=x', part('abc')],
      ['that ends behind its file', 'multipart/form-data; boundary=x', `${part('abc')}\r\n--x\r\n`],
      ['that ends in the headers of its file', 'multipart/form-data; boundary=x', '--x\r\nContent-Disp'],
    ])('when it is a form %s', (_what, type, text) =>
      leavesNothing(async () => {
        expect((await artifacts.upload(text, { 'content-type': type })).status).toBe(400);
      }),
    );

    test('when its type is none', () =>
      leavesNothing(async () => {
        const { status, body } = await artifacts.upload('x', { 'content-type': 'nonsense' });
        expect([status, body]).toMatchObject([400, { details: { 'Content-Type': [expect.any(String)] } }]);
      }));

    test('when it has no body', () =>
      leavesNothing(async () => {
        expect((await artifacts.upload('')).status).toBe(400);
      }));
  });

  describe('an upload that is cut off leaves nothing', () => {
    const body = newBytes(20 * MEBIBYTE);
    const octets = { 'Content-Type': 'application/octet-stream' };
    const form = { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': String(30 * MEBIBYTE) };
    const cases = [
      ['with a length', { ...octets, 'Content-Length': String(30 * MEBIBYTE) }, body],
      ['in chunks', { ...octets, 'Transfer-Encoding': 'chunked' }, chunk(body)],
      ['as a form', form, Buffer.concat([Buffer.from(part('')), body])],
    ] as const;

    test.each(cases)('%s, by a reset', (_how, headers, sent) =>
      leavesNothing(() => cutOffUpload({ url: stack.api.url, headers, body: sent, ending: 'reset' })),
    );

    test.each(cases)('%s, by an end too early', (_how, headers, sent) =>
      leavesNothing(() => cutOffUpload({ url: stack.api.url, headers, body: sent, ending: 'half-closed' })),
    );

    test('by the end of the process', () =>
      leavesNothing(async () => {
        const before = (await store.list()).length;
        const first = stack.api;
        const api = await stack.startApi();
        stack.api = first;
        const cut = cutOffUpload({ url: api.client.url, headers: cases[0][1], body, ending: 'open' });
        await waitFor('the first bytes', async () => (await store.list()).length > before);
        await api.end();
        await cut;
        expect((await store.list()).length).toBe(before);
      }));

    test('and the API goes on', async () => {
      const bytes = newBytes(100);
      const { artifact_id } = await artifacts.keep(bytes);
      expect((await artifacts.fetch(artifact_id)).bytes.equals(bytes)).toBe(true);
    });
  });
}

function part(text: string): string {
  return `--x\r\nContent-Disposition: form-data; name="file"; filename="q"\r\nContent-Type: text/plain\r\n\r\n${text}`;
}
