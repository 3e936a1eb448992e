import { execa } from 'execa';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The part of its report (`--report json`) that is read here. */
interface Report {
  readonly schemathesis_version: string;
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly code: string;
  readonly title: string;
  /** Such as "GET /items/{id}". */
  readonly operations: readonly string[];
}

const EXAMPLES = 20;
/** What says something of the program rather than of its description. */
const CHECKS = 'not_a_server_error,negative_data_rejection,use_after_free,ignored_auth';
const REPORT = 'report.json';

/**
 * Fuzzes what an OpenAPI description names, with the same requests each time; `proxy` is the only way out. What it writes goes
 * to a folder that is gone afterwards. Rejects when schemathesis is stopped or gives no report.
 */
export async function runSchemathesis(
  program: string,
  openapi: string,
  proxy: string,
  signal: AbortSignal,
): Promise<Report> {
  const args = [
    ...['--config-file', '/dev/null', 'run', openapi, '--proxy', proxy, '--tls-verify', 'false', '--no-color'],
    ...['--phases', 'examples,coverage,fuzzing', '--checks', CHECKS, '--max-examples', String(EXAMPLES)],
    ...['--generation-deterministic', '--report', 'json', '--report-json-path', REPORT],
  ];
  const cwd = await mkdtemp(join(tmpdir(), 'millrace-fuzz-'));
  try {
    const options = {
      cwd,
      env: {},
      extendEnv: false,
      cancelSignal: signal,
      reject: false,
      stdin: 'ignore',
      all: true,
    } as const;
    const { isCanceled, all } = await execa(program, args, options);
    if (isCanceled) throw new Error('it was stopped');
    const text = await readFile(join(cwd, REPORT), 'utf8').catch(() => null);
    if (text === null) throw new Error(`schemathesis gave no report: ${all.split('\n').at(-1)}`);
    return JSON.parse(text) as Report;
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
