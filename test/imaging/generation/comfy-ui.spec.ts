import { waitFor } from '../../rig/wait-for.js';
import { json, PictureServer } from './support/picture-server.js';
import { COMFY_DONE, comfyUi, REQUEST } from './support/providers.js';

const service = await PictureServer.start();
afterAll(() => service.close());
beforeEach(() => service.reset());
beforeEach(() => comfyUi.serve(service));
const never = new AbortController().signal;
const HISTORY = 'GET /history/id-1';
const QUEUE = 'GET /queue';
const open = (more: object = {}) => comfyUi.open({ baseUrl: service.baseUrl, ...more });
const draw = (more: object = {}) => open(more).generate(REQUEST, never, () => undefined);
const unavailable = (says: RegExp) => ({ name: 'ProviderUnavailable', message: expect.stringMatching(says) as string });
const nodes = () => service.body('POST /prompt')['prompt'] as Record<string, { inputs: Record<string, unknown> }>;

it('queues a graph with the prompt, the seed and the size, and fetches its picture', async () => {
  const request = { ...REQUEST, negative_prompt: 'people', steps: 12, guidance: 5 };
  const { metadata } = await open().generate(request, never, () => undefined);
  expect(nodes()['6']?.inputs['text']).toBe('a lighthouse');
  expect(nodes()['7']?.inputs['text']).toBe('people');
  expect(nodes()['4']?.inputs['ckpt_name']).toBe('sd15.safetensors');
  expect(nodes()['3']?.inputs).toMatchObject({ seed: 7, steps: 12, cfg: 5 });
  expect(nodes()['5']?.inputs).toMatchObject({ width: 512, height: 512 });
  expect(service.received.find(({ route }) => route === 'GET /view')?.query).toEqual({
    filename: 'millrace_1_.png',
    subfolder: '',
    type: 'output',
  });
  expect(metadata).toMatchObject({ provider: 'comfyui', steps: 12, format: 'png' });
});

it('takes a workflow of its user, and fills each place once', async () => {
  const graph = {
    a: { class_type: 'Text', inputs: { text: 'photo of %prompt%, %width% wide', seed: '%seed%', odd: '%other%' } },
  };
  const prompt = '%seed% "], "b": {"class_type": "Evil"} %prompt%';
  const provider = open({ workflow: JSON.stringify(graph) });
  await provider.generate({ ...REQUEST, prompt }, never, () => undefined);
  expect(nodes()).toEqual({
    a: { class_type: 'Text', inputs: { text: `photo of ${prompt}, 512 wide`, seed: 7, odd: '%other%' } },
  });
});

it.each([
  ['no JSON', 'nonsense', /Export \(API\)/],
  ['a saved canvas', JSON.stringify({ nodes: [], links: [] }), /Export \(API\)/],
  [
    'a graph without a place for the prompt',
    JSON.stringify({ a: { class_type: 'Text', inputs: {} } }),
    /Write %prompt%/,
  ],
])('refuses a workflow that is %s', (_, workflow, says) => {
  expect(() => open({ workflow })).toThrow(says);
});

it('asks for a model when the workflow needs one', () => {
  expect(() => open({ model: '' })).toThrow(/Set IMAGE_MODEL/);
});

it('tells its place in the queue, and then that it is drawn', async () => {
  const before = [0, 'other', {}, {}, []];
  const ours = [1, 'id-1', {}, {}, []];
  service.on(HISTORY, json({}), json({}), json(COMFY_DONE));
  service.on(
    QUEUE,
    json({ queue_running: [before], queue_pending: [ours] }),
    json({ queue_running: [ours], queue_pending: [] }),
  );
  const told: string[] = [];
  await open().generate(REQUEST, never, (_, stage) => told.push(stage));
  expect(told).toEqual(['waiting for the service', 'waiting behind 1', 'drawing', 'fetching the picture']);
});

it('says which node does not take the request', async () => {
  const details = "ckpt_name: 'sd15.safetensors' not in []";
  const nodeErrors = { '4': { errors: [{ type: 'value_not_in_list', message: 'Value not in list', details }] } };
  const error = { type: 'prompt_outputs_failed_validation', message: 'Prompt outputs failed validation', details: '' };
  service.on('POST /prompt', json({ error, node_errors: nodeErrors }, 400));
  await expect(draw()).rejects.toMatchObject({
    name: 'ProviderRefused',
    message: expect.stringMatching(/failed validation.*sd15.safetensors' not in/) as string,
  });
});

it('may be tried again when a node fails, and says which', async () => {
  const failure = { node_type: 'KSampler', exception_message: 'Allocation on device' };
  const status = { status_str: 'error', completed: false, messages: [['execution_error', failure]] };
  service.on(HISTORY, json({ 'id-1': { outputs: {}, status } }));
  await expect(draw()).rejects.toMatchObject(unavailable(/KSampler: Allocation on device/));
});

it('may be tried again when no picture came out', async () => {
  service.on(HISTORY, json({ 'id-1': { outputs: {}, status: { status_str: 'success' } } }));
  await expect(draw()).rejects.toMatchObject(unavailable(/without a picture.*SaveImage/));
});

it('may be tried again when a restart lost the prompt', async () => {
  service.on(HISTORY, json({}));
  service.on(QUEUE, json({ queue_running: [], queue_pending: [] }));
  await expect(draw()).rejects.toMatchObject(unavailable(/lost the prompt/));
});

async function abort(running: readonly unknown[]): Promise<void> {
  service.on(HISTORY, json({}));
  service.on(QUEUE, json({ queue_running: [running], queue_pending: [[1, 'id-1']] }));
  const stop = new AbortController();
  const drawing = open().generate(REQUEST, stop.signal, () => undefined);
  void waitFor('a look at the queue', () => service.count(QUEUE) > 0).then(() => stop.abort(new Error('cancelled')));
  await expect(drawing).rejects.toThrow('cancelled');
  expect(service.body('POST /queue')).toEqual({ delete: ['id-1'] });
}

it('leaves the queue and stops its drawing when its signal aborts', async () => {
  await abort([1, 'id-1', {}, {}, []]);
  expect(service.body('POST /interrupt')).toEqual({ prompt_id: 'id-1' });
});

it('does not stop the drawing of somebody else', async () => {
  await abort([0, 'other', {}, {}, []]);
  expect(service.count('POST /interrupt')).toBe(0);
});
