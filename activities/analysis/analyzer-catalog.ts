import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ANALYZER_NAMES } from '../../contracts/analysis/analyzers.js';
import { loadAnalyzer } from './load-analyzer.js';

/** Makes sure when the worker starts that every analyzer of the contract is there. */
@Injectable()
export class AnalyzerCatalog implements OnModuleInit {
  async onModuleInit(): Promise<void> {
    await Promise.all(ANALYZER_NAMES.map((name) => loadAnalyzer(name)));
  }
}
