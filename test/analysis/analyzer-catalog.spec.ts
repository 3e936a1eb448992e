import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Catalog from '../../activities/analysis/analyzer-catalog.js';
import type * as Loading from '../../activities/analysis/load-analyzer.js';
import { BUILD, built } from './support/built.js';
import { temporaryFolder } from './support/temporary-folders.js';

const ROOT = new URL('../../', import.meta.url).pathname;

it('finds every analyzer of the contract', async () => {
  const { AnalyzerCatalog } = await built<typeof Catalog>('activities/analysis/analyzer-catalog.js');
  await expect(new AnalyzerCatalog().onModuleInit()).resolves.toBeUndefined();
});

it('says which file to write for an analyzer that is missing', async () => {
  const { loadAnalyzer } = await built<typeof Loading>('activities/analysis/load-analyzer.js');
  await expect(loadAnalyzer('weather')).rejects.toThrow(/weather\.analyzer\.ts was not built\. Write it/);
});

it('says what to export when a file holds another analyzer', async () => {
  const { loadAnalyzer } = await copyWith('weather', "export default { name: 'speed', analyze() {} };\n");
  await expect(loadAnalyzer('weather')).rejects.toThrow(/must export an Analyzer named "weather".*one named "speed"/);
});

async function copyWith(name: string, text: string): Promise<typeof Loading> {
  const folder = join(temporaryFolder(), 'build');
  cpSync(join(ROOT, BUILD, 'activities/analysis/load-analyzer.js'), join(folder, 'load-analyzer.js'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  mkdirSync(join(folder, 'analyzers'));
  writeFileSync(join(folder, `analyzers/${name}.analyzer.js`), text);
  return (await import(pathToFileURL(join(folder, 'load-analyzer.js')).href)) as typeof Loading;
}
