import { openPorts, processesMentioning } from './traces.js';
import { StackUnderTest } from './stack-under-test.js';

describe('a started stack', () => {
  let stack: StackUnderTest;

  beforeAll(async () => {
    stack = await StackUnderTest.open();
    const { exitCode, output } = await stack.run('start');
    expect(exitCode === 0 ? 'started' : output).toBe('started');
  });
  afterAll(() => stack.close());

  test('answers on /health/ready', async () => {
    expect((await fetch(`${stack.api}/health/ready`)).status).toBe(200);
  });

  test('is left alone by a second start, which says that it runs and where', async () => {
    const before = stack.state();
    const { exitCode, output } = await stack.run('start');
    expect(exitCode).toBe(0);
    expect(output).toContain('already runs');
    expect(output).toContain(`${stack.api}/docs`);
    expect(stack.state()).toEqual(before);
  });

  test('is shown by status, each service with its pid and address', async () => {
    const { exitCode, output } = await stack.run('status');
    expect(exitCode).toBe(0);
    for (const name of ['postgres', 'temporal', 'api', 'worker']) {
      expect(output).toMatch(new RegExp(`^${name} +up +${stack.pidOf(name)} `, 'm'));
    }
    expect(output).toContain(`127.0.0.1:${stack.env['PORT']}`);
  });

  test('leaves no process and no port behind when it is stopped', async () => {
    const { exitCode } = await stack.run('stop');
    expect(exitCode).toBe(0);
    expect(processesMentioning(stack.home)).toEqual([]);
    expect(await openPorts(stack.ports)).toEqual([]);
  });
});

test('status says that nothing runs, and how to start it', async () => {
  const stack = await StackUnderTest.open();
  const { exitCode, output } = await stack.run('status');
  expect(exitCode).toBe(1);
  expect(output).toContain('make start');
  await stack.close();
});
