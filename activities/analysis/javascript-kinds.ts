/** Nodes of the tree-sitter grammar of JavaScript that begin a function of their own. */
export const FUNCTION_KINDS = [
  'function_declaration',
  'function_expression',
  'arrow_function',
  'method_definition',
  'generator_function',
  'generator_function_declaration',
] as const;

/** Nodes of the same grammar whose body may run more than once. */
export const LOOP_KINDS = ['for_statement', 'for_in_statement', 'while_statement', 'do_statement'] as const;
