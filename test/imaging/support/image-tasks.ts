import sharp from 'sharp';
import type { Pixels } from '../../../activities/imaging/pixels/pixels.js';
import type { TaskResult } from '../../rig/http/views.js';
import type { Stack } from '../../rig/stack.js';
import { useStack } from '../../rig/use-stack.js';

export interface EditedPicture {
  readonly image: Pixels;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The task's subtask as its events told of it: percent and stage. */
  readonly told: readonly (readonly [number, string])[];
}

/** Carries out one image task of a stack; `images` are by the fields that they belong in, `parameters.mask` among them. */
export type CarryOut = (
  type: string,
  images: Readonly<Record<string, Pixels>>,
  parameters: object,
  fields?: object,
) => Promise<EditedPicture>;

/** The image tasks of a file of tests, over HTTP, by a stack that serves them. One that fails is thrown as "type: message". */
export function useImageTasks(): CarryOut {
  const stack = useStack({ workers: ['workflows,cpu,gpu'] });
  return (...task) => carryOut(stack, ...task);
}

async function carryOut(stack: Stack, ...[task_type, images, parameters, fields]: Parameters<CarryOut>) {
  const body: Record<string, unknown> = { task_type, ...fields };
  const extended: Record<string, unknown> = { ...parameters };
  for (const [field, pixels] of Object.entries(images)) {
    const [first = '', inner] = field.split('.');
    if (inner === undefined) body[first] = await encode(pixels);
    else extended[inner] = await encode(pixels);
  }
  const { task_id } = await stack.api.submit({ ...body, parameters: extended });
  const told: [number, string][] = [];
  for await (const { event, data } of stack.api.events(task_id))
    if (event === 'subtask' && data.status === 'PROCESSING') told.push([data.progress ?? 0, data.message ?? '']);
  const { body: answer } = await stack.api.get<TaskResult<Result>>(`/tasks/${task_id}/result`);
  if (!answer.result) throw new Error(`${answer.error?.type}: ${answer.error?.message}`);
  const { image_data, metadata } = answer.result;
  return { image: await decode(Buffer.from(image_data, 'base64')), metadata, told };
}

interface Result {
  readonly image_data: string;
  readonly metadata: EditedPicture['metadata'];
}

async function encode({ width, height, channels, data }: Pixels): Promise<string> {
  const png = await sharp(Buffer.from(data), { raw: { width, height, channels } }).png().toBuffer();
  return png.toString('base64');
}

async function decode(png: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels === 2) throw new Error('A result has no such form.');
  return { width, height, channels, data: new Uint8Array(data) };
}
