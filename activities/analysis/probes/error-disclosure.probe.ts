import { headerOf, type TargetAnswer } from '../target/target-answer.js';
import type { Question } from '../target/target-client.js';
import { type Probe, type Sighting, sightings } from './probe.js';

const STACKS = [
  /\bat (?:async )?[\w$.<>[\] ]+ ?\(?(?:file:\/\/)?\/?[\w./@-]+\.[cm]?[jt]s:\d+:\d+/,
  /Traceback \(most recent call last\)/,
  /\bat [\w.$]+\([\w]+\.java:\d+\)/,
  /\bat [\w.]+\(.*\) in .+\.cs:line \d+/,
  /(?:Fatal error|Warning|Notice): .+ in .+\.php on line \d+/,
];
const SQL = /SQLSTATE\[|syntax error at or near|You have an error in your SQL syntax|SQLITE_ERROR|ORA-\d{5}/;

/** Questions a program has to refuse: by what it says then, it shows how it is made. */
const PROVOCATIONS: readonly (readonly [path: string, question: Question])[] = [
  ['a-page-that-there-is-not', {}],
  ['%E0%A4%A', {}],
  ["?id='%22%3B--", {}],
  ['', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"' }],
];

export const ERROR_DISCLOSURE: Probe = {
  title: 'error answers',
  rules: {
    'stack-in-error': {
      severity: 'medium',
      cwe: 'CWE-209',
      message: 'An error answer shows the stack of the program. Log it, and answer with a short text.',
    },
    'sql-in-error': {
      severity: 'high',
      cwe: 'CWE-209',
      message: 'An error answer shows what the database complained of. Bind parameters, and answer with a short text.',
    },
    'version-in-headers': {
      severity: 'low',
      cwe: 'CWE-200',
      message: 'The headers name the product or its version. Leave out X-Powered-By and the version in Server.',
    },
  },
  run: async ({ client, start }) => {
    const seen: Sighting[] = [];
    for (const [path, question] of PROVOCATIONS) seen.push(...judge(await client.ask(join(start.url, path), question)));
    const products =
      `${headerOf(start, 'x-powered-by')} ${/\S+\/\d\S*/.exec(headerOf(start, 'server'))?.[0] ?? ''}`.trim();
    return [...seen, ...sightings(start.url, [['version-in-headers', products !== '', products]])];
  },
};

function judge({ url, body }: TargetAnswer): Sighting[] {
  return sightings(url, [
    ['stack-in-error', STACKS.some((stack) => stack.test(body))],
    ['sql-in-error', SQL.test(body)],
  ]);
}

function join(base: string, path: string): string {
  const { origin, pathname } = new URL(base);
  return `${origin}${pathname.replace(/[^/]*$/, '')}${path}`;
}
