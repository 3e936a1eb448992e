import type { SgNode } from '@ast-grep/napi';
import { FUNCTION_KINDS, LOOP_KINDS } from '../javascript-kinds.js';

/** How a language writes what makes code hard to follow: kinds of nodes of its tree-sitter grammar. */
export interface ComplexityGrammar {
  /** Measured by themselves: what is inside does not count for the function around. */
  readonly functions: ReadonlySet<string>;
  /** Another way through the function. */
  readonly branches: ReadonlySet<string>;
  /** Harder to follow the deeper they stand, and deepening what is inside. */
  readonly nesting: ReadonlySet<string>;
  /** One more thing to keep in mind, however deep. */
  readonly flat: ReadonlySet<string>;
  /** Nodes that may join two conditions. */
  readonly operators: ReadonlySet<string>;
  /** The operator of a node that joins two conditions, else null. */
  joins(node: SgNode): string | null;
}

const JAVASCRIPT_JOINS = new Set(['&&', '||', '??']);

export const JAVASCRIPT_GRAMMAR: ComplexityGrammar = {
  functions: new Set(FUNCTION_KINDS),
  branches: new Set([...LOOP_KINDS, 'if_statement', 'ternary_expression', 'switch_case', 'catch_clause']),
  nesting: new Set([...LOOP_KINDS, 'if_statement', 'ternary_expression', 'switch_statement', 'catch_clause']),
  flat: new Set(['else_clause']),
  operators: new Set(['binary_expression']),
  joins: (node) => {
    const operator = node.kind() === 'binary_expression' ? (node.field('operator')?.text() ?? '') : '';
    return JAVASCRIPT_JOINS.has(operator) ? operator : null;
  },
};

export const PYTHON_GRAMMAR: ComplexityGrammar = {
  functions: new Set(['function_definition']),
  branches: new Set([
    'if_statement',
    'elif_clause',
    'for_statement',
    'while_statement',
    'except_clause',
    'conditional_expression',
    'case_clause',
    'for_in_clause',
  ]),
  nesting: new Set([
    'if_statement',
    'for_statement',
    'while_statement',
    'except_clause',
    'conditional_expression',
    'match_statement',
  ]),
  flat: new Set(['elif_clause', 'else_clause']),
  operators: new Set(['boolean_operator']),
  joins: (node) => (node.kind() === 'boolean_operator' ? (node.field('operator')?.text() ?? null) : null),
};
