/** The rule under which every tool reports a file that does not parse, so that they agree on one finding. */
export const SYNTAX_ERROR = 'syntax-error';
