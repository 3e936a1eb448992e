import type { ErrorBody, TaskAnswer, TaskView } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack();
const analysis = () => ({ task_type: 'code_analysis', source: { path: stack.trees } });
const submit = (body: unknown) => stack.api.post<TaskAnswer>('/tasks', body);
const refuse = async (body: unknown) => (await stack.api.post<ErrorBody>('/tasks', body)).body;

describe('an accepted task', () => {
  test('is answered with 202, its id, PENDING and the message the front ends know', async () => {
    const { status, body } = await submit(analysis());
    expect(status).toBe(202);
    expect(body).toEqual({
      task_id: body.task_id,
      status: 'PENDING',
      message: 'code_analysis task submitted successfully',
    });
  });

  test('is named by Location, where it can be read with its input and options', async () => {
    const options = { tags: { team: 'web' }, retention_seconds: 60 };
    const { headers, body } = await submit({ ...analysis(), options });
    expect(headers['location']).toBe(`/api/v1/tasks/${body.task_id}`);
    const task = await stack.api.get<TaskView>(`//${headers['location']?.slice(1)}`);
    expect(task.body).toMatchObject({ input: { source: { path: stack.trees } }, options, tags: { team: 'web' } });
  });

  test('plans one subtask for each analyzer asked for', async () => {
    const { body } = await submit({ ...analysis(), analyzers: ['static'] });
    const { subtasks } = await stack.api.readTask(body.task_id);
    expect(subtasks.map(({ name, status, attempt }) => [name, status, attempt])).toEqual([['static', 'PENDING', 0]]);
  });

  test('of a running program plans the analyzers that look at it as well', async () => {
    const { body } = await submit({ ...analysis(), target_url: 'http://127.0.0.1:9/' });
    const { subtasks } = await stack.api.readTask(body.task_id);
    expect(subtasks.map(({ name }) => name)).toEqual(['security', 'static', 'performance', 'dynamic']);
  });

  test('is accepted with a trailing slash as well', async () => {
    expect((await stack.api.post('/tasks/', analysis())).status).toBe(202);
  });
});

describe('the path of the earlier front ends', () => {
  test('accepts the same body with the same answer', async () => {
    const { status, headers, body } = await stack.api.post<TaskAnswer>('/tasks/submit/', analysis());
    expect([status, body.message]).toEqual([202, 'code_analysis task submitted successfully']);
    expect(headers['location']).toBe(`/api/v1/tasks/${body.task_id}`);
  });

  test('ignores fields it does not know', async () => {
    const body = { ...analysis(), prompt: 'a boat', options: { colour: 'red' } };
    const answer = await stack.api.post<TaskAnswer>('/tasks/submit', body);
    expect(answer.status).toBe(202);
    expect((await stack.api.readTask(answer.body.task_id)).input).toEqual({ source: { path: stack.trees } });
  });
});

describe('a refused task', () => {
  test.each([
    ['an unknown field', { prompt: 'a boat' }, 'prompt'],
    ['an unknown field further down', { source: { path: '/x', branch: 'main' } }, 'source.branch'],
    ['an unknown option', { options: { colour: 'red' } }, 'options.colour'],
    ['an option that does not work yet', { options: { priority: 1 } }, 'options.priority'],
    ['a fairness key, which does not work yet', { options: { fairness_key: 'a' } }, 'options.fairness_key'],
    ['a retention of no time', { options: { retention_seconds: 0 } }, 'options.retention_seconds'],
    ['a timeout that is no number', { options: { timeout_seconds: 'soon' } }, 'options.timeout_seconds'],
    ['a negative delay', { options: { start_delay_seconds: -1 } }, 'options.start_delay_seconds'],
    ['tags that are no strings', { options: { tags: { team: 1 } } }, 'options.tags'],
    ['options that are no object', { options: 'fast' }, 'options'],
    ['an analyzer that there is not', { analyzers: ['horoscope'] }, 'analyzers'],
    ['no analyzer at all', { analyzers: [] }, 'analyzers'],
    ['an analyzer named twice', { analyzers: ['static', 'static'] }, 'analyzers'],
    ['two sources', { source: { path: '/x', artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11' } }, 'source'],
    ['no source', { source: {} }, 'source'],
    [
      'an artifact that there is not',
      { source: { artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11' } },
      'source.artifact_id',
    ],
    ['an artifact id that is none', { source: { artifact_id: 'mine' } }, 'source.artifact_id'],
    ['a path outside of the roots', { source: { path: '/etc' } }, 'source.path'],
    ['a path that climbs out of the roots', { source: { path: '/../etc' } }, 'source.path'],
    ['a relative path', { source: { path: 'src' } }, 'source.path'],
    ['a target outside of the targets', { target_url: 'http://10.0.0.1/' }, 'target_url'],
    ['a target in an odd notation', { target_url: 'http://0x7f.1/' }, 'target_url'],
    ['a target that hides an address', { target_url: 'http://[::ffff:10.0.0.1]/' }, 'target_url'],
    ['a target of another protocol', { target_url: 'file:///etc/passwd' }, 'target_url'],
    ['a target that is no text', { target_url: ['http://127.0.0.1/'] }, 'target_url'],
  ])('names the field: %s', async (_, change, field) => {
    const { error, details } = await refuse({ ...analysis(), ...change });
    expect(error).toBe('Invalid input');
    expect(Object.keys(details)).toContain(field);
  });

  test.each([
    ['an unknown task type', { task_type: 'alchemy' }],
    ['no task type', {}],
    ['a task type that is a name of every object', { task_type: 'constructor' }],
    ['a task type that is no text', { task_type: 7 }],
  ])('says which task types there are: %s', async (_, body) => {
    expect(await refuse(body)).toEqual({
      error: 'Invalid input',
      details: { task_type: [expect.stringContaining('code_analysis') as string] },
    });
  });

  test('names every field that is wrong at once', async () => {
    const { details } = await refuse({ ...analysis(), prompt: '', analyzers: 'all', options: { timeout_seconds: 0 } });
    expect(Object.keys(details).sort()).toEqual(['analyzers', 'options.timeout_seconds', 'prompt']);
  });

  test('leaves no task behind', async () => {
    await refuse({ ...analysis(), options: { tags: { trace: 'refused' }, timeout_seconds: 0 } });
    const list = await stack.api.get<{ items: unknown[] }>('/tasks?tag.trace=refused');
    expect(list.body.items).toEqual([]);
  });
});
