import type { AdvisoryPairs } from './advisory-pair.js';

export const JAVASCRIPT_FIELDS: AdvisoryPairs = {
  'CVE-2020-7699': {
    package: 'express-fileupload',
    cwe: 'CWE-1321',
    weakness: 'names of form fields are taken for paths',
    before: `export function nest(body) {
  const result = {};
  for (const name of Object.keys(body)) {
    const keys = name.split('.');
    let at = result;
    for (const key of keys.slice(0, -1)) at = at[key] = at[key] || {};
    at[keys[keys.length - 1]] = body[name];
  }
  return result;
}
`,
    after: `export function nest(body) {
  const result = {};
  for (const name of Object.keys(body)) {
    const keys = name.split('.');
    if (keys.some((key) => key in Object.prototype)) continue;
    let at = result;
    for (const key of keys.slice(0, -1)) at = at[key] = at[key] || {};
    at[keys[keys.length - 1]] = body[name];
  }
  return result;
}
`,
  },
  'CVE-2015-9235': {
    package: 'jsonwebtoken',
    cwe: 'CWE-347',
    weakness: 'the token says how it is to be verified',
    before: `import jwt from 'jsonwebtoken';
export function read(token, key) {
  const { alg } = JSON.parse(Buffer.from(token.split('.')[0], 'base64url'));
  return jwt.verify(token, key, { algorithms: [alg] });
}
`,
    after: `import jwt from 'jsonwebtoken';
export function read(token, key) {
  return jwt.verify(token, key, { algorithms: ['RS256'] });
}
`,
  },
};
