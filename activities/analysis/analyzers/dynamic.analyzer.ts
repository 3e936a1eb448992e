import type { Analyzer } from '../analyzer.js';

/** Weaknesses of the running program, seen from outside: our own probes, schemathesis and Lighthouse. */
const dynamic: Analyzer = {
  name: 'dynamic',
  async analyze(_tree, progress, request) {
    const { analyzeTarget } = await import('../probes/analyze-target.js');
    return analyzeTarget(request, progress);
  },
};
export default dynamic;
