import { Injectable } from '@nestjs/common';
import type { AnalyzerName } from '../../contracts/analysis/analyzers.js';
import type { CodeAnalysisResult, CodeSource, FetchedSource } from '../../contracts/analysis/code-analysis.contract.js';
import type { AnalyzerReport } from '../../contracts/analysis/finding.js';
import type { SubtaskOutcome } from '../../contracts/task-run.js';
import { Artifacts } from '../../src/artifacts/artifact.js';
import { StoredValues } from '../../src/subtasks/stored-values.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import { AnalysisSettings } from './analysis-settings.js';
import { AnalyzerSkipped } from './analyzer-skipped.js';
import { Baselines } from './baseline/baselines.js';
import { AnalysisProcesses } from './processes/analysis-processes.js';
import { describeResult } from './report/code-analysis-result.js';
import { htmlReport } from './report/html-report.js';
import { markdownReport } from './report/markdown-report.js';
import { skippedAnalyzers } from './report/skipped-analyzers.js';
import { uniteFindings } from './report/unite-findings.js';
import { SARIF_MEDIA_TYPE, sarifLog } from './sarif/sarif-log.js';
import { SourceFolders } from './source/source-folders.js';

const NO_TARGET = 'It looks at a running program: send target_url with the task to have it run.';

export interface AnalyzeCodeRequest {
  readonly analyzer: AnalyzerName;
  readonly source: CodeSource | FetchedSource;
  readonly target_url?: string;
  /** How the subtasks ended that it comes after. */
  readonly ended?: readonly SubtaskOutcome<AnalyzerReport>[];
}

export interface AggregateFindingsRequest {
  readonly outcomes: readonly SubtaskOutcome<AnalyzerReport>[];
  readonly target_url?: string;
  readonly compare_to?: string;
}

/** The activities of the task type `code_analysis`. */
@Injectable()
export class AnalysisActivities {
  constructor(
    private readonly sources: SourceFolders,
    private readonly processes: AnalysisProcesses,
    private readonly artifacts: Artifacts,
    private readonly values: StoredValues,
    private readonly baselines: Baselines,
    private readonly settings: AnalysisSettings,
  ) {}

  /**
   * Runs one analyzer over the source. Throws InvalidSource, UnsafeArchive, AnalyzerOutOfMemory, TargetRefused, which no retry
   * mends, and SubtaskSkipped where it has nothing to look at.
   */
  async analyzeCode({ analyzer, source, target_url, ended = [] }: AnalyzeCodeRequest): Promise<AnalyzerReport> {
    const subtask = currentSubtask();
    if (analyzer === 'dynamic' && target_url === undefined) throw new AnalyzerSkipped(NO_TARGET);
    subtask.progress(0, 'Fetching the source');
    const borrowed = await this.sources.borrow(source, subtask.signal);
    try {
      const { ai, targets = [] } = this.settings;
      const report = await this.processes.run(analyzer, borrowed.folder, subtask.signal, subtask, {
        hasHistory: source.path !== undefined,
        findings: uniteFindings(await this.#readReports(ended)),
        ...(ai && { ai }),
        ...(target_url !== undefined && { target: { url: target_url, allowed: targets } }),
      });
      const { files, findings, unread, usage } = report;
      subtask.progress(100, `${findings.length} findings in ${files} files`, {
        files,
        findings: findings.length,
        ...usage,
      });
      if (unread.length > 0) subtask.log('warn', `${unread.length} files were not analyzed; the result names them.`);
      return 'commit' in source ? { ...report, commit: source.commit } : report;
    } finally {
      await borrowed.release();
    }
  }

  /** Unites the analyzers' reports into the result of the task, and stores them as SARIF, Markdown and HTML. */
  async aggregateFindings(request: AggregateFindingsRequest): Promise<CodeAnalysisResult> {
    const { outcomes, target_url, compare_to } = request;
    const { taskId, tenant } = currentSubtask();
    const reports = await this.#readReports(outcomes);
    const now = { findings: uniteFindings(reports), reports, targetUrl: target_url };
    const comparison = compare_to === undefined ? null : await this.baselines.compare(compare_to, tenant, now);
    const analysis = { findings: now.findings, reports, skipped: skippedAnalyzers(outcomes), comparison };
    const result = describeResult(analysis);
    const keep = async (name: string, media_type: string, text: string): Promise<string> => {
      const about = { tenant, task_id: taskId, media_type, name: `code-analysis.${name}` };
      return (await this.artifacts.put(Buffer.from(text), about)).artifact_id;
    };
    const sarif = await keep('sarif', SARIF_MEDIA_TYPE, JSON.stringify(sarifLog(analysis)));
    const markdown = await keep('md', 'text/markdown; charset=utf-8', markdownReport(result));
    const html = await keep('html', 'text/html; charset=utf-8', htmlReport(result));
    return { ...result, sarif_artifact_id: sarif, report_artifact_ids: { markdown, html } };
  }

  #readReports(outcomes: readonly SubtaskOutcome<AnalyzerReport>[]): Promise<AnalyzerReport[]> {
    const stored = outcomes.flatMap(({ status, result }) => (status === 'SUCCESS' && result ? [result] : []));
    return Promise.all(stored.map((report) => this.values.read(report)));
  }
}
