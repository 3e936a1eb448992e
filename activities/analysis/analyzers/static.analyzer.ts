import type { Analyzer } from '../analyzer.js';
import type { Tools } from '../tools/run-tools.js';

let tools: Promise<Tools> | undefined;

/** Mistakes and slips: the recommended rules of ESLint, typescript-eslint and ruff, and the TypeScript compiler's diagnostics. */
const staticAnalysis: Analyzer = {
  name: 'static',
  async analyze(tree, progress, request) {
    tools ??= loadTools();
    const { runTools } = await import('../tools/run-tools.js');
    return runTools('static', tree, await tools, progress, request);
  },
};
export default staticAnalysis;

async function loadTools(): Promise<Tools> {
  const { createEslintTool } = await import('../tools/eslint/eslint-tool.js');
  const { staticProfile } = await import('../tools/eslint/static-profile.js');
  const { createRuffTool } = await import('../tools/ruff/ruff-tool.js');
  const { RUFF_STATIC } = await import('../tools/ruff/ruff-profiles.js');
  const { createTypescriptTool } = await import('../tools/typescript/typescript-tool.js');
  return {
    files: [createEslintTool(staticProfile), createRuffTool(RUFF_STATIC)],
    trees: [{ tool: createTypescriptTool(), share: 0.4 }],
  };
}
