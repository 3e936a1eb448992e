import { delimiter, isAbsolute, join } from 'node:path';
import { Module } from '@nestjs/common';
import type { ProcessSettings } from '../../src/config/boot-settings.js';
import { SETTINGS } from '../../src/config/settings.token.js';
import { AnalysisActivities } from './analysis.activities.js';
import { AnalysisSettings } from './analysis-settings.js';
import { AnalyzerCatalog } from './analyzer-catalog.js';
import { Baselines } from './baseline/baselines.js';
import { SourceActivities } from './source.activities.js';
import { SourceFolders } from './source/source-folders.js';
import { AnalysisProcesses } from './processes/analysis-processes.js';

/** Needs Artifacts, EarlierTasks, StoredValues and the settings from global modules. */
@Module({
  providers: [
    { provide: AnalysisSettings, useFactory: describeSettings, inject: [SETTINGS] },
    AnalysisActivities,
    AnalyzerCatalog,
    AnalysisProcesses,
    Baselines,
    SourceActivities,
    SourceFolders,
  ],
  exports: [AnalysisActivities, SourceActivities],
})
export class AnalysisModule {}

function describeSettings(settings: ProcessSettings): AnalysisSettings {
  const { analysisRoots, analysisTargets, analysisGitHosts, analysisGitSchemes, home } = settings;
  const { analyzerMemoryMb, analyzerTimeLimitSeconds } = settings;
  const { aiBaseUrl: baseUrl, aiApiKey: apiKey, aiModel: model, aiTokenBudget: tokenBudget } = settings;
  return {
    roots: analysisRoots,
    scratchFolder: join(home, 'scratch'),
    git: { hosts: analysisGitHosts, schemes: analysisGitSchemes },
    analyzerMemoryMb,
    analyzerTimeLimitSeconds,
    targets: analysisTargets,
    programFolders: [join(home, 'analyzers', 'bin'), ...pathFolders()],
    ...(baseUrl !== undefined && model !== undefined && { ai: { baseUrl, apiKey, model, tokenBudget } }),
  };
}

function pathFolders(): readonly string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
}
