import { Injectable } from '@nestjs/common';
import { rm } from 'node:fs/promises';
import type { CodeSource, FetchedSource } from '../../contracts/analysis/code-analysis.contract.js';
import type { AnalyzerReport } from '../../contracts/analysis/finding.js';
import type { SubtaskOutcome } from '../../contracts/task-run.js';
import { Artifacts } from '../../src/artifacts/artifact.js';
import { StoredValues } from '../../src/subtasks/stored-values.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import { AnalysisSettings } from './analysis-settings.js';
import { fetchCommit } from './git/fetch-commit.js';
import { listCommit } from './git/list-commit.js';
import { packCommit } from './git/pack-commit.js';
import { repositoryAddress } from './git/repository-address.js';
import { InvalidSource } from './source/invalid-source.js';
import { newScratchPath } from './source/scratch-folder.js';

export interface FetchSourceRequest {
  readonly source: CodeSource;
  /** Outcomes taken over from an earlier task: what runs again must look at the commit they looked at. */
  readonly outcomes: readonly SubtaskOutcome<AnalyzerReport>[];
}

/** Brings code from elsewhere, once for all analyzers, whichever machines they run on. */
@Injectable()
export class SourceActivities {
  constructor(
    private readonly settings: AnalysisSettings,
    private readonly artifacts: Artifacts,
    private readonly values: StoredValues,
  ) {}

  /** Keeps the files of one commit as an archive. Throws InvalidSource, which no retry mends, and GitUnreachable. */
  async fetchSource({ source, outcomes }: FetchSourceRequest): Promise<FetchedSource> {
    const subtask = currentSubtask();
    const { signal, taskId, tenant } = subtask;
    if (source.git_url === undefined) throw new InvalidSource('There is nothing to fetch. Give source.git_url.');
    const { roots, git, scratchFolder } = this.settings;
    const { url, scheme } = await repositoryAddress(source.git_url, git, roots);
    const place = { folder: await newScratchPath(scratchFolder), scheme };
    try {
      const commit = await fetchCommit(
        place,
        url,
        (await this.#commitOf(outcomes)) ?? source.git_ref ?? 'HEAD',
        signal,
      );
      const { files, leftOut } = await listCommit(place, commit, signal);
      subtask.log('info', `Commit ${commit}: ${files.length} files.`);
      if (leftOut.length > 0) subtask.log('warn', `Links, submodules and large files are left out: ${sample(leftOut)}`);
      const about = { tenant, task_id: taskId, media_type: 'application/gzip', name: 'source.tar.gz' };
      const { artifact_id } = await this.artifacts.put(packCommit(place, files, signal), about);
      return { artifact_id, commit };
    } finally {
      await rm(place.folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async #commitOf(outcomes: readonly SubtaskOutcome<AnalyzerReport>[]): Promise<string | undefined> {
    for (const { result } of outcomes) {
      const report = result && (await this.values.read(result));
      if (report?.commit !== undefined) return report.commit;
    }
    return undefined;
  }
}

function sample(paths: readonly string[]): string {
  const more = paths.length > 10 ? ` and ${paths.length - 10} more` : '';
  return `${paths.slice(0, 10).join(', ')}${more}`;
}
