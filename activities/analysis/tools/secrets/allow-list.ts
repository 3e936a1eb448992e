/** Words that people write where a secret belongs, as parts that stand for themselves. */
const PLACEHOLDER =
  /(?:^|[^a-z])(?:change[-_ ]?(?:me|this|it)|dummy|fake|mock|my|no|not|placeholder|redacted|replace[-_ ]?(?:me|with)?|sample|some|test(?:ing)?|todo|your)(?:$|[^a-z])|example|xxxx|\*\*\*|\.\.\.|lorem|foobar|deadbeef/i;

/** Not a value but the way to one: `${PASSWORD}`, `{{ secret }}`, `<token>`, `%PASSWORD%`, `$(cat key)`, `env:KEY`. */
const REFERENCE =
  /\$\{|\$\(|^\$\w|\{\{|^\{[\w.]*\}$|^<.*>$|^%\w+%$|^%[sdr]|^@\w+@$|^(?:env|file|vault|secret|ref|arn|op|sm|ssm):|^!\w|process\.env|os\.environ|getenv|secrets\./i;

/** What looks random and is none: a UUID, a date, a version, a checksum that names itself. */
const NO_SECRET =
  /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$|^\d{4}-\d\d-\d\d|^v?\d+(?:\.\d+)+|^sha(?:1|256|384|512)[-:]|^(?:https?|file|wss?):\/\/[^@]*$|^[./~]|^data:|^#[0-9a-f]{3,8}$|^[\d\s.,:+-]+$/i;

/** Names of things rather than values: words, with or without separators. */
const WORDS =
  /^[A-Za-z]+(?:[-_.:/ ][A-Za-z]+)*$|^[a-z]+(?:[A-Z][a-z]+)+\d?$|^[A-Z][A-Z_]*\d?$|^[a-z]+\d?(?:[-_][a-z]+\d?){2,}$/;

const SEQUENCES = ['0123456789abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];

/** The passwords that documentation and development set-ups use for everybody. */
const FOR_EVERYBODY =
  /^(?:admin|dev(?:elopment)?|guest|hunter2|letmein|local(?:host)?|minio(?:admin)?|mysql|pass(?:wd|word)?\d{0,4}|p@ssw(?:or|0r)d|postgres(?:ql)?|qwerty|root|secret\d{0,3}|supersecret|test\d{0,3}|user|abc123|12345\d*)$/i;

/** Whether a value is known not to be a secret: a placeholder, a reference, a UUID, a sequence, a name, a public default. */
export function isAllowed(value: string): boolean {
  return (
    [PLACEHOLDER, REFERENCE, NO_SECRET, WORDS, FOR_EVERYBODY].some((known) => known.test(value)) || isSequence(value)
  );
}

function isSequence(value: string): boolean {
  const text = value.toLowerCase();
  if (new Set(text).size <= Math.max(2, text.length / 6)) return true;
  return SEQUENCES.some((sequence) => sequence.includes(text.slice(0, 8)) && sequence.includes(text.slice(-4)));
}
