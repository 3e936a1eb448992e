import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REPOSITORY } from '../rig/repository.js';
import { listDocuments, readBlocks, readDocument } from './support/documents.js';

const documents = listDocuments();

/** The anchor that a heading gets: lower case, no punctuation, hyphens for blanks. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function anchorsOf(document: string): string[] {
  const prose = readDocument(document).replace(/^```[^]*?^```/gm, '');
  return [...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

/** Each link of a page that leads nowhere. */
function deadLinks(document: string): string[] {
  const prose = readDocument(document).replace(/^```[^]*?^```/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? document : join(dirname(document), path);
      if (!existsSync(join(REPOSITORY, file))) return true;
      return anchor !== undefined && !anchorsOf(file).includes(anchor);
    });
}

test.each(documents)('%s has no dead relative link', (document) => {
  expect(deadLinks(document)).toEqual([]);
});

test('README.md has fewer than 200 lines', () => {
  expect(readDocument('README.md').split('\n').length).toBeLessThan(200);
});

test('every page below docs/ can be reached from README.md', () => {
  const reached = new Set(['README.md']);
  for (const document of reached) {
    for (const [, target = ''] of readDocument(document).matchAll(/\]\(([^)\s#]+\.md)/g))
      if (!target.startsWith('http')) reached.add(join(dirname(document), target));
  }
  expect(documents.filter((document) => !reached.has(document))).toEqual([]);
});

test('shell blocks are marked as this machine can run them, or as needing a container engine', () => {
  const shells = documents.flatMap(readBlocks).filter(({ language }) => ['sh', 'bash', 'shell'].includes(language));
  const unknown = shells.filter(({ language, info }) => language !== 'sh' || !['', 'container'].includes(info));
  expect(unknown.map(({ document, line }) => `${document}:${line}`)).toEqual([]);
  expect(shells.filter(({ info }) => info === 'container')).toHaveLength(1);
});

test('blocks that are run stand in the pages that the other files here run', () => {
  const pages = documents.flatMap(readBlocks).filter(({ language, info }) => language === 'sh' && info === '');
  const run = [
    'README.md',
    'docs/api.md',
    'docs/deployment.md',
    'docs/images.md',
    'docs/operations.md',
    'docs/task-types.md',
    'docs/training.md',
  ];
  expect([...new Set(pages.map(({ document }) => document))].sort()).toEqual(run);
});

/** Settings with their defaults: those of .env.example, and those of the table in docs/deployment.md. */
const settings = {
  example: () =>
    [...readFileSync(join(REPOSITORY, '.env.example'), 'utf8').matchAll(/^([A-Z_0-9]+)=(.*)$/gm)].map(
      ([, variable, value]) => `${variable}=${value}`,
    ),
  table: () =>
    [
      ...readDocument('docs/deployment.md').matchAll(
        /^\| `([A-Z_0-9]+)` \| (?:`([^`]*)` )?\| (?:all|API|workers|stack)/gm,
      ),
    ].map(([, variable, value = '']) => `${variable}=${value}`),
};

test('the settings of docs/deployment.md are those of .env.example, with the same defaults', () => {
  expect(settings.table().sort()).toEqual(settings.example().sort());
});

test('docker-compose.yml passes every setting on that it does not decide itself', () => {
  const decided = ['HOST', 'PORT', 'POSTGRES_PORT', 'TEMPORAL_PORT', 'TEMPORAL_CLI_PATH', 'TEMPORAL_DOWNLOAD_URL'];
  const folders = ['MILLRACE_HOME', 'ARTIFACTS_DIR', 'WORKERS', 'GPU_WORKERS', 'ENGINE_PATIENCE_SECONDS'];
  const compose = readFileSync(join(REPOSITORY, 'docker-compose.yml'), 'utf8');
  const missing = settings
    .example()
    .map((line) => line.split('=')[0] ?? '')
    .filter((variable) => ![...decided, ...folders].includes(variable))
    .filter((variable) => !new RegExp(`^ +${variable}: `, 'm').test(compose));
  expect(missing).toEqual([]);
});

test('the changelog keeps its form', () => {
  const text = readDocument('CHANGELOG.md');
  const sections = [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
  expect(sections[0]).toBe('[Unreleased]');
  const kinds = [...text.matchAll(/^### (.*)$/gm)].map(([, title]) => title);
  const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
  expect(kinds.filter((kind) => !known.includes(kind ?? ''))).toEqual([]);
});

test('the container files are in order', () => {
  const check = join(REPOSITORY, 'deploy', 'check-containers.sh');
  expect(execFileSync(check, { encoding: 'utf8', timeout: 170_000 })).toContain('are in order');
});
