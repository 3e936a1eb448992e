import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyBuild } from '../rig/copy-build.js';
import { SpawnedProcess } from '../rig/processes/spawned-process.js';
import { freePort } from '../rig/processes/free-port.js';
import { startApi } from '../rig/processes/start-api.js';
import { REPOSITORY } from '../rig/repository.js';
import { describeEnvironment } from '../rig/stack-environment.js';
import { createDatabase, type Store } from '../rig/store.js';

let home: string;
let store: Store;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'millrace-boot-'));
  store = await createDatabase();
});

afterAll(async () => {
  await store.close();
  rmSync(home, { recursive: true });
});

/** Runs a file of a build to its end, with nothing listening where the engine should be. */
async function boot(build: string, args: readonly string[], env: Record<string, string> = {}) {
  const addresses = { home, trees: home, databaseUrl: store.url, temporalAddress: '127.0.0.1:1', roots: [] };
  const [script = '', ...rest] = args;
  const booted = new SpawnedProcess(script, [process.execPath, join(build, 'dist', script), ...rest], {
    env: describeEnvironment(addresses, { PORT: String(await freePort()), ...env }),
    logFile: join(home, 'boot.log'),
  });
  const { code } = await booted.exited;
  return { code, said: booted.log };
}

/** A copy of the build in which one text of one file reads differently. */
function breakBuild(name: string, file: string, from: RegExp, to: string): string {
  mkdirSync(join(home, name));
  const build = copyBuild(join(home, name));
  const whole = readFileSync(join(build, file), 'utf8');
  expect(whole).toMatch(from);
  writeFileSync(join(build, file), whole.replace(from, to));
  return build;
}

describe('a build whose parts do not fit together does not start', () => {
  test('a worker without an activity that a contract names says which and where to add it', async () => {
    const build = breakBuild('activity', 'dist/activities/index.js', /(ACTIVITY_CLASSES = )\[[^\]]*\]/, '$1[]');
    const { code, said } = await boot(build, ['src/worker.js', '--queues', 'workflows,cpu']);
    expect(code).toBe(1);
    expect(said).toContain('code_analysis ("Security") needs the activity analyzeCode, which no provider registers.');
    expect(said).toContain('needs the activity aggregateFindings');
    expect(said).toContain('activities/index.ts');
  });

  test.each([
    [
      'src/main.js',
      'a workflow that is not exported',
      'dist/workflows/index.js',
      /^export \{ codeAnalysis.*$/m,
      '',
      /names the workflow codeAnalysis.*workflows\/index\.ts/,
    ],
    [
      'src/worker.js',
      'a contract under another name',
      'dist/contracts/registry.js',
      /code_analysis: /,
      'code_inspection: ',
      /registered as code_inspection/,
    ],
    [
      'src/main.js',
      'a task type without an input class',
      'dist/src/inputs/input-classes.js',
      /code_analysis: .*,/,
      '',
      /has no input class.*input-classes\.ts/,
    ],
  ])('%s says what to do: %s', async (script, name, file, from, to, expected) => {
    const { code, said } = await boot(breakBuild(name, file, from, to), [script]);
    expect([code, said]).toEqual([1, expect.stringMatching(expected) as string]);
  });

  test('an API without the schema of a task type says how to write it', async () => {
    const build = breakBuild('schema', 'schemas/code_analysis.json', /^/, '');
    rmSync(join(build, 'schemas/code_analysis.json'));
    const { code, said } = await boot(build, ['src/main.js']);
    expect([code, said]).toEqual([1, expect.stringContaining('Run: npm run schemas') as string]);
  });
});

describe('a process with a setting that cannot be used does not start', () => {
  test.each([
    ['src/main.js', { PORT: 'banana' }, 'PORT="banana" cannot be used', 'Set PORT=3000'],
    ['src/worker.js', { CPU_CONCURRENCY: '0' }, 'CPU_CONCURRENCY="0" cannot be used', 'Set CPU_CONCURRENCY=4'],
    [
      'src/main.js',
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL="mysql://x" cannot be used',
      'Set DATABASE_URL=postgresql://',
    ],
    ['src/worker.js', { ANALYSIS_ROOTS: 'src' }, 'ANALYSIS_ROOTS="src" cannot be used', 'absolute paths'],
  ])('%s names it and the fix: %j', async (script, env, problem, fix) => {
    const { code, said } = await boot(REPOSITORY, [script], env);
    expect(code).toBe(1);
    expect(said).toContain(problem);
    expect(said).toContain(fix);
    expect(said).not.toMatch(/\n\s+at /);
  });

  test('a worker of a task queue that there is not names those there are', async () => {
    const { code, said } = await boot(REPOSITORY, ['src/worker.js', '--queues', 'workflows,moon']);
    expect([code, said]).toEqual([
      1,
      expect.stringContaining('--queues names moon: choose from workflows, cpu') as string,
    ]);
  });
});

test('the committed schemas are those the build writes', async () => {
  const build = breakBuild('schemas', 'schemas/code_analysis.json', /"title"/, '"subject"');
  expect((await boot(build, ['scripts/build/generate-schemas.js'])).code).toBe(0);
  const read = (root: string) =>
    Object.fromEntries(
      readdirSync(join(root, 'schemas')).map((name) => [name, readFileSync(join(root, 'schemas', name), 'utf8')]),
    );
  expect(read(build)).toEqual(read(REPOSITORY));
});

test('APIs that start at once on an empty database set it up together', async () => {
  const empty = await createDatabase({ empty: true });
  const addresses = { home, trees: home, databaseUrl: empty.url, temporalAddress: '127.0.0.1:1', roots: [] };
  const env = describeEnvironment(addresses, {});
  const start = async () => startApi({ env, port: await freePort(), logs: home });
  const apis = await Promise.all([start(), start(), start()]);
  for (const { client } of apis) expect((await client.get('/tasks')).status).toBe(200);
  await Promise.all(apis.map((api) => api.end()));
  await empty.close();
});
