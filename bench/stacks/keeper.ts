import { setTimeout as sleep } from 'node:timers/promises';
import { identify } from '../../scripts/processes/process-identity.js';
import type { Member } from './member.js';

const LOOK_MS = 100;
/** As RestartSec=1 of systemd. */
const RESTART_MS = 1_000;

/** Starts again what has died, as a process manager does: each process for itself, in no order, as often as it takes. */
export class Keeper {
  #running = false;
  #rounds: Promise<unknown> = Promise.resolve();

  /** `members` is what has to run; another process takes the place of a dead one. */
  constructor(private readonly members: Member[]) {}

  start(): void {
    this.#running = true;
    this.#rounds = Promise.all(this.members.map((_, index) => this.#keep(index)));
  }

  /** Resolves when nothing is started any more. */
  async stop(): Promise<void> {
    this.#running = false;
    await this.#rounds;
  }

  async #keep(index: number): Promise<void> {
    while (this.#running) {
      await sleep(LOOK_MS);
      const member = this.members[index];
      if (!member || identify(member.pid) !== null) continue;
      await sleep(RESTART_MS);
      // One that cannot be started yet, since something else has not gone or come, is tried again.
      if (this.#running) this.members[index] = await member.again().catch(() => member);
    }
  }
}
