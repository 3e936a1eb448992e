import { ActivityFailure, CancellationScope, isCancellation } from '@temporalio/workflow';
import type { BatchContract } from '../contracts/activity-contract.js';
import type { BatchItem, BatchRequest, BatchResult } from '../contracts/batch.js';
import type { SubtaskOutcome } from '../contracts/task-run.js';
import { describeFailure } from './failures.js';
import type { WorkUnit } from './fan-out.js';
import { recorder } from './recorder.js';
import { runActivity } from './run-activity.js';

/** Subtasks that share activities: as few as `itemsPerActivity` allows, of equal size. */
export function batchUnits(items: readonly BatchItem[], contract: BatchContract): WorkUnit[] {
  const batches = Math.ceil(items.length / contract.itemsPerActivity);
  return Array.from({ length: batches }, (_, index) => {
    const batch = items.slice(
      Math.floor((index * items.length) / batches),
      Math.floor(((index + 1) * items.length) / batches),
    );
    return { names: batch.map(({ name }) => name), run: () => runBatch(batch, contract) };
  });
}

async function runBatch(batch: readonly BatchItem[], contract: BatchContract): Promise<readonly SubtaskOutcome[]> {
  const { atOnce, retry } = contract;
  const request: BatchRequest = {
    batch,
    at_once: atOnce,
    attempts: retry.maximumAttempts,
    non_retryable: retry.nonRetryable,
  };
  try {
    return (await runActivity<BatchResult>(nameBatch(batch), contract, request)).outcomes;
  } catch (failure) {
    if (isCancellation(failure)) return batch.map(({ name }) => ({ name, status: 'REVOKED' }));
    if (!(failure instanceof ActivityFailure)) throw failure;
    const names = batch.map(({ name }) => name);
    const error = describeFailure(failure, null);
    return CancellationScope.nonCancellable(() => recorder.settleSubtasks(names, error));
  }
}

function nameBatch(batch: readonly BatchItem[]): string {
  return batch.length === 1 ? (batch[0]?.name ?? '') : `${batch[0]?.name} to ${batch.at(-1)?.name}`;
}
