import { type Dispatcher, type FormData, request } from 'undici';
import type { Readable } from 'node:stream';
import type { Answer } from '../../rig/http/answer.js';
import { OpenApiCheck } from '../../rig/http/open-api-check.js';

export interface ArtifactAnswer {
  readonly artifact_id: string;
  readonly size: number;
  readonly media_type: string;
}

export interface Download {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bytes: Buffer;
}

type Headers = Record<string, string>;

const PATH = '/api/v1/artifacts';

/** Sends and fetches artifacts as bytes. Every answer must be one that the OpenAPI document of the API describes. */
export class ArtifactClient {
  private check: Promise<OpenApiCheck> | undefined;

  constructor(private readonly url: () => string) {}

  /** Uploads a body as it is. */
  async upload(body: Buffer | Readable | string, headers: Headers = {}, query = ''): Promise<Answer<ArtifactAnswer>> {
    return this.readJson('POST', `${PATH}${query}`, { headers, body });
  }

  async uploadForm(form: FormData): Promise<Answer<ArtifactAnswer>> {
    return this.readJson('POST', PATH, { body: form });
  }

  /** An upload that must be accepted. */
  async keep(body: Buffer | Readable, headers?: Headers): Promise<ArtifactAnswer> {
    const answer = await this.upload(body, headers);
    if (answer.status !== 201) throw new Error(`The upload was not accepted: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async fetch(artifactId: string, headers: Headers = {}, method: 'GET' | 'HEAD' = 'GET'): Promise<Download> {
    const path = `${PATH}/${artifactId}`;
    const response = await request(this.url() + path, { method, headers });
    const bytes = Buffer.from(await response.body.arrayBuffer());
    const answer = { status: response.statusCode, headers: single(response.headers), bytes };
    await this.verify(method, path, answer);
    return answer;
  }

  private async readJson<T>(method: 'POST', path: string, options: Partial<Dispatcher.RequestOptions>) {
    const response = await request(this.url() + path, { method, ...options });
    const bytes = Buffer.from(await response.body.arrayBuffer());
    const answer = { status: response.statusCode, headers: single(response.headers), bytes };
    await this.verify(method, path, answer);
    const { status, headers } = answer;
    return { status, headers, mediaType: 'application/json', body: JSON.parse(bytes.toString()) as T } as Answer<T>;
  }

  private async verify(method: string, path: string, { status, headers, bytes }: Download): Promise<void> {
    this.check ??= OpenApiCheck.load(this.url());
    const mediaType = headers['content-type']?.split(';')[0] ?? '';
    const isRefusal = status >= 400 && bytes.length > 0;
    const body = isRefusal || status === 201 ? (JSON.parse(bytes.toString()) as unknown) : bytes;
    (await this.check).verify(method, path, { status, headers, mediaType, body });
  }
}

function single(headers: Dispatcher.ResponseData['headers']): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()]));
}
