/** A value that is given to a name which promises a secret. `index` is where the value starts in the line. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly index: number;
}

const PROMISING =
  /passw(?:or)?d|passphrase|pwd|secret|token|credential|(?:api|access|auth|private|signing|encryption|session|master|storage)[-_]?key/i;

const NAME =
  '(?<name>[\\w.-]{0,40}(?:passw(?:or)?d|passphrase|pwd|secret|token|credentials?|(?:api|access|auth|private|signing|encryption|session|master|storage|secret)[-_]?key)(?:[-_]?(?:value|default|base64|b64|hex))?\\d{0,2})';
const OPERATOR = '["\'`]?\\]?\\s{0,8}(?::\\s{0,4}[A-Za-z]{1,20}\\s{0,4}=|:=|=>|=|:)(?![=>])\\s{0,8}';
const QUOTED = '(?:[rbuf]{1,2})?(?<quote>["\'`])(?<quoted>[^"\'`\\\\\\s]{6,200})\\k<quote>';
const BARE = '(?<bare>[^\\s"\'`#;,<>{}()$\\[\\]]{6,200})\\s*(?:#.*)?$';

const IN_CODE = new RegExp(`${NAME}${OPERATOR}${QUOTED}`, 'dgi');
const IN_SETTINGS = new RegExp(`${NAME}${OPERATOR}(?:${QUOTED}|${BARE})`, 'dgi');

/** The assignments of a line. Settings files have values without quotes, which in code would be names. */
export function* assignmentsIn(line: string, settings: boolean): Generator<Assignment> {
  if (!PROMISING.test(line)) return;
  for (const match of line.matchAll(settings ? IN_SETTINGS : IN_CODE)) {
    const { name = '', quoted, bare } = match.groups ?? {};
    const [index = 0] = match.indices?.groups?.[quoted === undefined ? 'bare' : 'quoted'] ?? [];
    yield { name, value: quoted ?? bare ?? '', index };
  }
}
