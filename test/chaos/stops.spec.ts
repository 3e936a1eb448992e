import { setTimeout as sleep } from 'node:timers/promises';
import { BodyLog } from './support/body-log.js';
import { LENGTH, ROUNDS } from './support/chaos-length.js';
import { signalTree } from './support/signal-tree.js';
import { runTrial } from './support/trial.js';
import { useSupervisedStack } from './support/use-supervised-stack.js';
import { waitFor } from '../rig/wait-for.js';

const stack = useSupervisedStack();

/** Stands still for longer than a heartbeat may be late, and goes on as if nothing had been. */
async function pause(pid: number): Promise<void> {
  await signalTree(pid, 'SIGSTOP');
  await sleep(LENGTH.stopMs);
  await signalTree(pid, 'SIGCONT');
}

describe.each(ROUNDS)('round %i: what was accepted is what finishes, each subtask once, when SIGSTOP holds', () => {
  test('a worker whose subtask another one carries out meanwhile: the zombie writes nothing', async () => {
    let runner = 0;
    const fault = (pid: number) => pause((runner = pid));
    expect(await runTrial({ stack: stack(), name: 'SIGSTOP of one worker', fault })).toEqual([]);
    // There was a zombie: its body and that of its successor both ended.
    const zombies = new BodyLog(stack().log).endedTwice();
    expect(zombies.map(({ pids }) => pids)).toContainEqual(expect.arrayContaining([runner]));
  });

  test.each([
    ['the API', 'api'],
    ['PostgreSQL with its backends', 'postgres'],
    ['the Temporal server', 'temporal'],
  ])('%s', async (name, service) => {
    const fault = () => pause(stack().pidOf(service));
    expect(await runTrial({ stack: stack(), name: `SIGSTOP of ${name}`, fault })).toEqual([]);
  });

  test('the Temporal server, and nobody lets it go: it is killed and started again', async () => {
    const hung = stack().pidOf('temporal');
    const fault = async (_runner: number, lift: () => void) => {
      await signalTree(hung, 'SIGSTOP');
      lift();
      const running = () => stack().services.find(({ name }) => name === 'temporal')?.process;
      await waitFor('another Temporal server', () => ![undefined, hung].includes(running()?.pid));
    };
    expect(await runTrial({ stack: stack(), name: 'SIGSTOP of the Temporal server, for good', fault })).toEqual([]);
  });
});
