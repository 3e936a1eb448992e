import type { Rule } from '../../rules/rule.js';
import { mayHaveSources } from './taint/sources.js';

/** The parts of an ast-grep rule that say which words must stand in a file that it matches. */
interface RulePart {
  readonly pattern?: unknown;
  readonly any?: readonly RulePart[];
  readonly all?: readonly RulePart[];
  readonly has?: RulePart;
  readonly inside?: RulePart;
}

type Test = (text: string) => boolean;

const METAVARIABLE = /\$+\w*/g;
const WORD = /\b[a-z_]\w{2,}/gi;

/**
 * A cheap test for texts in which a rule cannot match, so that it need not be asked: most rules name a function that most
 * files never mention. Never false where the rule would match.
 */
export function createMayMatch({ match, tainted, mentions }: Rule): Test {
  const tests = [testOf(match.rule)];
  if (mentions) tests.push((text) => mentions.test(text));
  if (tainted !== undefined) tests.push(mayHaveSources);
  return (text) => tests.every((test) => test(text));
}

function testOf({ pattern, any, all = [], has, inside }: RulePart): Test {
  const words = typeof pattern === 'string' ? (pattern.replace(METAVARIABLE, ' ').match(WORD) ?? []) : [];
  const parts = [...all, ...(has ? [has] : []), ...(inside ? [inside] : [])].map(testOf);
  const alternatives = any?.map(testOf);
  return (text) =>
    words.every((word) => text.includes(word)) &&
    parts.every((test) => test(text)) &&
    (alternatives?.some((test) => test(text)) ?? true);
}
