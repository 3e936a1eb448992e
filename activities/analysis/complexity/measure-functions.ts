import type { SgNode } from '@ast-grep/napi';
import type { ComplexityGrammar } from './grammar.js';

export interface FunctionComplexity {
  /** Of the function's start; both count from 1. */
  readonly line: number;
  readonly column: number;
  /** McCabe's: the number of ways through, with one for each && and ||. */
  readonly cyclomatic: number;
  /** G. Ann Campbell's: how hard it is to follow, structures counting more the deeper they stand. */
  readonly cognitive: number;
}

interface Tally {
  cyclomatic: number;
  cognitive: number;
}

/** Every function of a file in the order of the text. A function inside another counts for itself only. */
export function measureFunctions(root: SgNode, grammar: ComplexityGrammar): readonly FunctionComplexity[] {
  const found: FunctionComplexity[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const tally: Tally = { cyclomatic: 1, cognitive: 0 };
    const inner: SgNode[] = [];
    for (const child of node.children()) weigh(child, grammar, { depth: 0, tally, inner, parent: node });
    if (grammar.functions.has(String(node.kind()))) {
      const { line, column } = node.range().start;
      found.push({ line: line + 1, column: column + 1, ...tally });
    }
    waiting.push(...inner);
  }
  return found.sort((a, b) => a.line - b.line || a.column - b.column);
}

interface Place {
  readonly depth: number;
  readonly tally: Tally;
  readonly inner: SgNode[];
  readonly parent: SgNode;
}

function weigh(node: SgNode, grammar: ComplexityGrammar, { depth, tally, inner, parent }: Place): void {
  if (!node.isNamed()) return;
  const kind = String(node.kind());
  if (grammar.functions.has(kind)) {
    inner.push(node);
    return;
  }
  if (grammar.branches.has(kind) && !isDefault(node)) tally.cyclomatic += 1;
  // `else if` is one step more, not one level deeper.
  const nests = grammar.nesting.has(kind) && !(kind === 'if_statement' && parent.kind() === 'else_clause');
  if (nests) tally.cognitive += 1 + depth;
  if (grammar.flat.has(kind)) tally.cognitive += 1;
  const join = grammar.joins(node);
  if (join !== null) {
    tally.cyclomatic += 1;
    if (grammar.joins(parent) !== join) tally.cognitive += 1;
  }
  for (const child of node.children())
    weigh(child, grammar, { depth: nests ? depth + 1 : depth, tally, inner, parent: node });
}

/** `case _:` is where everything else goes: no way of its own. */
function isDefault(node: SgNode): boolean {
  return node.kind() === 'case_clause' && /^case\s+_\s*:/.test(node.text());
}
