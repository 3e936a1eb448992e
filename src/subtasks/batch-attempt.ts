import type { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import pLimit from 'p-limit';
import type { BatchItem, BatchRequest, BatchResult } from '../../contracts/batch.js';
import type { JsonValue } from '../../contracts/json.js';
import { SUBTASK_SKIPPED, type SubtaskOutcome } from '../../contracts/task-run.js';
import { addAudit } from '../store/statements/add-audit.js';
import { changeSubtask, type Writer } from '../store/statements/change-subtask.js';
import { changeSubtasks } from '../store/statements/change-subtasks.js';
import { waitForStore } from '../store/wait-for-store.js';
import type { AttemptServices } from './attempt.js';
import { describeError, translateError, withHeartbeats } from './attempt-life.js';
import { OutcomeBuffer } from './outcome-buffer.js';
import { makeSound } from './sound-failure.js';
import { runWithSubtask } from './subtask-context.js';
import { SubtaskReporter } from './subtask-reporter.js';

/**
 * One attempt of an activity that carries out many subtasks. An item that has ended is never run again; one that failed and
 * may be tried again makes the whole attempt fail once the others have ended, so that the next attempt runs it alone.
 */
export class BatchAttempt {
  private readonly superseded = new AbortController();
  private readonly signal: AbortSignal;
  private readonly writer: Writer;
  private readonly retried: unknown[] = [];
  private ended = 0;

  constructor(
    private readonly services: AttemptServices,
    private readonly context: Context,
    execution: { readonly workflowId: string; readonly runId: string },
    private readonly request: BatchRequest,
  ) {
    this.signal = AbortSignal.any([context.cancellationSignal, this.superseded.signal]);
    this.writer = { taskId: execution.workflowId, runId: execution.runId, attempt: context.info.attempt };
  }

  async run(body: (request: JsonValue) => Promise<unknown>): Promise<BatchResult> {
    const describe = () => ({ ended: this.ended, of: this.request.batch.length });
    return withHeartbeats(this.context, describe, async () => {
      try {
        return await this.carryOut(body);
      } catch (error) {
        throw makeSound(translateError(this.context, error));
      }
    });
  }

  private async carryOut(body: (request: JsonValue) => Promise<unknown>): Promise<BatchResult> {
    const { recorder, worker } = this.services;
    const { batch, at_once } = this.request;
    const names = batch.map(({ name }) => name);
    const opening = await waitForStore(this.signal, () => recorder.beginMany(this.writer, names, worker));
    this.ended = opening.ended.length;
    const buffer = new OutcomeBuffer((outcomes) => this.write(outcomes));
    const limit = pLimit(at_once);
    const open = batch.filter(({ name }) => opening.open.has(name));
    const runs = open.map((item) => limit(() => this.runItem(item, opening.tenant, body, buffer)));
    const settled = await Promise.allSettled(runs);
    await buffer.close();
    this.signal.throwIfAborted();
    const defect = settled.find(({ status }) => status === 'rejected');
    if (defect) throw (defect as PromiseRejectedResult).reason;
    if (this.retried.length > 0) throw this.retried[0];
    const outcomes = settled.map((one) => (one as PromiseFulfilledResult<SubtaskOutcome>).value);
    return { outcomes: [...opening.ended, ...outcomes] };
  }

  private async runItem(
    { name, request }: BatchItem,
    tenant: string,
    body: (request: JsonValue) => Promise<unknown>,
    buffer: OutcomeBuffer,
  ): Promise<SubtaskOutcome | undefined> {
    this.signal.throwIfAborted();
    const reporter = this.report(name);
    try {
      const value = (await runWithSubtask(this.describe(name, tenant, reporter), () => body(request))) as JsonValue;
      const owner = { tenant, taskId: this.writer.taskId, part: name };
      const { values } = this.services;
      const result = await waitForStore(this.signal, () => values.keep(value, owner, this.request.batch.length));
      return await this.end(reporter, buffer, { name, status: 'SUCCESS', result });
    } catch (error) {
      if (this.signal.aborted) {
        await reporter.tryLastWords();
        throw error;
      }
      return this.fail(name, error, reporter, buffer);
    }
  }

  private async fail(
    name: string,
    error: unknown,
    reporter: SubtaskReporter,
    buffer: OutcomeBuffer,
  ): Promise<SubtaskOutcome | undefined> {
    const { type, message, stack } = describeError(makeSound(error));
    if (type === SUBTASK_SKIPPED) return this.end(reporter, buffer, { name, status: 'SKIPPED', reason: message });
    const { attempt } = this.context.info;
    reporter.reportLine('error', `Attempt ${attempt} failed: ${message}`);
    const { taskId } = this.writer;
    const body = { type, message, stack };
    await addAudit(this.services.database, {
      taskId,
      action: 'attempt_failed',
      actor: this.services.worker,
      subtask: name,
      attempt,
      body,
    }).catch(() => undefined);
    if (this.isFinal(type, error))
      return this.end(reporter, buffer, { name, status: 'FAILURE', error: { type, message, subtask: name } });
    await reporter.flushAndClose(this.signal);
    this.retried.push(error);
    return undefined;
  }

  private isFinal(type: string, error: unknown): boolean {
    const { attempts, non_retryable } = this.request;
    const refuses = error instanceof ApplicationFailure && error.nonRetryable === true;
    return refuses || non_retryable.includes(type) || this.context.info.attempt >= attempts;
  }

  private async end(
    reporter: SubtaskReporter,
    buffer: OutcomeBuffer,
    outcome: SubtaskOutcome,
  ): Promise<SubtaskOutcome> {
    await reporter.flushAndClose(this.signal);
    buffer.add(outcome);
    this.ended += 1;
    return outcome;
  }

  private report(name: string): SubtaskReporter {
    const { database, worker } = this.services;
    return new SubtaskReporter(
      (report) =>
        changeSubtask(database, this.writer, name, {
          ...report,
          status: 'PROCESSING',
          result: null,
          worker,
          error: null,
        }),
      () => this.superseded.abort(),
    );
  }

  private describe(subtask: string, tenant: string, reporter: SubtaskReporter) {
    return {
      taskId: this.writer.taskId,
      tenant,
      subtask,
      attempt: this.context.info.attempt,
      signal: this.signal,
      progress: reporter.reportProgress.bind(reporter),
      log: reporter.reportLine.bind(reporter),
      checkpoint: null,
      measure: reporter.reportMeasure.bind(reporter),
      keepCheckpoint: reporter.reportCheckpoint.bind(reporter),
    };
  }

  private async write(outcomes: readonly SubtaskOutcome[]): Promise<void> {
    const changes = outcomes.map(({ name, status, error, reason, result }) => ({
      name,
      status: status as 'SUCCESS' | 'FAILURE' | 'SKIPPED',
      message: error?.message ?? reason ?? null,
      error: error ?? null,
      result: result ?? null,
    }));
    const { database, worker, recorder } = this.services;
    try {
      const written = new Set(await this.insist(() => changeSubtasks(database, this.writer, worker, changes)));
      const refused = changes.filter(({ name }) => !written.has(name));
      if (refused.length > 0) await this.insist(() => recorder.requireWritten(this.writer, refused));
    } catch (error) {
      if (error instanceof ApplicationFailure) this.superseded.abort();
      throw error;
    }
  }

  /** As waitForStore; what has been made before a stop is still offered to the store, once. */
  private insist<T>(call: () => Promise<T>): Promise<T> {
    return this.context.cancellationSignal.aborted ? call() : waitForStore(this.signal, call);
  }
}
