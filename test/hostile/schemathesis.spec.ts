import { execa } from 'execa';
import { tmpdir } from 'node:os';
import { useStack } from '../rig/use-stack.js';
import { installSchemathesis } from './install-schemathesis.js';

const SECONDS = 120;
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
];
// An event stream ends with its task: for a fuzzer it is an answer that does not come.
const ENDLESS = '/events$';

describe('generated requests over the OpenAPI document', () => {
  const stack = useStack();

  it('meet no server error, no undocumented status and no answer outside its schema', async () => {
    const schemathesis = await installSchemathesis();
    const command = [
      ...['run', `${stack.api.url}/openapi.json`, '--checks', CHECKS.join(','), '--exclude-path-regex', ENDLESS],
      ...['--max-time', String(SECONDS), '--continue-on-failure', '--no-color'],
    ];
    const { failed, all } = await execa(schemathesis, command, { cwd: tmpdir(), all: true, reject: false });
    expect(failed ? all : '').toBe('');
    await expect(stack.api.get('//health/live')).resolves.toMatchObject({ status: 200 });
  }, 400_000);
});
