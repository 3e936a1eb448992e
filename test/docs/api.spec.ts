import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useStack } from '../rig/use-stack.js';
import { readBlocks, readCommands, readDocument } from './support/documents.js';
import { runModule } from './support/run-module.js';
import { requireCommand, Shell } from './support/shell.js';

const DOCUMENT = 'docs/api.md';
const blocks = readCommands(DOCUMENT);

const FILES = 80;
const PART = Array.from({ length: 150 }, (_, line) => `export const f${line} = (a) => eval(a[${line}]);\n`).join('');

let shell: Shell;
// Before the stack's own: it must not outlive the stack.
afterAll(() => shell.close());

const stack = useStack({ workers: ['workflows,cpu,gpu'] });

beforeAll(() => {
  requireCommand('jq');
  const [code, large] = [join(stack.trees, 'code'), join(stack.trees, 'large')];
  const cwd = join(stack.home, 'api');
  for (const folder of [code, large, cwd]) mkdirSync(folder);
  writeFileSync(join(code, 'index.js'), PART);
  for (let file = 0; file < FILES; file += 1) writeFileSync(join(large, `part-${file}.js`), PART);
  const { PATH, HOME, LANG } = process.env;
  const replace = { 'http://127.0.0.1:3000': stack.api.url, 'SOURCE=$PWD': `SOURCE=${code}` };
  shell = new Shell({ cwd, env: { PATH, HOME, LANG }, replace });
});

/** What some blocks must have printed, by their heading; the others must only succeed. */
const EXPECTED: Readonly<Record<string, RegExp>> = {
  Errors: /"error":"Invalid input"/,
  'Submit a task: `POST /tasks`': /202 Accepted|"status":"PENDING"/,
  'Once only: `Idempotency-Key`': /was submitted before with this key/,
  'As earlier front ends do: `POST /tasks/submit/`': /"code_analysis task submitted successfully"/,
  'Watch a task: `GET /tasks/{id}/events`': /event: done\ndata: .*"status":"SUCCESS"/,
  'Read a task': /"grade": "[A-F]"/,
  'List tasks: `GET /tasks`': /"ids": \[\n/,
  'Cancel: `POST /tasks/{id}/cancel`': /event: done\ndata: .*"status":"REVOKED"/,
  'Rerun: `POST /tasks/{id}/rerun`': /submitted successfully[^]*submitted successfully/,
  'Many at once: `POST /tasks/cancel`, `POST /tasks/rerun`': /"matched":\d+,"requested":0/,
  'The service': /millrace_tasks{task_type="code_analysis"[^]*"status":"ok"[^]*"status":"ready"/,
};

test.each(blocks)('line $line: $heading', async (block) => {
  // What is cancelled must still be at work when the cancellation comes.
  const tree = block.heading.startsWith('Cancel') ? 'large' : 'code';
  await shell.run({ document: DOCUMENT, line: 0, text: `SOURCE=${join(stack.trees, tree)}` });
  const printed = await shell.run(block);
  expect(printed).toMatch(EXPECTED[block.heading] ?? /^/);
});

test('the TypeScript examples are one module that compiles and runs', async () => {
  const code = join(stack.trees, 'code');
  const printed = await runModule(DOCUMENT, {
    cwd: code,
    prelude: `import { WebSocket } from 'undici';\n`,
    replace: { 'http://127.0.0.1:3000': stack.api.url },
  });
  const lines = ['true', '0 % Accepted', 'SUCCESS', 'REVOKED', '206 bytes', 'code_analysis: Code analysis', 'cpu 0'];
  for (const line of lines) expect(printed).toContain(line);
});

test('the refusal shown is the one that is answered', async () => {
  const { body } = await stack.api.post('/tasks', { task_type: 'code_analysis' });
  const [shown] = readBlocks(DOCUMENT).filter(({ language, heading }) => language === 'json' && heading === 'Errors');
  expect(body).toEqual(JSON.parse(shown?.text ?? ''));
});

test('the operations shown are those of the OpenAPI document', async () => {
  const { paths } = (await (await fetch(`${stack.api.url}/openapi.json`)).json()) as { paths: Record<string, object> };
  const served = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${nameOf(path)}`),
  );
  const shown = [...readDocument(DOCUMENT).matchAll(/(GET|HEAD|POST|PATCH|PUT|DELETE) (\/[\w/{}-]+)/g)].map(
    ([, method, path = '']) => `${method} ${nameOf(path)}`,
  );
  expect([...new Set(shown)].sort()).toEqual(served.sort());
});

function nameOf(path: string): string {
  return path
    .replace('/api/v1', '')
    .replace(/\{\w+\}/g, '{id}')
    .replace(/(?<=.)\/$/, '');
}
