import type { Analyzer } from '../analyzer.js';
import type { Tools } from '../tools/run-tools.js';

let tools: Promise<Tools> | undefined;

/** Weaknesses: our own rules, secrets, dependencies, eslint-plugin-security for JavaScript and TypeScript, ruff's Bandit rules for Python, and what is installed. */
const security: Analyzer = {
  name: 'security',
  async analyze(tree, progress, request) {
    tools ??= loadTools();
    const { runTools } = await import('../tools/run-tools.js');
    return runTools('security', tree, await tools, progress, request);
  },
};
export default security;

// The tools cost a second and 100 MB: loaded in the process that analyzes, not in the worker that only checks the names.
export async function loadTools(): Promise<Tools> {
  const { createAstGrepTool } = await import('../tools/ast-grep/ast-grep-tool.js');
  const { RULE_PACK } = await import('../rules/rule-pack.js');
  const { createEslintTool } = await import('../tools/eslint/eslint-tool.js');
  const { securityProfile } = await import('../tools/eslint/security-profile.js');
  const { createRuffTool } = await import('../tools/ruff/ruff-tool.js');
  const { RUFF_SECURITY } = await import('../tools/ruff/ruff-profiles.js');
  const { withoutSyntaxErrors } = await import('../tools/without-syntax-errors.js');
  const { createSecretsTool } = await import('../tools/secrets/secrets-tool.js');
  const judges = [createAstGrepTool(RULE_PACK), createEslintTool(securityProfile), createRuffTool(RUFF_SECURITY)];
  const { createDependenciesTool } = await import('../tools/dependencies/dependencies-tool.js');
  const { findInstalledTools } = await import('../tools/installed/installed-tools.js');
  const { trees, notInstalled } = await findInstalledTools();
  return {
    files: [...judges.map(withoutSyntaxErrors), createSecretsTool()],
    trees: [{ tool: createDependenciesTool(), share: 0.02 }, ...trees],
    notInstalled,
  };
}
