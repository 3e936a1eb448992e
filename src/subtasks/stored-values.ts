import type { Stored } from '../../contracts/task-run.js';

export interface ValueOwner {
  readonly tenant: string;
  readonly taskId: string;
  readonly part: string;
}

/**
 * Results that stay in place while they are small and become JSON artifacts when they are not (over 64 KiB). `among` says how
 * many of them travel in one payload, whose room they share.
 */
export abstract class StoredValues {
  abstract read<T>(stored: Stored<T>): Promise<T>;
  abstract keep<T>(value: T, owner: ValueOwner, among?: number): Promise<Stored<T>>;
}
