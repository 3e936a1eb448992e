import { randomBytes } from 'node:crypto';
import { freePort } from '../../rig/processes/free-port.js';
import { breakOff, bytes, fails, hang, json, PictureServer } from './support/picture-server.js';
import { automatic1111, comfyUi, openAi, PICTURE, REQUEST } from './support/providers.js';

const service = await PictureServer.start();
afterAll(() => service.close());
beforeEach(() => service.reset());
const never = new AbortController().signal;

const refused = (says: RegExp) => ({ name: 'ProviderRefused', message: expect.stringMatching(says) as string });
const unavailable = (says: RegExp) => ({ name: 'ProviderUnavailable', message: expect.stringMatching(says) as string });

describe.each([openAi, automatic1111, comfyUi])('$name', ({ open, order, serve, send }) => {
  const draw = (more: object = {}, signal = never) =>
    open({ baseUrl: service.baseUrl, ...more }).generate(REQUEST, signal, () => undefined);
  beforeEach(() => serve(service));

  it('brings the picture as it was sent', async () => {
    const { bytes: got, metadata } = await draw();
    expect(got.equals(PICTURE)).toBe(true);
    expect(metadata).toMatchObject({ format: 'png', width: 64, height: 64 });
  });

  it.each([401, 403])('gives up at %s and says which setting to check', async (status) => {
    service.on(order, fails(status));
    await expect(draw()).rejects.toMatchObject(refused(/Check IMAGE_API_KEY/));
    expect(service.count(order)).toBe(1);
  });

  it('gives up at 404 and says which settings to check', async () => {
    service.on(order, json({ detail: 'Not Found' }, 404));
    await expect(draw()).rejects.toMatchObject(refused(/Not Found.*Check IMAGE_BASE_URL and IMAGE_MODEL/));
  });

  it('waits after 429 as long as Retry-After says', async () => {
    const from = performance.now();
    const busy = json({ error: { message: 'slow down' } }, 429, { 'retry-after': '1' });
    service.once(order, busy);
    await draw();
    expect(service.count(order)).toBe(2);
    expect(performance.now() - from).toBeGreaterThanOrEqual(990);
  });

  it('may be tried again when 429 stays, and says how long to wait', async () => {
    const body = { error: { message: 'slow down' } };
    service.on(order, json(body, 429, { 'retry-after-ms': '1', 'retry-after': '30' }));
    await expect(draw()).rejects.toMatchObject(unavailable(/slow down.*Retry-After 30/));
    expect(service.count(order)).toBe(3);
  });

  it.each([500, 502, 503])('may be tried again when %s stays', async (status) => {
    service.on(order, fails(status, { error: 'OutOfMemoryError', errors: 'CUDA out of memory' }));
    await expect(draw()).rejects.toMatchObject(unavailable(/OutOfMemoryError: CUDA out of memory.*Look at its log/));
    expect(service.count(order)).toBe(3);
  });

  it('may be tried again when nobody listens', async () => {
    const baseUrl = `http://127.0.0.1:${await freePort()}`;
    await expect(draw({ baseUrl })).rejects.toMatchObject(
      unavailable(/ECONNREFUSED.*Start it, or correct IMAGE_BASE_URL/),
    );
  });

  it('may be tried again when the connection breaks', async () => {
    service.on(order, breakOff);
    await expect(draw()).rejects.toMatchObject(unavailable(/cannot be reached/));
  });

  it('does not wait for ever for a service that hangs', async () => {
    service.on(order, hang);
    await expect(draw({ patienceMs: 300 })).rejects.toMatchObject(unavailable(/no picture within 0.3 s.*hangs/));
  });

  it('does not wait for ever for an answer that stops halfway', async () => {
    service.on(order, (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"da'));
    await expect(draw({ patienceMs: 300 })).rejects.toMatchObject(unavailable(/no picture within 0.3 s/));
  });

  it.each([
    ['a page', bytes('<html>hello</html>', 'text/html'), /no JSON.*IMAGE_BASE_URL/],
    ['torn JSON', bytes('{"images": [', 'application/json'), /no JSON/],
    ['nothing', bytes('', 'application/json'), /Look whether IMAGE_BASE_URL/],
    ['JSON of another form', json({ result: 'fine' }), /Look whether IMAGE_BASE_URL/],
  ])('may be tried again when it gets %s', async (_, reply, says) => {
    service.on(order, reply);
    await expect(draw()).rejects.toMatchObject(unavailable(says));
  });

  it('may be tried again when the bytes are no picture', async () => {
    send(service, Buffer.from('this is not a picture'));
    await expect(draw()).rejects.toMatchObject(unavailable(/no PNG, JPEG or WebP/));
  });

  it('reads no more than the limit', async () => {
    send(service, randomBytes(40_000));
    await expect(draw({ limitBytes: 20_000 })).rejects.toMatchObject(refused(/more than 20000 bytes.*smaller picture/));
  });

  it('stops at once when its signal aborts, in a pause between two tries too', async () => {
    service.on(order, json({}, 503, { 'retry-after': '30' }));
    const stop = new AbortController();
    const drawing = draw({}, stop.signal);
    setTimeout(() => stop.abort(new Error('enough')), 200);
    const from = performance.now();
    await expect(drawing).rejects.toThrow('enough');
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});
