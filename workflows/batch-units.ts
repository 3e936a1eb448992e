import { ActivityFailure, CancellationScope, isCancellation } from '@temporalio/workflow';
import type { BatchContract } from '../contracts/activity-contract.js';
import type { BatchItem, BatchRequest, BatchResult } from '../contracts/batch.js';
import type { SubtaskOutcome } from '../contracts/task-run.js';
import { describeFailure } from './failures.js';
import type { WorkUnit } from './fan-out.js';
import { recorder } from './recorder.js';
import { runActivity } from './run-activity.js';

// A character is three bytes at most, and a payload 256 KiB.
const CHARACTERS_AT_MOST = 64 * 1024;

/** Subtasks that share activities: as few as `itemsPerActivity` and the size of their requests allow. */
export function batchUnits(items: readonly BatchItem[], contract: BatchContract): WorkUnit[] {
  return divideEvenly(items, Math.ceil(items.length / contract.itemsPerActivity))
    .flatMap(divideBySize)
    .map((batch) => ({ names: batch.map(({ name }) => name), run: () => runBatch(batch, contract) }));
}

function divideEvenly(items: readonly BatchItem[], parts: number): (readonly BatchItem[])[] {
  return Array.from({ length: parts }, (_, part) =>
    items.slice(Math.floor((part * items.length) / parts), Math.floor(((part + 1) * items.length) / parts)),
  );
}

function divideBySize(batch: readonly BatchItem[]): (readonly BatchItem[])[] {
  if (batch.length === 1 || JSON.stringify(batch).length <= CHARACTERS_AT_MOST) return [batch];
  return divideEvenly(batch, 2).flatMap(divideBySize);
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
