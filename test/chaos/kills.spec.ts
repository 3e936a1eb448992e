import { ROUNDS } from './support/chaos-length.js';
import { signalTree } from './support/signal-tree.js';
import { runTrial } from './support/trial.js';
import { useSupervisedStack } from './support/use-supervised-stack.js';

const stack = useSupervisedStack();
const kill = (...services: readonly string[]) => {
  for (const pid of services.map((name) => stack().pidOf(name))) process.kill(pid, 'SIGKILL');
};

describe.each(ROUNDS)('round %i: what was accepted is what finishes, each subtask once, when SIGKILL hits', () => {
  test('the worker that carries out a subtask', async () => {
    const fault = async (runner: number) => void process.kill(runner, 'SIGKILL');
    expect(await runTrial({ stack: stack(), name: 'SIGKILL of one worker', fault })).toEqual([]);
  });

  test('every worker', async () => {
    const fault = async () => kill(...stack().workers);
    expect(await runTrial({ stack: stack(), name: 'SIGKILL of all workers', fault })).toEqual([]);
  });

  test('the API, with requests in flight that their clients repeat', async () => {
    const fault = async () => kill('api');
    expect(await runTrial({ stack: stack(), name: 'SIGKILL of the API', fault })).toEqual([]);
  });

  test('PostgreSQL with its backends', async () => {
    const fault = () => signalTree(stack().pidOf('postgres'), 'SIGKILL');
    expect(await runTrial({ stack: stack(), name: 'SIGKILL of PostgreSQL', fault })).toEqual([]);
  });

  test('the Temporal server', async () => {
    const fault = async () => kill('temporal');
    expect(await runTrial({ stack: stack(), name: 'SIGKILL of the Temporal server', fault })).toEqual([]);
  });

  test('every service at once', async () => {
    const fault = async () => kill('temporal', 'api', ...stack().workers, 'postgres');
    expect(await runTrial({ stack: stack(), name: 'SIGKILL of everything at once', fault })).toEqual([]);
  });

  test('the supervisor and every service, as when the machine dies, and the stack is started again', async () => {
    const fault = async (_runner: number, lift: () => void) => {
      process.kill(stack().supervisor, 'SIGKILL');
      kill('postgres', 'temporal', 'api', ...stack().workers);
      lift();
      await stack().run('start');
    };
    expect(await runTrial({ stack: stack(), name: 'SIGKILL of everything and its supervisor', fault })).toEqual([]);
  });
});
