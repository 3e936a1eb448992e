/** Settings under which git runs nothing that a repository brings along: no hook, monitor, helper or upkeep. */
export const HARDENED_CONFIGURATION = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'credential.helper=',
  'gc.auto=0',
  'maintenance.auto=false',
].flatMap((pair) => ['-c', pair]);

/** Nobody's configuration counts, and nobody is asked. `GIT_ALLOW_PROTOCOL` names the schemes git may speak; `none` is none. */
export const HARDENED_ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_PROTOCOL_FROM_USER: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_ALLOW_PROTOCOL: 'none',
} as const;
