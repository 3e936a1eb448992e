import { parse } from '@ast-grep/napi';
import type { RuleNote } from '../../../contracts/analysis/finding.js';
import { grammarOf } from '../tools/ast-grep/grammars.js';
import { linesOf } from '../tools/line-text.js';
import type { FileTool, LoadedFile, Observation } from '../tools/tool.js';
import { JAVASCRIPT_GRAMMAR, PYTHON_GRAMMAR } from './grammar.js';
import { type FunctionComplexity, measureFunctions } from './measure-functions.js';

/** Both as their authors and most linters have it. */
export const MOST_CYCLOMATIC = 15;
export const MOST_COGNITIVE = 15;

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'cyclomatic-complexity': `A function has more than ${MOST_CYCLOMATIC} ways through. Split it`,
  'cognitive-complexity': `A function is hard to follow: cognitive complexity above ${MOST_COGNITIVE}. Split it, or return early`,
};

/** Measures every function; `tell` hears of each file, also of the simple ones. */
export function createComplexityTool(tell: (file: string, functions: readonly FunctionComplexity[]) => void): FileTool {
  return {
    about: { name: 'complexity', version: '1.0.0', uri: 'https://www.sonarsource.com/resources/cognitive-complexity/' },
    reads: () => true,
    rule: (id): RuleNote => ({
      id,
      tool: 'complexity',
      severity: 'low',
      cwe: id === 'cyclomatic-complexity' ? 'CWE-1121' : null,
      description: DESCRIPTIONS[id] ?? id,
      help_uri: null,
    }),
    check: (file) => {
      try {
        const functions = measure(file);
        tell(file.path, functions);
        return { observations: functions.flatMap((one) => judge(file, one)) };
      } catch (error) {
        return { observations: [], failure: `its complexity could not be measured (${(error as Error).message})` };
      }
    },
  };
}

function measure(file: LoadedFile): readonly FunctionComplexity[] {
  const grammar = file.language === 'python' ? PYTHON_GRAMMAR : JAVASCRIPT_GRAMMAR;
  return measureFunctions(parse(grammarOf(file), file.text).root(), grammar);
}

function judge(file: LoadedFile, { line, column, cyclomatic, cognitive }: FunctionComplexity): Observation[] {
  const place = { file: file.path, line, column, lineText: linesOf(file.text)(line) };
  const ways = `This function has a cyclomatic complexity of ${cyclomatic}; split it to get below ${MOST_CYCLOMATIC + 1}.`;
  const hard = `This function has a cognitive complexity of ${cognitive}; split it or return early to get below ${MOST_COGNITIVE + 1}.`;
  return [
    ...(cyclomatic > MOST_CYCLOMATIC ? [{ rule: 'cyclomatic-complexity', ...place, message: ways }] : []),
    ...(cognitive > MOST_COGNITIVE ? [{ rule: 'cognitive-complexity', ...place, message: hard }] : []),
  ];
}
