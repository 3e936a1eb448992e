import type { Analyzer } from '../analyzer.js';

/** What is slow or hard to change: complexity, copies, hot files, N+1 queries, blocking calls; and the load a program bears. */
const performanceAnalysis: Analyzer = {
  name: 'performance',
  async analyze(tree, progress, request) {
    const { analyzePerformance } = await import('../performance/analyze-performance.js');
    return analyzePerformance(tree, progress, request);
  },
};
export default performanceAnalysis;
