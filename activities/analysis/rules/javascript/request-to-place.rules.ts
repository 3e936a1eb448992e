import { bounded, patterns } from '../matches.js';
import type { Rule } from '../rule.js';

/** Request data that names a file, an address or a header. */
export const JAVASCRIPT_PLACES: readonly Rule[] = [
  {
    id: 'js-path-traversal',
    language: 'javascript',
    cwe: 'CWE-22',
    owasp: 'A01',
    severity: 'high',
    message:
      'The request names this file. Take path.basename() of it, or check that the resolved path stays in its folder.',
    match: bounded(
      {
        FS: '^(?:(?:fs|fsp|promises|fs\\.promises)\\.)?(?:readFile|readFileSync|writeFile|writeFileSync|appendFile|appendFileSync|createReadStream|createWriteStream|unlink|unlinkSync|readdir|readdirSync|rm|rmSync|stat|statSync|open|openSync)$',
      },
      '$FS($PATH)',
      '$FS($PATH, $$$)',
    ),
    tainted: 'PATH',
  },
  {
    id: 'js-send-file-traversal',
    language: 'javascript',
    cwe: 'CWE-22',
    owasp: 'A01',
    severity: 'high',
    message: 'The request names the file that is sent. Give the option root, which keeps it in one folder.',
    match: bounded(
      { SEND: '^(?:res|reply|response)\\.(?:sendFile|download|sendfile)$', SECOND: '^(?:\\(|\\w+ =>|function|async)' },
      '$SEND($PATH)',
      '$SEND($PATH, $SECOND)',
    ),
    tainted: 'PATH',
  },
  {
    id: 'js-ssrf',
    language: 'javascript',
    cwe: 'CWE-918',
    owasp: 'A10',
    severity: 'high',
    message: 'The request chooses the address that is called. Choose the host from a fixed table.',
    match: bounded(
      {
        CALL: '^(?:fetch|axios|got|needle|superagent|undici|request|(?:axios|got|needle|superagent|undici|request)\\.(?:get|post|put|patch|delete|head|request|stream)|https?\\.(?:get|request))$',
      },
      '$CALL($URL)',
      '$CALL($URL, $$$)',
    ),
    tainted: 'URL',
    safeStart: /^(?:https?|wss?):\/\/[^/${}%\s]+\//,
  },
  {
    id: 'js-open-redirect',
    language: 'javascript',
    cwe: 'CWE-601',
    owasp: 'A01',
    severity: 'medium',
    message: 'The request chooses where to redirect to. Allow only paths of this site, from a fixed table.',
    match: patterns(
      '$RES.redirect($URL)',
      '$RES.redirect($STATUS, $URL)',
      '$RES.location($URL)',
      'window.location.href = $URL',
      'window.location = $URL',
    ),
    tainted: 'URL',
    safeStart: /^(?:\/[^/\\${]|(?:https?):\/\/[^/${}]+\/)/,
  },
  {
    id: 'js-header-injection',
    language: 'javascript',
    cwe: 'CWE-113',
    owasp: 'A03',
    severity: 'medium',
    message: 'The request is written into a header. Choose the value from a list.',
    match: bounded({ RES: '^(?:res|reply|response)$', SET: '^(?:setHeader|set|header)$' }, '$RES.$SET($NAME, $VALUE)'),
    tainted: 'VALUE',
  },
  {
    id: 'js-reflected-xss',
    language: 'javascript',
    cwe: 'CWE-79',
    owasp: 'A03',
    severity: 'high',
    message: 'The request is part of this page as it is. Escape it, or answer with JSON.',
    match: bounded(
      { RES: '^(?:res|reply|response)$|^(?:res|reply|response)\\.status\\(', SEND: '^(?:send|write|end)$' },
      '$RES.$SEND($HTML)',
    ),
    tainted: 'HTML',
    stops: /^JSON\.stringify$/,
  },
];
