import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { request } from 'undici';
import type { Answer } from './answer.js';
import { closeSchemas } from './close-schemas.js';
import { findOperation, type OpenApiDocument } from './find-operation.js';

const DOCUMENT = 'document';
const ERROR_BODY = '#/components/schemas/ErrorBody';
const NO_OPERATION = [400, 404, 405, 413, 415];

/** Holds answers against an OpenAPI document: status, media type, and every field of the body, unknown ones included. */
export class OpenApiCheck {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });

  constructor(private readonly document: OpenApiDocument) {
    addFormats.default(this.ajv);
    this.ajv.addSchema(closeSchemas(structuredClone(document)), DOCUMENT);
  }

  static async load(url: string): Promise<OpenApiCheck> {
    const { body } = await request(`${url}/openapi.json`);
    return new OpenApiCheck((await body.json()) as OpenApiDocument);
  }

  /** Throws when the document does not describe this answer. */
  verify(method: string, target: string, answer: Answer): void {
    const path = target.split('?')[0] ?? '';
    const subject = `${method} ${path} answered ${answer.status}`;
    const operation = findOperation(this.document, method, path);
    if (!operation) {
      if (!NO_OPERATION.includes(answer.status))
        throw new Error(`${subject}, and the document does not know the operation.`);
      return this.verifyBody(subject, ERROR_BODY, answer);
    }
    const response = operation.responses[answer.status];
    if (!response) throw new Error(`${subject}, which the document does not list: ${JSON.stringify(answer.body)}`);
    const types = Object.keys(response.content ?? { '': {} });
    if (![answer.mediaType, '*/*'].some((type) => types.includes(type)))
      throw new Error(`${subject} as "${answer.mediaType}"; documented: ${types.join()}.`);
    if (types.includes('application/json') && method !== 'HEAD')
      this.verifyBody(
        subject,
        `${operation.pointer}/responses/${answer.status}/content/application~1json/schema`,
        answer,
      );
  }

  private verifyBody(subject: string, pointer: string, { body }: Answer): void {
    const validate = this.ajv.getSchema(`${DOCUMENT}${pointer}`) as ValidateFunction | undefined;
    if (!validate) throw new Error(`${subject}, and the document has no schema at ${pointer}.`);
    if (validate(body)) return;
    throw new Error(
      `${subject} with a body that is not as documented: ${this.ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`,
    );
  }
}
