import type { AdvisoryPairs } from './advisory-pair.js';

export const JAVASCRIPT_CODE: AdvisoryPairs = {
  'CVE-2021-23337': {
    package: 'lodash',
    cwe: 'CWE-94',
    weakness: 'the name of a variable becomes code',
    before: `export function compile(render, variable) {
  return Function('render', 'data', \`const \${variable} = data; return render(\${variable});\`).bind(null, render);
}
`,
    after: `export function compile(render, variable) {
  if (!/^\\w+$/.test(variable)) throw new TypeError('variable must be a name');
  return Function('render', 'data', \`const \${variable} = data; return render(\${variable});\`).bind(null, render);
}
`,
  },
  'CVE-2013-4660': {
    package: 'js-yaml',
    cwe: 'CWE-94',
    weakness: 'a document may hold functions',
    before: `export const construct = (node) => new Function('return ' + node.value)();
`,
    after: `export const construct = (node) => String(node.value);
`,
  },
  'CVE-2021-21315': {
    package: 'systeminformation',
    cwe: 'CWE-78',
    weakness: 'the name of a host reaches a shell',
    before: `import { exec } from 'node:child_process';
export const ping = (host, done) => exec(\`ping -c 1 \${host}\`, done);
`,
    after: `import { exec } from 'node:child_process';
export function ping(host, done) {
  if (typeof host !== 'string') return done(new TypeError('host must be a text'));
  return exec(\`ping -c 1 \${host.replace(/[^\\w.-]/g, '')}\`, done);
}
`,
  },
  'CVE-2017-16042': {
    package: 'growl',
    cwe: 'CWE-78',
    weakness: 'a message reaches a shell in quotes',
    before: `const { exec } = require('child_process');
module.exports = (text, done) => exec('notify-send "' + text + '"', done);
`,
    after: `const { spawn } = require('child_process');
module.exports = (text) => spawn('notify-send', [text]);
`,
  },
};
