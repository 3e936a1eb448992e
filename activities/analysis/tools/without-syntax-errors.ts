import { SYNTAX_ERROR } from './syntax-error.js';
import type { FileTool } from './tool.js';

/** That a file does not parse, the static analyzer reports; where something else is looked for it is only left out. */
export function withoutSyntaxErrors(tool: FileTool): FileTool {
  const check: FileTool['check'] = (file) => {
    const verdict = tool.check(file);
    return { ...verdict, observations: verdict.observations.filter(({ rule }) => rule !== SYNTAX_ERROR) };
  };
  return { ...tool, check };
}
