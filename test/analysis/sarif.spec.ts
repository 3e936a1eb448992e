import { Ajv, type AnySchemaObject } from 'ajv';
import formats from 'ajv-formats';
import type { Log } from 'sarif';
import { readFileSync } from 'node:fs';
import { analysisRig, succeeded } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

const root = writeTree({
  'src/a file #1.js': "require('child_process').exec(process.argv[2]);\nundefinedName();\n",
  'weak.py': 'import pickle\npickle.loads(x)\n',
  'broken.ts': 'export const = 1;\n',
  'tsconfig.json': '{}',
});
const { analyze, aggregate, sarif } = analysisRig({ roots: [root] });
const security = await analyze('security', { path: root });
const quality = await analyze('static', { path: root });
const failed = {
  name: 'static',
  status: 'FAILURE',
  error: { type: 'Timeout', message: 'It took too long.', subtask: 'static' },
} as const;
const result = await aggregate([succeeded(security), succeeded(quality)]);
const log = read(await aggregate([succeeded(security), succeeded(quality)]));
const partial = read(await aggregate([succeeded(security), failed]));
const validate = validator();

it.each([
  ['of every analyzer', log],
  ['of a partial result', partial],
])('is valid against the official schema: the log %s', (_what, candidate) => {
  expect(complaints(candidate)).toBeNull();
});

it('is valid when there is nothing to report', async () => {
  expect(complaints(read(await aggregate([])))).toBeNull();
});

it('has one run for each tool', () => {
  expect(log.runs.map((run) => run.tool.driver.name)).toEqual([
    'ast-grep',
    'eslint',
    'modules',
    'ruff',
    'secrets',
    'typescript',
  ]);
});

it('holds every finding once', () => {
  const ids = log.runs
    .flatMap((run) => run.results ?? [])
    .map((found) => found.partialFingerprints?.['millraceFinding/v1']);
  expect(ids.sort()).toEqual(result.findings.map(({ id }) => id).sort());
});

it('explains each rule with its weakness and where to read on', () => {
  const rule = log.runs
    .find(({ tool }) => tool.driver.name === 'ruff')
    ?.tool.driver.rules?.find(({ id }) => id === 'S301');
  expect(rule).toMatchObject({
    helpUri: 'https://docs.astral.sh/ruff/rules/suspicious-pickle-usage/',
    relationships: [{ target: { id: 'CWE-502', toolComponent: { name: 'CWE' } } }],
    properties: { tags: ['security', 'external/cwe/cwe-502'], 'security-severity': '8.0' },
  });
});

it('points from each result to its rule, file and weakness', () => {
  for (const { results, artifacts, tool, taxonomies } of log.runs) {
    for (const found of results ?? []) {
      const location = found.locations?.[0]?.physicalLocation?.artifactLocation;
      expect(tool.driver.rules?.[found.ruleIndex ?? -1]?.id).toBe(found.ruleId);
      expect(artifacts?.[location?.index ?? -1]?.location?.uri).toBe(location?.uri);
      for (const taxon of found.taxa ?? []) expect(taxonomies?.[0]?.taxa?.[taxon.index ?? -1]?.id).toBe(taxon.id);
    }
  }
});

it('writes file names as relative addresses', () => {
  const uris = log.runs[1]?.artifacts?.map(({ location }) => location?.uri);
  expect(uris).toContain('src/a%20file%20%231.js');
});

it('holds no path of this machine', () => {
  expect(JSON.stringify(log)).not.toContain(root);
});

it('tells which files an analyzer did not read', () => {
  const notes = log.runs[1]?.invocations?.[0]?.toolExecutionNotifications;
  expect(notes).toEqual([
    expect.objectContaining({ level: 'warning', message: { text: expect.stringMatching(/does not parse/) as string } }),
  ]);
});

it('tells why an analyzer gave no result', () => {
  const invocation = partial.runs
    .find((run) => run.tool.driver.name === 'eslint')
    ?.invocations?.find(({ properties }) => properties?.['analyzer'] === 'static');
  expect(invocation).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [
      { level: 'error', message: { text: 'The analyzer static gave no result. Timeout: It took too long.' } },
    ],
  });
});

function complaints(candidate: Log) {
  return validate(candidate) ? null : validate.errors;
}

function read(from: Parameters<typeof sarif>[0]): Log {
  return JSON.parse(sarif(from).toString()) as Log;
}

/** The official schema is of draft 4; the newer ajv reads it once it is not told so. It uses nothing that changed since. */
function validator() {
  const file = new URL('../fixtures/sarif/sarif-schema-2.1.0.json', import.meta.url);
  const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as AnySchemaObject;
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  return ajv.compile<Log>(schema);
}
