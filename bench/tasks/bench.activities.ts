import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ApplicationFailure } from '@temporalio/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SubtaskOutcome } from '../../contracts/task-run.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import type { BenchItemRequest, BenchNoopInput, BenchSleepInput, BenchSum } from './bench-contracts.js';
import { BenchLog } from './bench-log.js';

/** Bodies that do nothing but say when they began and ended. */
@Injectable()
export class BenchActivities implements OnModuleDestroy {
  private readonly log = new BenchLog();

  onModuleDestroy(): void {
    this.log.close();
  }

  async benchNoop({ tag }: BenchNoopInput): Promise<null> {
    this.log.write('S', tag);
    this.log.write('E', tag);
    return null;
  }

  async benchSleep({ tag, ms }: BenchSleepInput): Promise<null> {
    this.log.write('S', tag);
    await sleep(ms, undefined, { signal: currentSubtask().signal });
    this.log.write('E', tag);
    return null;
  }

  /** One item of a fan-out; its number is what follows the last dot of its tag. */
  async benchItem({ tag, ms, fails }: BenchItemRequest): Promise<number> {
    this.log.write('S', tag);
    if (fails === 'always') throw ApplicationFailure.nonRetryable(`${tag} is told to fail`, 'BrokenItem');
    if (fails === 'once' && currentSubtask().attempt === 1) throw new Error(`${tag} is told to fail once`);
    if (ms > 0) await sleep(ms, undefined, { signal: currentSubtask().signal });
    this.log.write('E', tag);
    return Number(tag.slice(tag.lastIndexOf('.') + 1));
  }

  async benchSum({ outcomes }: { outcomes: readonly SubtaskOutcome<number>[] }): Promise<BenchSum> {
    const sum = outcomes.reduce((total, { result }) => total + (result && 'inline' in result ? result.inline : 0), 0);
    return { sum };
  }
}
