const anyOf = (...kinds: readonly string[]): object => ({ any: kinds.map((kind) => ({ kind })) });

/** The next function outwards: what is inside another one does not run where it stands. */
export const JAVASCRIPT_FUNCTIONS = anyOf(
  'function_declaration',
  'function_expression',
  'arrow_function',
  'method_definition',
  'generator_function',
  'generator_function_declaration',
);

/** In the body of a loop, or in a condition that is asked each round; the list that is walked through is asked for once. */
export const JAVASCRIPT_LOOPS = {
  any: ['for_statement', 'for_in_statement', 'while_statement', 'do_statement'].map((kind) => ({
    inside: { kind, field: 'body', stopBy: JAVASCRIPT_FUNCTIONS },
  })),
};

export const JAVASCRIPT_ASYNC = {
  all: [JAVASCRIPT_FUNCTIONS, { regex: '^(?:(?:public|private|protected|static|override)\\s+)*async\\b' }],
  stopBy: JAVASCRIPT_FUNCTIONS,
};

export const PYTHON_FUNCTIONS = anyOf('function_definition', 'lambda');
