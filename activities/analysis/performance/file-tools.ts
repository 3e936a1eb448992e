import { createComplexityTool } from '../complexity/complexity-tool.js';
import type { FunctionComplexity } from '../complexity/measure-functions.js';
import { PERFORMANCE_RULES } from '../rules/performance/performance-rules.js';
import { createAstGrepTool } from '../tools/ast-grep/ast-grep-tool.js';
import { RUFF_PERFORMANCE } from '../tools/ruff/ruff-profiles.js';
import { createRuffTool } from '../tools/ruff/ruff-tool.js';
import type { FileTool } from '../tools/tool.js';
import { withoutSyntaxErrors } from '../tools/without-syntax-errors.js';

/** What looks at one file after the other; `tell` hears how complex each is. */
export function performanceFileTools(
  tell: (file: string, functions: readonly FunctionComplexity[]) => void,
): readonly FileTool[] {
  return [
    createAstGrepTool(PERFORMANCE_RULES),
    createComplexityTool(tell),
    withoutSyntaxErrors(createRuffTool(RUFF_PERFORMANCE)),
  ];
}
