import { execa } from 'execa';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { useStack } from '../rig/use-stack.js';
import { installSchemathesis } from './install-schemathesis.js';

const SETTINGS = fileURLToPath(new URL('./schemathesis.toml', import.meta.url));
const TOKEN = 'a-token-for-these-tests-alone';
const SECONDS = 120;
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
];
// An event stream ends with its task: for a fuzzer it is an answer that does not come. A download is whatever was uploaded,
// under the media type it came with, so its bytes need not parse as that type.
const LEFT_OUT = '/events$|/artifacts/[{]artifact_id[}]$';

describe('generated requests over the OpenAPI document', () => {
  // Without a worker a task that must not wait for one is rightly refused with 503, and so is a training with a framework
  // that has none of its own here: schemathesis.toml lets those two routes say so.
  const stack = useStack({ workers: ['workflows,cpu,gpu'], env: { WORKER_TOKEN: TOKEN } });

  it('meet no server error, no undocumented status and no answer outside its schema', async () => {
    const schemathesis = await installSchemathesis();
    const command = [
      ...[
        '--config-file',
        SETTINGS,
        'run',
        `${stack.api.url}/openapi.json`,
        '--checks',
        CHECKS.join(','),
        '--exclude-path-regex',
        LEFT_OUT,
      ],
      ...[
        '--max-time',
        String(SECONDS),
        '--continue-on-failure',
        '--no-color',
        '--header',
        `Authorization: Bearer ${TOKEN}`,
      ],
    ];
    const { failed, all } = await execa(schemathesis, command, { cwd: tmpdir(), all: true, reject: false });
    expect(failed ? all.slice(all.indexOf('= FAILURES =')) : '').toBe('');
    await expect(stack.api.get('//health/live')).resolves.toMatchObject({ status: 200 });
  }, 400_000);
});
