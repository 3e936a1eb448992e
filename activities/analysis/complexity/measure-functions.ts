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

/** A node that is still open where the reading of the text has come to. */
interface Open {
  readonly node: SgNode;
  readonly kind: string;
  readonly end: number;
  /** How many structures nest around what is inside, since the function began. */
  readonly depth: number;
  /** Of the function that what is inside belongs to. */
  readonly tally: Tally;
}

interface Tally {
  cyclomatic: number;
  cognitive: number;
}

/** Every function of a file in the order of the text. A function inside another counts for itself only. */
export function measureFunctions(root: SgNode, grammar: ComplexityGrammar): readonly FunctionComplexity[] {
  const { functions, branches, nesting, flat, operators } = grammar;
  const kinds = new Set([...functions, ...branches, ...nesting, ...flat, ...operators]);
  const found: (FunctionComplexity & Tally)[] = [];
  const open: Open[] = [];
  // All in one question, in the order of the text: each node that is asked for by itself costs a call out of JavaScript.
  for (const node of root.findAll({ rule: { any: [...kinds].map((kind) => ({ kind })) } })) {
    const { start, end } = node.range();
    while ((open.at(-1)?.end ?? Infinity) < end.index || (open.at(-1)?.end ?? Infinity) <= start.index) open.pop();
    const around = open.at(-1);
    const kind = String(node.kind());
    const inside = { node, kind, end: end.index };
    if (functions.has(kind)) {
      const tally = { line: start.line + 1, column: start.column + 1, cyclomatic: 1, cognitive: 0 };
      found.push(tally);
      open.push({ ...inside, depth: 0, tally });
    } else {
      const { depth = 0, tally = { cyclomatic: 1, cognitive: 0 } } = around ?? {};
      const nests = weigh(node, kind, grammar, { depth, tally, around });
      open.push({ ...inside, depth: nests ? depth + 1 : depth, tally });
    }
  }
  return found.sort((a, b) => a.line - b.line || a.column - b.column);
}

interface Place {
  readonly depth: number;
  readonly tally: Tally;
  readonly around: Open | undefined;
}

/** Adds what a node weighs. Whether what is inside is one level deeper. */
function weigh(node: SgNode, kind: string, grammar: ComplexityGrammar, { depth, tally, around }: Place): boolean {
  if (grammar.branches.has(kind) && !isDefault(node)) tally.cyclomatic += 1;
  // `else if` is one step more, not one level deeper.
  const isElseIf = kind === 'if_statement' && around?.kind === 'else_clause' && isParent(around, node);
  const nests = grammar.nesting.has(kind) && !isElseIf;
  if (nests) tally.cognitive += 1 + depth;
  if (grammar.flat.has(kind)) tally.cognitive += 1;
  const join = grammar.joins(node);
  if (join !== null) {
    tally.cyclomatic += 1;
    const goesOn = around && grammar.joins(around.node) === join && isParent(around, node);
    if (!goesOn) tally.cognitive += 1;
  }
  return nests;
}

function isParent({ node }: Open, child: SgNode): boolean {
  return child.parent()?.id() === node.id();
}

/** `case _:` is where everything else goes: no way of its own. */
function isDefault(node: SgNode): boolean {
  return node.kind() === 'case_clause' && /^case\s+_\s*:/.test(node.text());
}
