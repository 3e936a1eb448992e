import type { Analyzer } from '../analyzer.js';
import type { Tools } from '../tools/run-tools.js';

let tools: Promise<Tools> | undefined;

/** Mistakes and slips: rules of ESLint, its plugins and ruff, the TypeScript compiler's diagnostics, and what is imported in circles or not at all. */
const staticAnalysis: Analyzer = {
  name: 'static',
  async analyze(tree, progress, request) {
    tools ??= loadTools();
    const { runTools } = await import('../tools/run-tools.js');
    return runTools('static', tree, await tools, progress, request);
  },
};
export default staticAnalysis;

export async function loadTools(): Promise<Tools> {
  const { createEslintTool } = await import('../tools/eslint/eslint-tool.js');
  const { staticProfile } = await import('../tools/eslint/static-profile.js');
  const { createRuffTool } = await import('../tools/ruff/ruff-tool.js');
  const { RUFF_STATIC } = await import('../tools/ruff/ruff-profiles.js');
  const { createModulesTool } = await import('../tools/modules/modules-tool.js');
  const { createTypescriptTool } = await import('../tools/typescript/typescript-tool.js');
  return {
    files: [createEslintTool(staticProfile), createRuffTool(RUFF_STATIC)],
    trees: [
      { tool: createTypescriptTool(), share: 0.4 },
      { tool: createModulesTool(), share: 0.1 },
    ],
  };
}
