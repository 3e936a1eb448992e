import { execFile } from 'node:child_process';
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { request } from 'undici';
import { REPOSITORY } from '../rig/repository.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack({ workers: ['workflows,cpu'] });

/** Runs a program of the packages, or fails with what it printed. */
async function run(folder: string, program: string, ...args: readonly string[]): Promise<string> {
  try {
    const command = [join(REPOSITORY, 'node_modules', program), ...args];
    return (await promisify(execFile)(process.execPath, command, { cwd: folder })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

test('a client generated from /openapi.json compiles strictly, and submits, polls, lists and cancels tasks', async () => {
  const folder = join(stack.home, 'client');
  cpSync(join(REPOSITORY, 'test/fixtures/generated-client'), folder, { recursive: true });
  symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const { body } = await request(`${stack.api.url}/openapi.json`);
  writeFileSync(join(folder, 'openapi.json'), await body.text());

  await run(folder, 'openapi-typescript/bin/cli.js', 'openapi.json', '--output', 'schema.ts');
  await run(folder, 'typescript/bin/tsc', '--project', '.');
  const path = writeTree(join(stack.trees, 'small'), { 'index.js': 'export const one = 1;\n' });
  const told = await promisify(execFile)(process.execPath, [join(folder, 'built/use-client.js'), stack.api.url, path]);
  expect(JSON.parse(told.stdout)).toEqual({
    done: 'SUCCESS',
    hasResult: true,
    cancelled: 'REVOKED',
    listed: true,
    refused: 'Wrong state',
  });
});
