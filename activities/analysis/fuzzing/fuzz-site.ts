import type { ReportProgress } from '../analyzer.js';
import type { Site } from '../probes/probe.js';
import { findProgram } from '../programs/find-program.js';
import type { ReportBuilder } from '../report/report-builder.js';
import { GuardedProxy } from '../target/guarded-proxy.js';
import { tellSteadily } from '../tell-steadily.js';
import type { TimeLimit } from '../time-limit.js';
import { findOpenapi } from './find-openapi.js';
import { fuzzTool, observationsOf } from './fuzz-tool.js';
import { runSchemathesis } from './run-schemathesis.js';

/** Fuzzes a program that serves OpenAPI. Why it was not fuzzed, the report says. */
export async function fuzzSite(
  { client, start }: Site,
  report: ReportBuilder,
  limit: TimeLimit,
  progress: ReportProgress,
): Promise<void> {
  const proxy = new GuardedProxy(client.hosts);
  try {
    const openapi = await findOpenapi(client, start.url);
    if (openapi === null) return;
    const schemathesis = findProgram('schemathesis');
    if (schemathesis === null)
      throw new Error('schemathesis is not installed on the worker. make analyzers installs it.');
    const address = await proxy.open();
    const run = () => runSchemathesis(schemathesis, openapi, address, limit.signal());
    const { schemathesis_version, failures } = await tellSteadily(
      progress,
      60,
      'Fuzzing by its OpenAPI description',
      run,
    );
    report.add(
      fuzzTool(schemathesis_version),
      failures.flatMap((failure) => observationsOf(openapi, failure)),
    );
  } catch (error) {
    report.leaveOut(start.url, `It was not fuzzed: ${limit.isOver ? limit.reason : (error as Error).message}`);
  } finally {
    proxy.close();
  }
}
