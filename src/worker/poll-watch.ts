import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { TaskQueue } from '../../contracts/task-queues.js';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { readTaskQueue } from '../temporal/task-queue-stats.js';
import { TemporalClient } from '../temporal/temporal-client.js';
import { describeRefusal } from './engine-refusal.js';
import { QUEUES } from './queues.token.js';

const EVERY_MS = 5_000;
const DEADLINE_MS = 5_000;
/** A refusal that stays is said again this often, in looks. */
const SAY_AGAIN = 12;

/**
 * Says when the engine refuses this worker its task queues. The SDK asks again and again without a word; a namespace that
 * comes back is polled as if nothing had been, so the process stays.
 */
@Injectable()
export class PollWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PollWatch.name);
  private timer: NodeJS.Timeout | undefined;
  private refusals = 0;

  constructor(
    private readonly temporal: TemporalClient,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
    @Inject(QUEUES) private readonly queues: readonly TaskQueue[],
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    try {
      await this.temporal.connection.withDeadline(Date.now() + DEADLINE_MS, () =>
        Promise.all(this.queues.map((queue) => readTaskQueue(this.temporal, queue))),
      );
      if (this.refusals > 0) this.logger.log(`The engine gives work again: ${this.queues.join(', ')}`);
      this.refusals = 0;
    } catch (error) {
      // An engine that is away is the SDK's to report.
      const refusal = describeRefusal(error, this.settings);
      if (refusal && this.refusals++ % SAY_AGAIN === 0) this.say(refusal);
    }
  }

  private say({ expected, fix }: { expected: string; fix: string }): void {
    const { temporalNamespace: namespace } = this.settings;
    this.logger.error(
      `This worker gets no work: the engine refuses its polls in namespace ${namespace}; expected ${expected}. ${fix}`,
    );
  }
}
