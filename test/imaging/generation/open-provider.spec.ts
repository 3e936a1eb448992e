import type * as Opening from '../../../activities/imaging/generation/open-provider.js';
import { built } from '../../analysis/support/built.js';

const { openProvider } = await built<typeof Opening>('activities/imaging/generation/open-provider.js');
const baseUrl = 'http://127.0.0.1:1';

it('opens nothing for the procedural painter', () => {
  expect(openProvider({ provider: 'procedural' })).toBeNull();
});

it.each(['openai', 'automatic1111', 'comfyui'] as const)('opens %s', (provider) => {
  expect(openProvider({ provider, baseUrl, model: 'm' })?.name).toBe(provider);
});

it('says what is not set', () => {
  expect(() => openProvider({ provider: 'openai' })).toThrow(/Set IMAGE_MODEL/);
  expect(() => openProvider({ provider: 'automatic1111' })).toThrow(/Set IMAGE_BASE_URL/);
  expect(() => openProvider({ provider: 'comfyui', model: 'm' })).toThrow(/Set IMAGE_BASE_URL/);
});
