import { requests, runClients } from '../client/run-clients.js';
import { waitForSuccess } from '../client/wait-for-success.js';
import { fanOut } from './fan-out.js';
import { CLIENTS, type ScenarioContext } from './scenario.js';

/** Workers may need this long to take their first task, in milliseconds. */
const FIRST_TASK_MS = 90_000;

/** Runs each kind of request until the stack has done it a number of times; not measured. */
export async function warmUp(context: ScenarioContext): Promise<void> {
  const { client, log, sizes } = context;
  const first = context.nextTag();
  const firstId = await client.submit({ task_type: 'bench_noop', tag: first });
  await log.waitForEnd([first], { withinMs: FIRST_TASK_MS });
  await waitForSuccess(client, firstId);
  const tags = Array.from({ length: sizes.warmUpTasks }, () => context.nextTag());
  const submit = (index: number) => client.submit({ task_type: 'bench_noop', tag: tags[index] ?? '' });
  await runClients(CLIENTS, requests(tags.length), submit);
  await log.waitForEnd(tags);
  await runClients(CLIENTS, requests(tags.length), () => client.status(firstId));
  const { taskId } = await fanOut(context, 5, 0);
  const result = JSON.stringify(await client.result(taskId));
  if (result !== '{"sum":10}') throw new Error(`A fan-out of 5 gave ${result} instead of the sum of 0 to 4.`);
}
