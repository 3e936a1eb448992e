import type { ErrorBody, TaskAnswer, TaskResult, TaskStatus } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';
import { base64, pngPicture, sizeOf } from './support/pictures.js';

const stack = useStack({ workers: ['workflows,cpu', 'gpu'] });

/** What the front end of section D of the requirements reads of a result. */
interface EarlierResult {
  readonly status: string;
  readonly image_data: string;
  readonly prompt_used: string | null;
  readonly metadata: { readonly original_prompt: string; readonly refined_prompt: string; readonly parameters: object };
}

const submit = async (body: object) => {
  const { status, body: answer } = await stack.api.post<TaskAnswer>('/tasks/submit/', body);
  expect([status, answer.message]).toEqual([
    202,
    `${(body as { task_type: string }).task_type} task submitted successfully`,
  ]);
  expect(answer.status).toBe('PENDING');
  return answer.task_id;
};

test('a generation is submitted, watched and read in the words of that front end', async () => {
  const parameters = { width: 96, height: 64, seed: 5 };
  const taskId = await submit({ task_type: 'image_generation', prompt: 'A lighthouse at sunset', parameters });
  await stack.api.waitForTask(taskId);
  const { body: status } = await stack.api.get<TaskStatus>(`/tasks/${taskId}/status/`);
  expect(status).toEqual({
    task_id: taskId,
    status: 'SUCCESS',
    progress: 100,
    message: expect.any(String) as string,
    result_available: true,
  });
  const { body } = await stack.api.get<TaskResult<EarlierResult>>(`/tasks/${taskId}/result/`);
  expect(body).toMatchObject({ task_id: taskId, status: 'SUCCESS' });
  expect(body.result).toMatchObject({
    status: 'success',
    prompt_used: 'A lighthouse at sunset',
    metadata: { original_prompt: 'A lighthouse at sunset', refined_prompt: 'A lighthouse at sunset', parameters },
  });
  expect(await sizeOf(Buffer.from(body.result?.image_data ?? '', 'base64'))).toEqual([96, 64]);
});

test.each([
  ['background_removal', { box: { x: 22, y: 6, width: 52, height: 52 } }],
  ['object_removal', { box: { x: 30, y: 14, width: 12, height: 12 } }],
  ['style_transfer', { style: 'mosaic' }],
])('a %s takes the picture as a data URL and gives one back', async (task_type, parameters) => {
  const image = `data:image/png;base64,${base64(await pngPicture())}`;
  const taskId = await submit({ task_type, image, prompt: 'a disc', parameters });
  await stack.api.waitForTask(taskId);
  const { body } = await stack.api.get<TaskResult<EarlierResult>>(`/tasks/${taskId}/result/`);
  expect(body.result?.metadata).toMatchObject({ original_prompt: 'a disc', parameters });
  expect(await sizeOf(Buffer.from(body.result?.image_data ?? '', 'base64'))).toEqual([96, 64]);
});

test.each([
  ['image_generation', {}, { prompt: ['Prompt is required for image_generation'] }],
  ['image_generation', { prompt: ' ' }, { prompt: ['Prompt is required for image_generation'] }],
  ['image_generation', { prompt: 'x'.repeat(5001) }, { prompt: ['prompt must have at most 5000 characters.'] }],
  ['background_removal', {}, { image: [expect.stringContaining('Image is required for background_removal')] }],
  ['face_swap', {}, { target_image: [expect.stringContaining('Target image is required for face_swap')] }],
  [
    'object_removal',
    {},
    { parameters: expect.arrayContaining([expect.stringContaining('exactly one of')]) as string[] },
  ],
])('a %s with %j is refused in the one error shape, and nothing starts', async (task_type, fields, details) => {
  const { status, body } = await stack.api.post<ErrorBody>('/tasks/submit/', { task_type, ...fields });
  expect([status, body.error]).toEqual([400, 'Invalid input']);
  expect(body.details).toMatchObject(details);
});

test('a task that waits is cancelled, and its result is refused until it has ended', async () => {
  const taskId = await submit({
    task_type: 'image_generation',
    prompt: 'a boat',
    options: { start_delay_seconds: 3600 },
  });
  expect((await stack.api.get(`/tasks/${taskId}/result/`)).status).toBe(409);
  expect((await stack.api.post(`/tasks/${taskId}/cancel/`)).status).toBe(202);
  expect((await stack.api.waitForTask(taskId)).status).toBe('REVOKED');
});
