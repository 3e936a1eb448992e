import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { readTail } from '../../scripts/logs/read-tail.js';
import { endProcess } from '../../scripts/processes/end-process.js';
import { identify, isAlive, type ProcessIdentity } from '../../scripts/processes/process-identity.js';
import { waitUntil } from '../../scripts/processes/wait-until.js';
import { Keeper } from './keeper.js';
import type { Member } from './member.js';
import type { RunningStack } from './stack.js';

export interface ProcessPlan {
  readonly name: string;
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Missing for a process that is ready when a task runs. */
  readonly isReady?: () => Promise<boolean>;
}

const READY_MS = 60_000;
const GRACE_MS = 15_000;

/** A stack whose processes `start` starts. When it fails half-way, those that it has started are ended. */
export async function startGroup(
  logs: string,
  start: (group: ProcessGroup) => Promise<RunningStack>,
): Promise<RunningStack> {
  const group = new ProcessGroup(logs);
  try {
    return await start(group);
  } catch (error) {
    await group.stop();
    throw error;
  }
}

/** The processes of a stack, started one after the other and ended in the opposite order. */
export class ProcessGroup {
  readonly #members: Member[] = [];
  readonly #keeper = new Keeper(this.#members);

  constructor(private readonly logs: string) {}

  /** Starts a process and resolves when it is ready. Throws with its last lines when it is not. */
  async start(plan: ProcessPlan): Promise<void> {
    const log = join(this.logs, `${plan.name}.log`);
    const process = this.#spawn(plan, log);
    this.add(this.#asMember(plan, log, process));
    const { isReady } = plan;
    if (!isReady) return;
    const answered = await waitUntil(async () => !isAlive(process) || (await isReady()), { withinMs: READY_MS });
    if (answered && isAlive(process)) return;
    throw new Error(
      `The process "${plan.name}" did not start. The last lines of ${log}:\n${readTail(log, 15).join('\n')}`,
    );
  }

  /** Takes over a process that something else has started. */
  add(member: Member): void {
    this.#members.push(member);
  }

  /** As the client sees it: an API at `origin`, workers that run `slots` bodies at once. */
  asStack(origin: string, slots: number): RunningStack {
    return {
      ...{ origin, prefix: '', slots, processes: () => this.#members },
      keepRunning: () => this.#keeper.start(),
      stop: () => this.stop(),
    };
  }

  async stop(): Promise<void> {
    await this.#keeper.stop();
    for (const member of this.#members.splice(0).reverse()) await member.end();
  }

  #asMember(plan: ProcessPlan, log: string, process: ProcessIdentity): Member {
    return {
      ...{ name: plan.name, pid: process.pid },
      end: () => endProcess(process, 'SIGTERM', GRACE_MS),
      again: async () => this.#asMember(plan, log, this.#spawn(plan, log)),
    };
  }

  #spawn({ command, cwd, env }: ProcessPlan, log: string): ProcessIdentity {
    const [file = '', ...args] = command;
    mkdirSync(this.logs, { recursive: true });
    const output = openSync(log, 'a');
    const options = {
      cwd,
      env: { ...inherited(), ...env },
      detached: true,
      stdio: ['ignore', output, output],
    } as const;
    const child = spawn(file, args, { ...options, stdio: [...options.stdio] });
    child.on('error', () => undefined);
    closeSync(output);
    const identity = child.pid === undefined ? null : identify(child.pid);
    if (identity === null) {
      throw new Error(`${file} could not be run. Install the peers with: make bench-peers`);
    }
    return identity;
  }
}

/** What programs need to find their files; flags meant for the caller's programs would change the stacks. */
function inherited(): Record<string, string> {
  const { PATH = '', HOME = '/', LANG = 'C.UTF-8' } = process.env;
  return { PATH, HOME, LANG };
}
