import type { TargetAnswer } from '../target/target-answer.js';
import { type Probe, sightings } from './probe.js';

const FOLDERS = ['', 'static/', 'assets/', 'public/', 'uploads/', 'files/', 'images/', 'backup/', 'logs/'];
const LISTING = /<title>\s*(?:Index of|Directory listing for|listing directory)|<h1>\s*Index of|Parent Directory<\/a>/i;

/** Files that are never meant for visitors, with what they look like: many programs answer every path with their start page. */
const HIDDEN: readonly (readonly [path: string, rule: string, look: RegExp])[] = [
  ['.git/HEAD', 'exposed-repository', /^(?:ref: refs\/|[0-9a-f]{40}\s*$)/],
  ['.env', 'exposed-settings', /^\s*(?:#.*\n|export )*[A-Z][A-Z\d_]*=/],
];

export const OPEN_DIRECTORIES: Probe = {
  title: 'open directories',
  rules: {
    'directory-listing': {
      severity: 'medium',
      cwe: 'CWE-548',
      message: 'Everybody can list this folder. Turn listings off.',
    },
    'exposed-repository': {
      severity: 'high',
      cwe: 'CWE-527',
      message: 'The repository is served: its whole history can be read. Serve the built files only.',
    },
    'exposed-settings': {
      severity: 'critical',
      cwe: 'CWE-538',
      message:
        'The settings are served, secrets included. Take the file out of what is served, and change the secrets.',
    },
  },
  run: async ({ client, start }) => {
    const ask = (path: string): Promise<TargetAnswer> => client.ask(new URL(path, start.url).href);
    const folders = await Promise.all(FOLDERS.map(ask));
    const listed = folders.flatMap(({ url, status, body }) =>
      sightings(url, [['directory-listing', status === 200 && LISTING.test(body)]]),
    );
    const hidden = await Promise.all(
      HIDDEN.map(async ([path, rule, look]) => ({ rule, look, answer: await ask(path) })),
    );
    const exposed = hidden.flatMap(({ rule, look, answer: { url, status, body } }) =>
      sightings(url, [[rule, status === 200 && look.test(body)]]),
    );
    return [...listed, ...exposed];
  },
};
