import { Inject, Injectable } from '@nestjs/common';
import type { TrackingReport } from '../../contracts/training/tracking.js';
import type { ModelTrainingResult, TrainingMember } from '../../contracts/training/model-training.contract.js';
import type { ProcessSettings } from '../../src/config/boot-settings.js';
import { SETTINGS } from '../../src/config/settings.token.js';
import { TaskSeries } from '../../src/store/task-series.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import { JudgementActivities, type JudgeModelsRequest } from './judgement.activities.js';
import {
  describeData,
  describeEpochs,
  describeFigures,
  describeMember,
  type TimedEpoch,
} from './mlflow/describe-runs.js';
import { openExperiment, removeRuns, TASK_TAG } from './mlflow/experiment.js';
import { MlflowClient } from './mlflow/mlflow-client.js';
import { TrackedRun } from './mlflow/tracked-run.js';
import { NothingToTrack } from './mlflow/nothing-to-track.js';
import { StoredFiles } from './stored-files.js';

/** Tells an MLflow server of trainings. */
@Injectable()
export class TrackingActivities {
  constructor(
    private readonly judgement: JudgementActivities,
    private readonly files: StoredFiles,
    private readonly series: TaskSeries,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
  ) {}

  /**
   * Writes a run for the task and below it one for each model, anew when an earlier attempt left some. Throws MlflowAway, and
   * MlflowRefused and NothingToTrack, which no retry mends.
   */
  async trackTraining(request: JudgeModelsRequest): Promise<TrackingReport> {
    if (!request.outcomes.some(({ status }) => status === 'SUCCESS')) throw new NothingToTrack();
    const { mlflowTrackingUri: uri, mlflowTrackingToken: token, mlflowExperiment } = this.settings;
    const { taskId, signal } = currentSubtask();
    const client = new MlflowClient({ uri, token }, signal);
    const experimentId = await openExperiment(client, mlflowExperiment);
    await removeRuns(client, experimentId, taskId);
    const result = await this.judgement.judgeModels(request);
    const parent = await this.#trackTask(client, experimentId, result);
    const runs = [];
    for (const member of result.members) {
      const run = await this.#trackMember(client, experimentId, parent, member);
      runs.push({ model: member.model, run_id: run.id });
      currentSubtask().progress((100 * runs.length) / (result.members.length + 1), `Run of ${member.model} written`);
    }
    await parent.end(result.failed.length > 0 ? 'FAILED' : 'FINISHED');
    return {
      experiment_id: experimentId,
      run_id: parent.id,
      url: `${uri}/#/experiments/${experimentId}/runs/${parent.id}`,
      runs,
    };
  }

  #trackTask(client: MlflowClient, experimentId: string, result: ModelTrainingResult): Promise<TrackedRun> {
    const { taskId } = currentSubtask();
    const metrics = describeFigures(result.ensemble.metrics, Date.now());
    const params = {
      ...describeData(result),
      models: result.ensemble.models,
      failed: result.failed.map(({ model }) => model),
    };
    return TrackedRun.create(client, {
      experimentId,
      name: `model_training ${taskId}`,
      tags: this.#tags(),
      params,
      metrics,
    });
  }

  async #trackMember(
    client: MlflowClient,
    experimentId: string,
    parent: TrackedRun,
    member: TrainingMember,
  ): Promise<TrackedRun> {
    const { model, model_artifact_id } = member;
    const metrics = [...describeEpochs(await this.#epochsOf(member)), ...describeFigures(member.metrics, Date.now())];
    const tags = { ...this.#tags(), 'mlflow.parentRunId': parent.id, 'millrace.model_artifact_id': model_artifact_id };
    const run = await TrackedRun.create(client, {
      experimentId,
      name: model,
      tags,
      params: describeMember(member),
      metrics,
    });
    const { bytes } = await this.files.read(model_artifact_id);
    if (!(await run.keepFile('model/model.safetensors', Uint8Array.from(bytes))))
      currentSubtask().log(
        'info',
        `This MLflow keeps artifacts elsewhere: the tag of ${model} names the model's artifact.`,
      );
    await run.end('FINISHED');
    return run;
  }

  /** Every epoch that this task has told; of a model that an earlier task or a trial trained, its thinned curve. */
  async #epochsOf({ model, curve }: TrainingMember): Promise<TimedEpoch[]> {
    const told = await this.series.read(currentSubtask().taskId, model, 'epoch');
    if (told.length > 0) return told.map(({ ts, body }) => ({ at: ts.getTime(), values: body }));
    return curve.map((point) => ({ at: Date.now(), values: { ...point } }));
  }

  #tags(): Record<string, string> {
    const { taskId } = currentSubtask();
    const { temporalUiUrl, temporalNamespace } = this.settings;
    const link = `${temporalUiUrl}/namespaces/${temporalNamespace}/workflows/${taskId}`;
    return {
      [TASK_TAG]: taskId,
      'millrace.workflow': link,
      'mlflow.source.name': 'millrace',
      'mlflow.note.content': `Task [${taskId}](${link})`,
    };
  }
}
