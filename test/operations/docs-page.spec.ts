import { request } from 'undici';
import { useStack } from '../rig/use-stack.js';

const stack = useStack();
const MEDIA_TYPES: Record<string, RegExp> = {
  js: /^(text|application)\/javascript/,
  css: /^text\/css/,
  png: /^image\/png/,
};

async function fetchText(path: string): Promise<{ status: number; type: string; policy: string; text: string }> {
  const { statusCode, headers, body } = await request(new URL(path, `${stack.api.url}/docs`));
  return {
    status: statusCode,
    type: String(headers['content-type']),
    policy: String(headers['content-security-policy']),
    text: await body.text(),
  };
}

/** What the page loads: the sources of its scripts, styles and images. */
const listAssets = (html: string) =>
  [...html.matchAll(/(?:src|href)="([^"]+)"/g)]
    .map(([, path = '']) => path)
    .filter((path) => !path.startsWith('data:'));

const readDirective = (text: string): [name: string, value: string] => {
  const [name = '', ...sources] = text.split(' ');
  return [name, sources.join(' ')];
};

describe('the page at /docs', () => {
  test('loads all it needs from this very server, each as what it is', async () => {
    const { status, type, text } = await fetchText('/docs');
    expect([status, type]).toEqual([200, expect.stringContaining('text/html')]);
    const assets = listAssets(text);
    expect(assets.map((path) => path.split('/').at(-1))).toEqual(
      expect.arrayContaining(['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-init.js']),
    );
    for (const path of assets) {
      expect(new URL(path, stack.api.url).origin).toBe(stack.api.url);
      const asset = await fetchText(path);
      expect([path, asset.status]).toEqual([path, 200]);
      expect(asset.type).toMatch(MEDIA_TYPES[path.split('.').at(-1) ?? ''] ?? /./);
      expect(asset.text.length).toBeGreaterThan(0);
    }
  });

  test('allows itself what it holds inline, and no code from elsewhere', async () => {
    const { policy, text } = await fetchText('/docs');
    const directives = Object.fromEntries(policy.split(';').map((part) => readDirective(part.trim())));
    if (/<style/.test(text)) expect(directives['style-src']).toContain("'unsafe-inline'");
    if (/<script(?![^>]*src=)/.test(text)) expect(directives['script-src']).toContain("'unsafe-inline'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(directives['img-src']).toContain('data:');
  });

  test('shows the document of this API', async () => {
    const init = await fetchText('/docs/swagger-ui-init.js');
    for (const operation of ['submitTask', 'rerunTask', 'getTaskHistory', 'cancelTasks', 'getMetrics'])
      expect(init.text).toContain(`"operationId": "${operation}"`);
  });
});
