import type { Analyzer } from '../analyzer.js';

const performanceAnalysis: Analyzer = {
  name: 'performance',
  async analyze(tree, progress, request) {
    const { runTools } = await import('../tools/run-tools.js');
    return runTools('performance', tree, { files: [], trees: [] }, progress, request);
  },
};
export default performanceAnalysis;
