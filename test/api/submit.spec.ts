import type { TaskAnswer, TaskView } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack();
const body = () => ({ task_type: 'code_analysis', source: { path: stack.trees } });

describe('submitting a task', () => {
  test('answers 202 with the id, the state and the message the front ends know', async () => {
    const answer = await stack.api.post<TaskAnswer>('/tasks', body());
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({
      task_id: expect.any(String) as string,
      status: 'PENDING',
      message: 'code_analysis task submitted successfully',
    });
  });

  test('names the new task in Location', async () => {
    const { headers, body: accepted } = await stack.api.post<TaskAnswer>('/tasks', body());
    expect(headers['location']).toBe(`/api/v1/tasks/${accepted.task_id}`);
    const task = await stack.api.get<TaskView>(`/tasks/${accepted.task_id}`);
    expect(task.body.input).toEqual({ source: { path: stack.trees } });
  });
});
