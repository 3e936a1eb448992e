import { bounded, patterns } from '../matches.js';
import type { Rule } from '../rule.js';

/** Request data that names a file, an address, a header or becomes a page. */
export const PYTHON_PLACES: readonly Rule[] = [
  {
    id: 'py-path-traversal',
    language: 'python',
    cwe: 'CWE-22',
    owasp: 'A01',
    severity: 'high',
    message:
      'The request names this file. Use secure_filename or send_from_directory, or check that the resolved path stays in its folder.',
    match: bounded(
      {
        CALL: '^(?:open|send_file|FileResponse|os\\.(?:remove|unlink|listdir|open|rename|makedirs)|shutil\\.(?:rmtree|copy|copyfile|move))$',
      },
      '$CALL($PATH)',
      '$CALL($PATH, $$$)',
    ),
    tainted: 'PATH',
  },
  {
    id: 'py-ssrf',
    language: 'python',
    cwe: 'CWE-918',
    owasp: 'A10',
    severity: 'high',
    message: 'The request chooses the address that is called. Choose the host from a fixed table.',
    match: bounded(
      {
        CALL: '^(?:requests|httpx|session|client|urllib\\.request|urllib3|aiohttp)\\.(?:get|post|put|patch|delete|head|request|urlopen|urlretrieve)$|^urlopen$',
      },
      '$CALL($URL)',
      '$CALL($URL, $$$)',
    ),
    tainted: 'URL',
    safeStart: /^(?:https?|wss?):\/\/[^/${}%\s]+\//,
  },
  {
    id: 'py-open-redirect',
    language: 'python',
    cwe: 'CWE-601',
    owasp: 'A01',
    severity: 'medium',
    message: 'The request chooses where to redirect to. Allow only paths of this site, from a fixed table.',
    match: bounded(
      { CALL: '^(?:flask\\.)?redirect$|^(?:HttpResponseRedirect|RedirectResponse)$' },
      '$CALL($URL)',
      '$CALL($URL, $$$)',
    ),
    tainted: 'URL',
    safeStart: /^(?:\/[^/\\{]|https?:\/\/[^/{}%]+\/)/,
  },
  {
    id: 'py-header-injection',
    language: 'python',
    cwe: 'CWE-113',
    owasp: 'A03',
    severity: 'medium',
    message: 'The request is written into a header. Choose the value from a list.',
    match: patterns('$RESPONSE.headers[$NAME] = $VALUE'),
    tainted: 'VALUE',
  },
  {
    id: 'py-reflected-xss',
    language: 'python',
    cwe: 'CWE-79',
    owasp: 'A03',
    severity: 'high',
    message: 'The request is part of this page as it is. Escape it, or render a template.',
    match: {
      rule: {
        any: [
          {
            kind: 'return_statement',
            has: {
              any: [{ kind: 'string' }, { kind: 'binary_operator' }, { kind: 'call', regex: '\\.format\\(' }],
              pattern: '$HTML',
              regex: '<',
            },
          },
          { pattern: 'make_response($HTML)' },
          { pattern: 'Markup($HTML)' },
          { pattern: 'HttpResponse($HTML)' },
          { pattern: 'HTMLResponse($HTML)' },
        ],
      },
    },
    tainted: 'HTML',
  },
];
