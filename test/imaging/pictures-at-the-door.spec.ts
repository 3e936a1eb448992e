import sharp from 'sharp';
import type { ErrorBody, TaskResult } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';
import { base64, drawPicture, pngPicture, sizeOf } from './support/pictures.js';

const stack = useStack({ workers: ['workflows,gpu'] });

const task = (image: Buffer) => ({
  task_type: 'style_transfer',
  image: base64(image),
  parameters: { style: 'mosaic', strength: 0.5 },
});

const upload = async (bytes: Buffer): Promise<string> => {
  const headers = { 'content-type': 'application/octet-stream' };
  const { body } = await stack.api.post<{ artifact_id: string }>('/artifacts', undefined, { raw: bytes, headers });
  return body.artifact_id;
};

async function paint(image: Buffer): Promise<[number, number]> {
  const { task_id } = await stack.api.submit(task(image));
  expect((await stack.api.waitForTask(task_id)).status).toBe('SUCCESS');
  const { body } = await stack.api.get<TaskResult<{ image_data: string }>>(`/tasks/${task_id}/result`);
  return sizeOf(Buffer.from(body.result?.image_data ?? '', 'base64'));
}

test.each([
  ['a JPEG', () => drawPicture().jpeg().toBuffer()],
  ['a WebP', () => drawPicture().webp().toBuffer()],
  ['a CMYK JPEG', () => drawPicture().toColourspace('cmyk').jpeg().toBuffer()],
  ['a PNG of 16 bits', () => drawPicture().toColourspace('rgb16').png().toBuffer()],
  ['a PNG of greys', () => drawPicture().greyscale().png().toBuffer()],
  ['a PNG of a palette', () => drawPicture().png({ palette: true }).toBuffer()],
])('%s is worked on', async (_what, draw) => {
  expect(await paint(await draw())).toEqual([96, 64]);
});

test('a picture that its EXIF turns is worked on upright', async () => {
  expect(await paint(await drawPicture().withMetadata({ orientation: 6 }).jpeg().toBuffer())).toEqual([64, 96]);
});

const ANIMATED = async () => {
  const frame = await drawPicture().resize(8, 8).raw().toBuffer({ resolveWithObject: true });
  const raw = { width: 8, height: 16, channels: frame.info.channels, pageHeight: 8 };
  return sharp(Buffer.concat([frame.data, Buffer.from(frame.data).reverse()]), { raw })
    .webp({ loop: 0 })
    .toBuffer();
};
const REFUSED: [string, () => Buffer | Promise<Buffer>, number, string][] = [
  ['an animated WebP', ANIMATED, 422, 'The picture is animated (2 frames). Send one frame of it.'],
  ['a GIF', () => drawPicture().gif().toBuffer(), 422, 'These bytes are no PNG, JPEG or WebP.'],
  [
    'an SVG',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    422,
    'These bytes are no PNG',
  ],
  ['a PNG that was cut off', async () => (await pngPicture()).subarray(0, -40), 422, 'The picture cannot be read'],
  [
    'a JPEG that was cut off',
    async () => (await drawPicture().jpeg().toBuffer()).subarray(0, 700),
    422,
    'cannot be read',
  ],
  ['more than 20 MiB', () => Buffer.alloc(20 * 1024 * 1024 + 1, 0x89), 413, 'at most 20 MiB'],
  [
    'more than 40 megapixels in a small file',
    () =>
      sharp({ create: { width: 8000, height: 5001, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
    422,
    'at most 40 megapixels',
  ],
];

test.each(REFUSED)('%s is refused, and nothing starts', async (_what, draw, status, message) => {
  const answer = await stack.api.post<ErrorBody>('/tasks', task(await draw()));
  expect(answer.status).toBe(status);
  expect(answer.body.details['image']?.[0]).toContain(message);
});

test.each(REFUSED)('%s that was uploaded before is refused where it is named', async (_what, draw, status, message) => {
  const image_artifact_id = await upload(await draw());
  const answer = await stack.api.post<ErrorBody>('/tasks', { task_type: 'style_transfer', image_artifact_id });
  expect(answer.status).toBe(status);
  expect(answer.body.details['image_artifact_id']?.[0]).toContain(message);
});

test('a picture that was uploaded before is worked on', async () => {
  const image_artifact_id = await upload(await pngPicture());
  const { task_id } = await stack.api.submit({ task_type: 'style_transfer', image_artifact_id });
  expect((await stack.api.waitForTask(task_id)).status).toBe('SUCCESS');
});

test('text that is no base64 is refused', async () => {
  const answer = await stack.api.post<ErrorBody>('/tasks', { task_type: 'style_transfer', image: 'not base64!' });
  expect([answer.status, answer.body.details['image']?.[0]]).toEqual([400, expect.stringContaining('not base64')]);
});

test('a picture and an artifact at once are refused', async () => {
  const fields = { image: 'aGk=', image_artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11' };
  const answer = await stack.api.post<ErrorBody>('/tasks', { task_type: 'style_transfer', ...fields });
  expect([answer.status, answer.body.details['image']?.[0]]).toEqual([
    400,
    'Send image or image_artifact_id, not both.',
  ]);
});
