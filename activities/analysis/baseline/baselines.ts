import { Injectable } from '@nestjs/common';
import {
  codeAnalysis,
  type CodeAnalysisResult,
  type Comparison,
} from '../../../contracts/analysis/code-analysis.contract.js';
import type { JsonValue } from '../../../contracts/json.js';
import type { Stored } from '../../../contracts/task-run.js';
import { ArtifactNotFound } from '../../../src/artifacts/artifact.js';
import { EarlierTasks } from '../../../src/store/earlier-tasks.js';
import { StoredValues } from '../../../src/subtasks/stored-values.js';
import { compareFindings } from './compare-findings.js';
import type { Looked } from './looks-again.js';

/** Earlier analyses to compare with. One that is gone by now is no failure: the comparison says so. */
@Injectable()
export class Baselines {
  constructor(
    private readonly tasks: EarlierTasks,
    private readonly values: StoredValues,
  ) {}

  async compare(taskId: string, tenant: string, now: Looked): Promise<Comparison> {
    const none = { compare_to: taskId, new: [], kept: [], fixed: [], not_compared: [] };
    const task = await this.tasks.find(taskId, tenant);
    if (task?.task_type !== codeAnalysis.type) return { ...none, missing: 'There is no code analysis of this id.' };
    const earlier = task.result && (await this.#read(task.result));
    if (!earlier) return { ...none, missing: `Its result is not there: it is ${task.status}, or past its retention.` };
    return { compare_to: taskId, missing: null, ...compareFindings(earlier, now) };
  }

  async #read(stored: Stored): Promise<CodeAnalysisResult | null> {
    try {
      return await this.values.read(stored as Stored<CodeAnalysisResult & JsonValue>);
    } catch (error) {
      if (error instanceof ArtifactNotFound) return null;
      throw error;
    }
  }
}
