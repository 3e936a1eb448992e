import { waitUntil } from '../../scripts/processes/wait-until.js';
import { openPorts, processesMentioning } from './traces.js';
import { StackUnderTest } from './stack-under-test.js';

let stack: StackUnderTest;

beforeEach(async () => {
  stack = await StackUnderTest.open();
  expect(await stack.run('start')).toMatchObject({ exitCode: 0 });
});
afterEach(() => stack.close());

const ready = () =>
  fetch(`${stack.api}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );

test.each(['api', 'worker', 'temporal', 'postgres'])('a %s killed with SIGKILL is started again', async (service) => {
  const killed = stack.pidOf(service);
  process.kill(killed, 'SIGKILL');
  const restarted = () =>
    stack
      .state()
      ?.services.some(({ name, restarts, process: now }) => name === service && restarts > 0 && now !== null);
  expect(await waitUntil(async () => (restarted() ?? false) && (await ready()), { withinMs: 60_000 })).toBe(true);
  expect(stack.pidOf(service)).not.toBe(killed);
  expect(await stack.run('status')).toMatchObject({ exitCode: 0 });
});

test('what a killed supervisor left running is ended by the next start', async () => {
  const orphan = stack.pidOf('worker');
  process.kill(stack.state()?.supervisor.pid ?? 0, 'SIGKILL');
  const { exitCode, output } = await stack.run('start');
  expect(exitCode === 0 ? 'started' : output).toBe('started');
  expect(output).toContain('a killed supervisor had left');
  expect(processesMentioning(stack.home).filter((command) => command.includes('worker.js'))).toHaveLength(2);
  expect(stack.pidOf('worker')).not.toBe(orphan);
});

test('what a killed supervisor left running is ended by stop', async () => {
  process.kill(stack.state()?.supervisor.pid ?? 0, 'SIGKILL');
  expect(await stack.run('stop')).toMatchObject({ exitCode: 0 });
  expect(processesMentioning(stack.home)).toEqual([]);
  expect(await openPorts(stack.ports)).toEqual([]);
});

test('status names a service that is down and exits with 1', async () => {
  process.kill(stack.state()?.supervisor.pid ?? 0, 'SIGSTOP');
  process.kill(stack.pidOf('worker'), 'SIGKILL');
  const { exitCode, output } = await stack.run('status');
  process.kill(stack.state()?.supervisor.pid ?? 0, 'SIGCONT');
  expect(exitCode).toBe(1);
  expect(output).toMatch(/^worker +DOWN/m);
});
