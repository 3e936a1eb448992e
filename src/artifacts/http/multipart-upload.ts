import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { IncomingMessage } from 'node:http';
import { finished, type Readable } from 'node:stream';
import { refuse } from '../../http/api-error.js';
import { cutOff } from './metered-body.js';

const LIMITS = { files: 1, fields: 100, fieldSize: 64 * 1024, headerPairs: 100, headerSize: 16 * 1024 };

/** The file of a form. `rest` resolves when the form ended well after it, and must be awaited before the file counts. */
export interface FormFile {
  readonly bytes: Readable;
  readonly mediaType: string;
  readonly name: string | undefined;
  readonly rest: Promise<void>;
}

/** Reads a multipart/form-data request up to its one file. Refuses (400) a form that is broken, has none or has two. */
export function openForm(request: IncomingMessage, contentType: string): Promise<FormFile> {
  const form = createParser(contentType);
  const rest = parse(request, form);
  const file = new Promise<FormFile>((resolve) =>
    form.once('file', (_field, bytes, name, _encoding, mediaType) => {
      resolve({ bytes, mediaType, name: name || undefined, rest });
    }),
  );
  const noFile = rest.then(() => {
    throw refuse(400, 'The form holds no file. Send one as a part with a filename.', 'file');
  });
  return Promise.race([file, noFile]);
}

function createParser(contentType: string): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits: LIMITS });
  } catch {
    throw refuse(
      400,
      'The form has no boundary. Let your HTTP client write the Content-Type of forms.',
      'Content-Type',
    );
  }
}

function parse(request: IncomingMessage, form: BusboyInstance): Promise<void> {
  const parsing = new Promise<void>((resolve, reject) => {
    let file: Readable | undefined;
    const fail = (error: Error) => {
      request.unpipe(form);
      file?.destroy(error);
      reject(error);
    };
    form.on('file', (_field, bytes) => {
      file = bytes;
      bytes.on('error', () => fail(broken()));
    });
    form.on('filesLimit', () => fail(refuse(400, 'The form holds several files. Send each by itself.', 'file')));
    form.on('error', () => fail(broken()));
    form.on('finish', resolve);
    finished(request, { writable: false }, (error) => error && fail(cutOff()));
    request.pipe(form);
  });
  // It may fail while nobody waits for it yet.
  parsing.catch(() => undefined);
  return parsing;
}

function broken(): Error {
  return refuse(400, 'The form ends or is broken in the middle; nothing was kept. Send it again.', 'file');
}
