import { patterns } from '../matches.js';
import type { Rule } from '../rule.js';

const NOT_FIXED = {
  not: {
    any: [
      { kind: 'string' },
      { kind: 'template_string', not: { has: { kind: 'template_substitution' } } },
      { regex: '(?i)sanitize|escape' },
    ],
  },
};

/** Weaknesses of code in the browser. */
export const JAVASCRIPT_BROWSER: readonly Rule[] = [
  {
    id: 'js-dom-xss',
    language: 'javascript',
    cwe: 'CWE-79',
    owasp: 'A03',
    severity: 'medium',
    message: 'Text becomes markup here. Use textContent, or sanitize it first.',
    match: {
      rule: {
        any: [
          { pattern: '$EL.innerHTML = $HTML' },
          { pattern: '$EL.outerHTML = $HTML' },
          { pattern: 'document.write($HTML)' },
          { pattern: '$EL.insertAdjacentHTML($WHERE, $HTML)' },
        ],
      },
      constraints: { HTML: NOT_FIXED },
    },
  },
  {
    id: 'js-react-html',
    language: 'javascript',
    jsx: true,
    cwe: 'CWE-79',
    owasp: 'A03',
    severity: 'medium',
    message: 'Text becomes markup here. Render it as text, or sanitize it first.',
    match: {
      rule: {
        kind: 'jsx_attribute',
        regex: '^dangerouslySetInnerHTML',
        has: { kind: 'pair', stopBy: 'end', has: { field: 'value', ...NOT_FIXED } },
      },
    },
  },
  {
    id: 'js-message-to-any-origin',
    language: 'javascript',
    cwe: 'CWE-346',
    owasp: 'A01',
    severity: 'medium',
    message: 'Any page can receive this message. Name the origin it is for.',
    match: patterns(
      "$TARGET.postMessage($DATA, '*')",
      "postMessage($DATA, '*')",
      "$TARGET.postMessage($DATA, '*', $$$)",
    ),
  },
  {
    id: 'js-message-origin-unchecked',
    language: 'javascript',
    cwe: 'CWE-346',
    owasp: 'A01',
    severity: 'medium',
    message: 'Any page can send this message. Compare event.origin before using it.',
    match: {
      rule: {
        any: [{ pattern: "window.addEventListener('message', $HANDLER)" }, { pattern: 'window.onmessage = $HANDLER' }],
        not: { has: { kind: 'property_identifier', regex: '^origin$', stopBy: 'end' } },
      },
      constraints: { HANDLER: { any: [{ kind: 'arrow_function' }, { kind: 'function_expression' }] } },
    },
  },
];
