import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { ProgressLine } from '../terminal/progress-line.js';
import { buildGoProgram } from './build-go-program.js';

/** A Go program beside the product. `deploy/<moduleFolder>`, `name` unless given, holds the go.mod and go.sum that pin it. */
export interface PinnedProgram {
  readonly name: string;
  readonly moduleFolder?: string;
  /** What it is, in the middle of a sentence. */
  readonly title: string;
  readonly module: string;
  readonly package: string;
  /** The variable that its build sets to its version, where it has one. */
  readonly versionVariable?: string;
}

/** The program, built once into `<home>/bin` and named by its version. Throws with what is missing. */
export async function findPinnedProgram(program: PinnedProgram, home: string): Promise<string> {
  const moduleDir = join(repositoryRoot(), 'deploy', program.moduleFolder ?? program.name);
  const version = pinnedVersion(program.module, moduleDir);
  const target = join(home, 'bin', `${program.name}-${version}`);
  if (existsSync(target)) return target;
  const line = new ProgressLine(`Building ${program.title}, once`);
  const unfinished = `${target}.${process.pid}.unfinished`;
  await mkdir(dirname(target), { recursive: true });
  try {
    const ldflags = program.versionVariable ? `-s -w -X ${program.versionVariable}=${version}` : '-s -w';
    await buildGoProgram({ package: program.package, moduleDir, ldflags }, unfinished, line);
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
  line.end('done');
  return target;
}

function pinnedVersion(module: string, moduleDir: string): string {
  const lines = readFileSync(join(moduleDir, 'go.mod'), 'utf8').split('\n');
  const [, version] = lines.map((line) => line.trim().split(' ')).find(([name]) => name === module) ?? [];
  if (version === undefined) throw new Error(`${moduleDir}/go.mod does not name ${module}. Restore it from git.`);
  return version.replace(/^v/, '');
}
