/** Set to the home folder in the environment of everything a supervisor starts, so that nothing of it is ever lost sight of. */
export const STACK_MARK = 'MILLRACE_STACK';
