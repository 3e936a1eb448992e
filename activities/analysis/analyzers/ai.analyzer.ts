import type { Analyzer } from '../analyzer.js';
import { AnalyzerSkipped } from '../analyzer-skipped.js';

/** What a language model sees in the code, the riskiest files first, over an endpoint that the operator names. */
const ai: Analyzer = {
  name: 'ai',
  async analyze(tree, progress, { ai: endpoint, findings }) {
    if (!endpoint)
      throw new AnalyzerSkipped('No AI endpoint is configured. Set AI_BASE_URL and AI_MODEL for the workers.');
    const { reviewTree } = await import('../ai/review-tree.js');
    return reviewTree(tree, findings, endpoint, progress);
  },
};
export default ai;
