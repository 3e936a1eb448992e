import { waitFor } from '../../rig/wait-for.js';
import type { TaskAnswer, TaskResult, TaskStatus, TaskView } from '../../rig/http/views.js';
import { makeTar } from '../../analysis/support/make-tar.js';
import { ArtifactClient } from './artifact-client.js';
import { type BackendName, useStore } from './backends.js';
import { newBytes } from './digest.js';
import { ageArtifact, queryStore } from './query-store.js';

interface Findings {
  readonly findings: readonly { readonly rule: string }[];
  readonly sarif_artifact_id: string;
}

const WEEK_AND_A_DAY = 8;

/** How long bytes, inputs, results and histories last, whatever keeps the bytes. */
export function describeLifetimes(backend: BackendName): void {
  const store = useStore(backend, { workers: ['workflows,cpu'], env: { RETENTION_INTERVAL_SECONDS: '1' } });
  const { stack } = store;
  const artifacts = new ArtifactClient(() => stack.api.url);

  const archive = () =>
    makeTar([{ name: 'app.js', bytes: `eval(process.argv[2]); // ${newBytes(8).toString('hex')}` }]);

  const analyze = async (source: object, options: object = {}): Promise<TaskView> => {
    const { task_id } = await stack.api.submit({ task_type: 'code_analysis', source, options });
    return stack.api.waitForTask(task_id);
  };
  const analyzeArchive = async (options: object = {}) =>
    analyze({ archive: (await archive()).toString('base64') }, options);

  const readResult = (id: string) => stack.api.get<TaskResult<Findings>>(`/tasks/${id}/result`);
  const statusOf = async (artifactId: string) => (await artifacts.fetch(artifactId)).status;
  const sourceOf = ({ input }: TaskView) => (input['source'] as { artifact_id: string }).artifact_id;

  /** Lets a task pass its retention, and waits for its payload to go. */
  const expire = async (taskId: string) => {
    await queryStore(stack, `UPDATE tasks SET expires_at = now() - interval '1 minute' WHERE task_id = $1`, [taskId]);
    await waitFor('the purge', async () => Object.keys((await stack.api.readTask(taskId)).input).length === 0);
  };
  const waitUntilGone = (artifactId: string) => waitFor('a 404', async () => (await statusOf(artifactId)) === 404);
  const waitUntilSwept = (artifactId: string) =>
    waitFor('a look at the artifact', async () => {
      const found = 'SELECT check_at > now() AS later FROM artifacts WHERE artifact_id = $1';
      return (await queryStore<{ later: boolean }>(stack, found, [artifactId]))[0]?.later;
    });

  test('a task may name an uploaded archive as its source', async () => {
    const { artifact_id } = await artifacts.keep(await archive(), { 'content-type': 'application/gzip' });
    const task = await analyze({ artifact_id });
    expect(task.status).toBe('SUCCESS');
    const { body } = await readResult(task.task_id);
    expect(body.result?.findings.length).toBeGreaterThan(0);
    expect(await statusOf(body.result?.sarif_artifact_id ?? '')).toBe(200);
  });

  describe('a task past its retention', () => {
    let before: { task: TaskView; history: unknown; sarif: string; kept: string[] };
    let id = '';

    beforeAll(async () => {
      const kept = await store.list();
      const task = await analyzeArchive();
      id = task.task_id;
      const sarif = (await readResult(id)).body.result?.sarif_artifact_id ?? '';
      before = { task, sarif, kept, history: (await stack.api.get(`/tasks/${id}/history`)).body };
      await expire(id);
    });

    test('has no result to give and none to repeat', async () => {
      expect((await readResult(id)).status).toBe(410);
      expect((await stack.api.post(`/tasks/${id}/rerun`)).status).toBe(410);
      const status = await stack.api.get<TaskStatus>(`/tasks/${id}/status`);
      expect(status.body).toMatchObject({ status: 'SUCCESS', progress: 100, result_available: false });
    });

    test('is still told, with its subtasks and their metrics', async () => {
      expect(await stack.api.readTask(id)).toEqual({ ...before.task, input: {} });
    });

    test('has the same history', async () => {
      expect((await stack.api.get(`/tasks/${id}/history`)).body).toEqual(before.history);
    });

    test('has no log lines, and its stream still ends with its end', async () => {
      expect((await stack.api.get<{ items: unknown[] }>(`/tasks/${id}/logs`)).body.items).toEqual([]);
      const events = [];
      for await (const { event } of stack.api.events(id)) events.push(event);
      expect(new Set(events)).toEqual(new Set(['subtask', 'done']));
      expect(events.at(-1)).toBe('done');
    });

    test('leaves no artifacts and no bytes', async () => {
      await waitUntilGone(sourceOf(before.task));
      await waitUntilGone(before.sarif);
      await waitFor('its bytes to go', async () => (await store.list()).sort().join() === before.kept.sort().join());
    });
  });

  test('retention_seconds is how long a result lasts', async () => {
    const task = await analyzeArchive({ retention_seconds: 1 });
    await waitFor('a 410', async () => (await readResult(task.task_id)).status === 410);
    await waitUntilGone(sourceOf(task));
  });

  test('what a rerun goes on with outlives the task that brought it', async () => {
    const first = await analyzeArchive();
    const { body } = await stack.api.post<TaskAnswer>(`/tasks/${first.task_id}/rerun`, { only: ['static'] });
    const second = await stack.api.waitForTask(body.task_id);
    const source = sourceOf(first);
    await expire(first.task_id);
    await waitUntilSwept(source);
    expect([sourceOf(second), await statusOf(source)]).toEqual([source, 200]);
    expect((await readResult(second.task_id)).status).toBe(200);
    await expire(second.task_id);
    await queryStore(stack, 'UPDATE artifacts SET check_at = now() WHERE artifact_id = $1', [source]);
    await waitUntilGone(source);
  });

  test('an upload that no task refers to goes when it is old, and not before', async () => {
    const [old, young] = [await artifacts.keep(newBytes(1000)), await artifacts.keep(newBytes(1000))];
    await ageArtifact(stack, young.artifact_id, WEEK_AND_A_DAY - 2);
    await ageArtifact(stack, old.artifact_id, WEEK_AND_A_DAY);
    await waitUntilGone(old.artifact_id);
    await waitUntilSwept(young.artifact_id);
    expect(await statusOf(young.artifact_id)).toBe(200);
  });

  test('an upload stays for as long as a waiting task refers to it', async () => {
    const { artifact_id } = await artifacts.keep(await archive());
    const source = { artifact_id: artifact_id.toUpperCase() };
    const options = { start_delay_seconds: 3600 };
    const { task_id } = await stack.api.submit({ task_type: 'code_analysis', source, options });
    await ageArtifact(stack, artifact_id, WEEK_AND_A_DAY);
    await waitUntilSwept(artifact_id);
    expect(await statusOf(artifact_id)).toBe(200);
    await stack.api.post(`/tasks/${task_id}/cancel`);
    await stack.api.waitForTask(task_id);
    await expire(task_id);
    await ageArtifact(stack, artifact_id, 0);
    await waitUntilGone(artifact_id);
  });

  test('a task that names an upload in its last moment keeps it from going', async () => {
    const { artifact_id } = await artifacts.keep(await archive());
    const taken = ageArtifact(stack, artifact_id, WEEK_AND_A_DAY).then(() =>
      stack.api.post<TaskAnswer>('/tasks', { task_type: 'code_analysis', source: { artifact_id } }),
    );
    const { status, body } = await taken;
    // Refused, or carried out: never accepted and then without its bytes.
    if (status === 202) expect((await stack.api.waitForTask(body.task_id)).status).toBe('SUCCESS');
    else expect(status).toBe(400);
  });

  test('bytes go with the last artifact that holds them', async () => {
    const before = (await store.list()).length;
    const bytes = newBytes(1000);
    const [first, second] = [await artifacts.keep(bytes), await artifacts.keep(bytes)];
    await ageArtifact(stack, first.artifact_id, WEEK_AND_A_DAY);
    await waitUntilGone(first.artifact_id);
    expect((await artifacts.fetch(second.artifact_id)).bytes.equals(bytes)).toBe(true);
    await ageArtifact(stack, second.artifact_id, WEEK_AND_A_DAY);
    await waitUntilGone(second.artifact_id);
    await waitFor('the bytes to go', async () => (await store.list()).length === before);
  });

  test('an artifact whose bytes never came goes with its claim', async () => {
    const artifactId = '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11';
    await queryStore(stack, `INSERT INTO blobs (sha256, size) VALUES ('lost', 1)`);
    await queryStore(
      stack,
      `INSERT INTO artifacts (artifact_id, tenant, sha256, size, media_type, pending, check_at)
       VALUES ($1, 'default', 'lost', 1, 'text/plain', true, now())`,
      [artifactId],
    );
    expect(await statusOf(artifactId)).toBe(404);
    await waitFor('the claim to go', async () => {
      return (await queryStore(stack, `SELECT FROM blobs WHERE sha256 = 'lost'`)).length === 0;
    });
  });
}
