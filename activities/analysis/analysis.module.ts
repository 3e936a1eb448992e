import { Module } from '@nestjs/common';
import { AnalysisActivities } from './analysis.activities.js';
import { AnalyzerCatalog } from './analyzer-catalog.js';
import { SourceFolders } from './source/source-folders.js';
import { AnalysisThreads } from './threads/analysis-threads.js';

/** Needs AnalysisSettings, Artifacts and StoredValues from global modules. */
@Module({
  providers: [AnalysisActivities, AnalyzerCatalog, AnalysisThreads, SourceFolders],
  exports: [AnalysisActivities],
})
export class AnalysisModule {}
