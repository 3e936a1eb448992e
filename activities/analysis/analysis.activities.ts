import { Injectable } from '@nestjs/common';
import type { AnalyzerName } from '../../contracts/analysis/analyzers.js';
import type { CodeAnalysisResult, CodeSource } from '../../contracts/analysis/code-analysis.contract.js';
import type { AnalyzerReport } from '../../contracts/analysis/finding.js';
import type { SubtaskOutcome } from '../../contracts/task-run.js';
import { Artifacts } from '../../src/artifacts/artifact.js';
import { StoredValues } from '../../src/subtasks/stored-values.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import { AnalysisProcesses } from './processes/analysis-processes.js';
import { codeAnalysisResult } from './report/code-analysis-result.js';
import { skippedAnalyzers } from './report/skipped-analyzers.js';
import { uniteFindings } from './report/unite-findings.js';
import { SARIF_MEDIA_TYPE, sarifLog } from './sarif/sarif-log.js';
import { SourceFolders } from './source/source-folders.js';

export interface AnalyzeCodeRequest {
  readonly analyzer: AnalyzerName;
  readonly source: CodeSource;
}

export interface AggregateFindingsRequest {
  readonly outcomes: readonly SubtaskOutcome<AnalyzerReport>[];
}

/** The activities of the task type `code_analysis`. */
@Injectable()
export class AnalysisActivities {
  constructor(
    private readonly sources: SourceFolders,
    private readonly processes: AnalysisProcesses,
    private readonly artifacts: Artifacts,
    private readonly values: StoredValues,
  ) {}

  /** Runs one analyzer over the source. Throws InvalidSource, UnsafeArchive, AnalyzerOutOfMemory: no retry mends those. */
  async analyzeCode({ analyzer, source }: AnalyzeCodeRequest): Promise<AnalyzerReport> {
    const subtask = currentSubtask();
    subtask.progress(0, 'Fetching the source');
    const borrowed = await this.sources.borrow(source, subtask.signal);
    try {
      const report = await this.processes.run(analyzer, borrowed.folder, subtask.signal, subtask);
      const { files, findings, unread } = report;
      subtask.progress(100, `${findings.length} findings in ${files} files`, { files, findings: findings.length });
      if (unread.length > 0) subtask.log('warn', `${unread.length} files were not analyzed; the result names them.`);
      return report;
    } finally {
      await borrowed.release();
    }
  }

  /** Unites the analyzers' reports into the result of the task, and stores them as SARIF. */
  async aggregateFindings({ outcomes }: AggregateFindingsRequest): Promise<CodeAnalysisResult> {
    const { taskId, tenant } = currentSubtask();
    const stored = outcomes.flatMap(({ status, result }) => (status === 'SUCCESS' && result ? [result] : []));
    const reports = await Promise.all(stored.map((report) => this.values.read(report)));
    const analysis = { findings: uniteFindings(reports), reports, skipped: skippedAnalyzers(outcomes) };
    const sarif = Buffer.from(JSON.stringify(sarifLog(analysis)));
    const about = { tenant, task_id: taskId, media_type: SARIF_MEDIA_TYPE, name: 'code-analysis.sarif' };
    const { artifact_id } = await this.artifacts.put(sarif, about);
    return codeAnalysisResult(analysis, artifact_id);
  }
}
