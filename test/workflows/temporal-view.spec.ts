import { join } from 'node:path';
import type { WorkflowProgress } from '../../workflows/progress-board.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeModules } from '../rig/trees/write-modules.js';
import { useStack } from '../rig/use-stack.js';

// One activity at a time, so that a moment is seen at which one analyzer has ended and the other has not.
const stack = useStack({ workers: ['workflows,cpu'], env: { CPU_CONCURRENCY: '1' } });

interface Metadata {
  readonly currentDetails: string;
  readonly definition: { readonly queryDefinitions: readonly { readonly name: string }[] };
}

describe('what the Temporal Web UI and CLI show of a running task', () => {
  let taskId: string;
  const handle = () => stack.engine.client.workflow.getHandle(taskId);

  beforeAll(async () => {
    const tree = writeModules(join(stack.trees, 'modules'), 1_000);
    taskId = await submitAnalysis(stack, tree, { options: { tags: { team: 'web', area: 'north' } } });
    await stack.api.waitForEvent(taskId, 'a start', ({ data }) => data.status === 'PROCESSING');
  });

  afterAll(async () => {
    await stack.api.post(`/tasks/${taskId}/cancel/`);
    await stack.api.waitForTask(taskId);
  });

  test('the progress query answers with the states of the subtasks', async () => {
    const progress = await handle().query<WorkflowProgress>('progress');
    expect(progress).toMatchObject({ status: 'PROCESSING', percent: 0, message: 'Running' });
    expect(Object.keys(progress.subtasks)).toEqual(['security', 'static']);
  });

  test('the search attributes find it by type, tenant and tag', async () => {
    const { searchAttributes } = await handle().describe();
    expect(searchAttributes).toMatchObject({
      TaskType: ['code_analysis'],
      Tenant: ['default'],
      Tags: expect.arrayContaining(['area=north', 'team=web']) as string[],
    });
    const { count } = await stack.engine.client.workflow.count('TaskType = "code_analysis" AND Tags = "team=web"');
    expect(count).toBe(1);
  });

  test('the summary names the kind of task, the details its id', async () => {
    const description = await handle().describe();
    expect(await description.staticSummary()).toBe('Code analysis');
    expect(await description.staticDetails()).toContain(taskId);
  });

  test('the current details show each subtask and its state in Markdown', async () => {
    const metadata = await handle().query<Metadata>('__temporal_workflow_metadata');
    expect(metadata.currentDetails).toContain('**Code analysis**: PROCESSING');
    expect(metadata.currentDetails).toMatch(/\| security \| (PENDING|PROCESSING|SUCCESS) \|/);
    expect(metadata.definition.queryDefinitions.map(({ name }) => name)).toContain('progress');
  });

  test('the activities are named after the subtasks and carry a summary', async () => {
    const events = await stack.engine.readHistory(taskId);
    const scheduled = events.filter(({ activityTaskScheduledEventAttributes: about }) => about);
    const named = scheduled.map(({ activityTaskScheduledEventAttributes: about, userMetadata }) => [
      about?.activityId,
      about?.taskQueue?.name,
      Buffer.from(userMetadata?.summary?.data ?? []).toString(),
    ]);
    expect(named).toEqual([
      ['security', 'cpu', '"Security"'],
      ['static', 'cpu', '"Static analysis"'],
    ]);
  });

  test('both time bounds and the heartbeat of every activity are set', async () => {
    const events = await stack.engine.readHistory(taskId);
    for (const { activityTaskScheduledEventAttributes: about } of events) {
      if (!about) continue;
      const bounds = [about.startToCloseTimeout, about.scheduleToCloseTimeout, about.heartbeatTimeout];
      expect(bounds.map((bound) => Number(bound?.seconds))).toEqual([600, 3600, 10]);
    }
  });

  test('the link of the task leads to its workflow', async () => {
    const { links } = await stack.api.readTask(taskId);
    expect(links.temporal_ui).toMatch(new RegExp(`/namespaces/default/workflows/${taskId}$`));
    expect((await stack.api.get(`//${links.result.slice(1)}`)).status).toBe(409);
  });
});
