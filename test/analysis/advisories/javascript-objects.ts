import type { AdvisoryPairs } from './advisory-pair.js';

export const JAVASCRIPT_OBJECTS: AdvisoryPairs = {
  'CVE-2019-10744': {
    package: 'lodash',
    cwe: 'CWE-1321',
    weakness: 'a deep merge follows the name constructor',
    before: `export function merge(into, from) {
  for (const key of Object.keys(from)) {
    if (typeof from[key] === 'object') merge((into[key] ??= {}), from[key]);
    else into[key] = from[key];
  }
}
`,
    after: `export function merge(into, from) {
  for (const key of Object.keys(from)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') continue;
    if (typeof from[key] === 'object') merge((into[key] ??= {}), from[key]);
    else into[key] = from[key];
  }
}
`,
  },
  'CVE-2020-7598': {
    package: 'minimist',
    cwe: 'CWE-1321',
    weakness: 'a dotted option leads into the prototype',
    before: `export function setKey(at, keys, value) {
  for (const key of keys.slice(0, -1)) at = at[key] ??= {};
  at[keys.at(-1)] = value;
}
`,
    after: `export function setKey(at, keys, value) {
  if (keys.includes('__proto__')) return;
  for (const key of keys.slice(0, -1)) at = at[key] ??= {};
  at[keys.at(-1)] = value;
}
`,
  },
  'CVE-2020-7788': {
    package: 'ini',
    cwe: 'CWE-1321',
    weakness: 'a section may be called __proto__',
    before: `export function open(sections, name) {
  sections[name] = sections[name] || {};
  return sections[name];
}
`,
    after: `export function open(sections, name) {
  if (name === '__proto__') return {};
  sections[name] = sections[name] || {};
  return sections[name];
}
`,
  },
};
