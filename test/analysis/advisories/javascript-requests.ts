import type { AdvisoryPairs } from './advisory-pair.js';

export const JAVASCRIPT_REQUESTS: AdvisoryPairs = {
  'CVE-2014-3744': {
    package: 'st',
    cwe: 'CWE-22',
    weakness: 'encoded dots lead out of the folder',
    before: `import fs from 'node:fs';
import path from 'node:path';
export const serve = (req, res) => fs.createReadStream(path.join('/srv', decodeURIComponent(req.url))).pipe(res);
`,
    after: `import fs from 'node:fs';
import path from 'node:path';
export function serve(req, res) {
  const below = path.normalize('/' + decodeURIComponent(req.url));
  fs.createReadStream(path.join('/srv', below)).pipe(res);
}
`,
  },
  'CVE-2024-29041': {
    package: 'express',
    cwe: 'CWE-601',
    weakness: 'a malformed address passes a list of hosts',
    before: `export function leave(req, res) {
  if (!req.query.to.startsWith('https://shop.example')) return res.sendStatus(400);
  return res.redirect(req.query.to);
}
`,
    after: `export function leave(req, res) {
  const to = new URL(req.query.to);
  if (to.origin !== 'https://shop.example') return res.sendStatus(400);
  return res.redirect(to.href);
}
`,
  },
  'CVE-2021-22963': {
    package: 'fastify-static',
    cwe: 'CWE-601',
    weakness: 'two slashes begin another host',
    before: `export const addSlash = (request, reply) => reply.redirect(request.raw.url + '/');
`,
    after: `export const addSlash = (request, reply) => reply.redirect(request.raw.url.replace(/^\\/+/, '/') + '/');
`,
  },
};
