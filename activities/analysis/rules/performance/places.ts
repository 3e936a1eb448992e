import { FUNCTION_KINDS, LOOP_KINDS } from '../../javascript-kinds.js';

const anyOf = (...kinds: readonly string[]): object => ({ any: kinds.map((kind) => ({ kind })) });

/** The next function outwards: what is inside another one does not run where it stands. */
export const JAVASCRIPT_FUNCTIONS = anyOf(...FUNCTION_KINDS);

/** In the body of a loop, or in a condition that is asked each round; the list that is walked through is asked for once. */
export const JAVASCRIPT_LOOPS = {
  any: LOOP_KINDS.map((kind) => ({
    inside: { kind, field: 'body', stopBy: JAVASCRIPT_FUNCTIONS },
  })),
};

export const JAVASCRIPT_ASYNC = {
  all: [JAVASCRIPT_FUNCTIONS, { regex: '^(?:(?:public|private|protected|static|override)\\s+)*async\\b' }],
  stopBy: JAVASCRIPT_FUNCTIONS,
};

export const PYTHON_FUNCTIONS = anyOf('function_definition', 'lambda');
