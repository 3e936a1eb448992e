import { fails, json, PictureServer } from './support/picture-server.js';
import { openAi, OpenAiImages, PICTURE, REQUEST } from './support/providers.js';

const service = await PictureServer.start();
afterAll(() => service.close());
beforeEach(() => service.reset());
beforeEach(() => openAi.serve(service));
const never = new AbortController().signal;
const draw = (model: string, request: object = {}) =>
  new OpenAiImages({ baseUrl: service.baseUrl, apiKey: 'key-1', model }).generate(
    { ...REQUEST, ...request },
    never,
    () => undefined,
  );
const sent = () => service.body(openAi.order);

it('asks with the key, the model and the prompt', async () => {
  await draw('gpt-image-1', { negative_prompt: 'people' });
  expect(service.received[0]?.authorization).toBe('Bearer key-1');
  expect(sent()).toEqual({ model: 'gpt-image-1', prompt: 'a lighthouse\n\nAvoid: people', n: 1, size: '1024x1024' });
});

it.each([
  ['gpt-image-1', 1600, 900, '1536x1024'],
  ['dall-e-3', 900, 1600, '1024x1792'],
  ['dall-e-2', 512, 512, '512x512'],
  ['flux-local', 640, 384, '640x384'],
])('asks %s for the size nearest to %s by %s', async (model, width, height, size) => {
  const { metadata } = await draw(model, { width, height });
  expect(sent()['size']).toBe(size);
  expect(metadata['size']).toBe(size);
});

it('asks for base64 where a model would send an address', async () => {
  await draw('dall-e-3');
  expect(sent()['response_format']).toBe('b64_json');
});

it('keeps what the service made of the prompt', async () => {
  service.on(
    openAi.order,
    json({ data: [{ b64_json: PICTURE.toString('base64'), revised_prompt: 'a tall lighthouse' }] }),
  );
  expect((await draw('dall-e-3')).metadata).toMatchObject({ revised_prompt: 'a tall lighthouse', model: 'dall-e-3' });
});

it.each(['content_policy_violation', 'moderation_blocked'])('tells a refusal by %s plainly', async (code) => {
  service.on(
    openAi.order,
    fails(400, { error: { message: 'Your request was rejected.', code, type: 'image_generation_user_error' } }),
  );
  await expect(draw('gpt-image-1')).rejects.toMatchObject({
    name: 'ProviderRefused',
    message: expect.stringMatching(/content policy.*Your request was rejected\..*Reword the prompt/) as string,
  });
  expect(service.count(openAi.order)).toBe(1);
});

it('does not hope that a spent account fills up by itself', async () => {
  service.on(openAi.order, fails(429, { error: { message: 'You exceeded your quota', code: 'insufficient_quota' } }));
  await expect(draw('gpt-image-1')).rejects.toMatchObject({ name: 'ProviderRefused' });
});

it('may be tried again after an empty list', async () => {
  service.on(openAi.order, json({ created: 1, data: [] }));
  await expect(draw('gpt-image-1')).rejects.toMatchObject({
    name: 'ProviderUnavailable',
    message: expect.stringMatching(/empty list/) as string,
  });
});

it('says what to do about an address instead of a picture', async () => {
  service.on(openAi.order, json({ data: [{ url: 'http://127.0.0.1/picture.png' }] }));
  await expect(draw('other')).rejects.toMatchObject({
    name: 'ProviderRefused',
    message: expect.stringMatching(/b64_json.*IMAGE_MODEL/) as string,
  });
});
