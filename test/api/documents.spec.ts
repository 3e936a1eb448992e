import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { request } from 'undici';
import { REPOSITORY } from '../rig/repository.js';
import { useStack } from '../rig/use-stack.js';

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly responses: Record<string, unknown>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object> };
}

interface TaskType {
  readonly name: string;
  readonly input_schema: object;
  readonly examples: readonly { readonly input: object }[];
}

const stack = useStack({ workers: ['workflows,cpu,gpu'] });

const IMAGE_TYPES = ['image_generation', 'face_swap', 'background_removal', 'object_removal', 'style_transfer'];
const TYPES = ['code_analysis', 'model_training', 'model_prediction', ...IMAGE_TYPES];

async function readDocument(): Promise<Document> {
  const { body } = await request(`${stack.api.url}/openapi.json`);
  return (await body.json()) as Document;
}

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const document = await readDocument();
    expect(document.openapi).toBe('3.1.0');
    expect(await new Validator().validate({ ...document })).toEqual({ valid: true });
  });

  test('names and sums up every operation, each with a name of its own', async () => {
    const operations = Object.values((await readDocument()).paths).flatMap((path) => Object.values(path));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(operations.length);
    expect(operations.filter(({ operationId, summary }) => !operationId || !summary)).toEqual([]);
  });

  test('lists the way out for a store that is away on every route below the base path', async () => {
    const paths = Object.entries((await readDocument()).paths).filter(([path]) => path.startsWith('/api/v1/tasks'));
    const without = paths.filter(([, path]) => Object.values(path).some(({ responses }) => !responses['503']));
    expect(without.map(([path]) => path)).toEqual([]);
  });

  test('has a page at /docs, which needs nothing from elsewhere', async () => {
    const { statusCode, headers, body } = await request(`${stack.api.url}/docs`);
    const page = await body.text();
    expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('text/html') as string]);
    expect(page).not.toMatch(/(src|href)="https?:/);
    const script = /src="\.?\/?([^"]*swagger-ui-bundle\.js)"/.exec(page)?.[1] ?? '';
    expect((await request(new URL(script, `${stack.api.url}/docs`).href)).statusCode).toBe(200);
  });
});

describe('the list of task types', () => {
  test('shows each with the committed schema of its input, which its own examples fit', async () => {
    const { body } = await stack.api.get<{ items: TaskType[] }>('/task-types');
    expect(body.items.map(({ name }) => name)).toEqual(TYPES);
    for (const { name, input_schema, examples } of body.items) {
      expect(input_schema).toEqual(JSON.parse(readFileSync(join(REPOSITORY, 'schemas', `${name}.json`), 'utf8')));
      const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(input_schema);
      for (const { input } of examples) expect([validate(input), validate.errors]).toEqual([true, null]);
    }
  });
});

describe('health', () => {
  test('is live, whatever the rest does', async () => {
    expect((await stack.api.get('//health/live')).body).toEqual({ status: 'ok' });
  });

  test('is ready when the store, the engine and a worker of every queue in use answer, each named', async () => {
    await stack.api.waitUntilReady();
    const { body } = await stack.api.get<{ parts: Record<string, string> }>('//health/ready');
    expect(Object.keys(body.parts)).toEqual([
      'store',
      'engine',
      'task queue workflows',
      'task queue cpu',
      'task queue gpu',
    ]);
  });
});
