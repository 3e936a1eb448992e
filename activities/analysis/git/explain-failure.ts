import { InvalidSource } from '../source/invalid-source.js';
import { GitFailure } from './git-command.js';
import { GitUnreachable } from './git-unreachable.js';

/** What git says when trying again cannot help, and what does. */
const LASTING: readonly (readonly [RegExp, string])[] = [
  [/couldn't find remote ref|not our ref|unadvertised object/i, 'It has no such branch, tag or commit. Check git_ref.'],
  [
    /could not read Username|Authentication failed|error: 40[13]/i,
    'It is not public. Send private code as an archive.',
  ],
  [/error: 3\d\d|redirect/i, 'It has moved elsewhere. Give the address where it is now.'],
  [/not found|does not exist|error: 404|error: 410/i, 'There is no repository of that address. Check git_url.'],
  [
    /does not appear to be a git repository|not valid: is this a git repository/i,
    'It is no git repository. Check git_url.',
  ],
  [/dubious ownership/i, 'Its folder belongs to another user than the worker. Change its owner.'],
  [/transport '[^']*' not allowed/i, 'It leads to a scheme that is not allowed. Check ANALYSIS_GIT_SCHEMES.'],
];

/** The failure of a fetch as the task tells it: lasting ones as InvalidSource, the rest as GitUnreachable. */
export function explainFailure(url: string, error: unknown): unknown {
  if (!(error instanceof GitFailure)) return error;
  const said = error.message.split('\n').slice(-3).join(' ').slice(0, 300);
  const advice = LASTING.find(([pattern]) => pattern.test(error.message))?.[1];
  return advice === undefined
    ? new GitUnreachable(url, said)
    : new InvalidSource(`${url} cannot be fetched (${said}). ${advice}`);
}
