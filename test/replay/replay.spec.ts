import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replayFiles } from '../rig/replay/replay-files.js';
import { BUILD } from '../rig/repository.js';
import { HISTORIES, listHistories, readEvents, RECORDED } from './histories.js';

const BUNDLE = join(BUILD, 'workflow-bundle.js');
const fileOf = (name: string) => join(HISTORIES, `${name}.json`);

describe('the recorded histories', () => {
  test('are all replayed by the workflows of the build', async () => {
    const names = listHistories();
    expect(await replayFiles(BUNDLE, names.map(fileOf))).toEqual(names.map((name) => [fileOf(name), null]));
  });

  test('are those that are expected', () => {
    expect(listHistories().sort()).toEqual(Object.keys(RECORDED).sort());
  });

  test.each(Object.entries(RECORDED))('hold what they are a record of: %s', (name, expected) => {
    const types = readEvents(name).map(({ eventType }) => eventType.replace('EVENT_TYPE_', ''));
    expect(types).toEqual(expect.arrayContaining([...expected]));
  });

  test('hold the second attempt that follows a killed worker', () => {
    const started = readEvents('worker-killed').flatMap(({ activityTaskStartedEventAttributes: about }) => about ?? []);
    expect(started.map(({ attempt }) => attempt)).toContain(2);
  });
});

describe('a replay that must fail', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'millrace-replay-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A copy of a file in which one text reads differently. */
  function change(file: string, from: string, to: string): string {
    const whole = readFileSync(file, 'utf8');
    expect(whole).toContain(from);
    const changed = join(folder, 'changed');
    writeFileSync(changed, whole.replaceAll(from, to));
    return changed;
  }

  test('fails when the workflow calls another activity than the history tells', async () => {
    const bundle = change(BUNDLE, 'aggregateFindings', 'combineFindings');
    const [[, failure] = []] = await replayFiles(bundle, [fileOf('success')]);
    expect(failure).toMatch(/^DeterminismViolationError.*combineFindings/s);
  });

  test('fails when the workflow leaves out a step of the history', async () => {
    const bundle = change(BUNDLE, 'task.runStep(', 'void (');
    const [[, failure] = []] = await replayFiles(bundle, [fileOf('success')]);
    expect(failure).toMatch(/^DeterminismViolationError/);
  });

  test('fails when the history tells of another activity than the workflow calls', async () => {
    const [[, failure] = []] = await replayFiles(BUNDLE, [change(fileOf('partial'), 'analyzeCode', 'inspectCode')]);
    expect(failure).toMatch(/^DeterminismViolationError.*inspectCode/s);
  });
});
