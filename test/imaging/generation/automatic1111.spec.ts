import { waitFor } from '../../rig/wait-for.js';
import { hang, json, PictureServer } from './support/picture-server.js';
import { automatic1111, PICTURE, REQUEST } from './support/providers.js';

const service = await PictureServer.start();
afterAll(() => service.close());
beforeEach(() => service.reset());
beforeEach(() => automatic1111.serve(service));
const never = new AbortController().signal;
const open = (more: object = {}) => automatic1111.open({ baseUrl: service.baseUrl, ...more });
const INTERRUPT = 'POST /sdapi/v1/interrupt';

it('asks for what was asked for, in sizes of eight pixels', async () => {
  const request = { ...REQUEST, width: 515, negative_prompt: 'people', steps: 25, guidance: 6.5, seed: -1 };
  const { metadata } = await open({ model: 'v1-5' }).generate(request, never, () => undefined);
  expect(service.body(automatic1111.order)).toMatchObject({
    prompt: 'a lighthouse',
    negative_prompt: 'people',
    width: 512,
    height: 512,
    steps: 25,
    cfg_scale: 6.5,
    seed: 1,
    override_settings: { sd_model_checkpoint: 'v1-5' },
  });
  expect(metadata).toMatchObject({ provider: 'automatic1111', seed: 7, sampler_name: 'Euler' });
});

it('knows a name and a password', async () => {
  await open({ apiKey: 'user:secret' }).generate(REQUEST, never, () => undefined);
  expect(service.received[0]?.authorization).toBe(`Basic ${Buffer.from('user:secret').toString('base64')}`);
});

it('tells the steps while it draws', async () => {
  service.on(automatic1111.order, (response) => {
    setTimeout(() => response.end(JSON.stringify({ images: [PICTURE.toString('base64')] })), 500);
  });
  const told: [number, string][] = [];
  await open().generate(REQUEST, never, (percent, stage) => told.push([percent, stage]));
  expect(told).toContainEqual([25, 'step 5 of 20']);
});

it('draws on when its progress cannot be read', async () => {
  service.on('GET /sdapi/v1/progress', json({ detail: 'broken' }, 500));
  service.on(automatic1111.order, (response) => {
    setTimeout(() => response.end(JSON.stringify({ images: [PICTURE.toString('base64')] })), 200);
  });
  const { bytes } = await open().generate(REQUEST, never, () => undefined);
  expect(bytes.equals(PICTURE)).toBe(true);
});

it('interrupts the service when its signal aborts', async () => {
  service.on(automatic1111.order, hang);
  const stop = new AbortController();
  const drawing = open().generate(REQUEST, stop.signal, () => undefined);
  void waitFor('the order', () => service.count(automatic1111.order) === 1).then(() =>
    stop.abort(new Error('cancelled')),
  );
  await expect(drawing).rejects.toThrow('cancelled');
  expect(service.count(INTERRUPT)).toBe(1);
});

it('interrupts the service when it takes too long', async () => {
  service.on(automatic1111.order, hang);
  await expect(open({ patienceMs: 300 }).generate(REQUEST, never, () => undefined)).rejects.toMatchObject({
    name: 'ProviderUnavailable',
  });
  expect(service.count(INTERRUPT)).toBe(1);
});

it('may be tried again after an empty list', async () => {
  service.on(automatic1111.order, json({ images: [], parameters: {}, info: '' }));
  await expect(open().generate(REQUEST, never, () => undefined)).rejects.toMatchObject({
    name: 'ProviderUnavailable',
    message: expect.stringMatching(/empty list/) as string,
  });
});
