/** What to do about a weakness, by its CWE. Those of a kind share their words. */
const FIXES: readonly (readonly [cwes: string, fix: string])[] = [
  ['22', 'Resolve the path, and refuse it unless it lies below the folder that is meant.'],
  ['78', 'Start the program with a list of arguments and without a shell; choose the program from a fixed list.'],
  ['79', 'Escape text for the place where it is shown, or let a template do it; use textContent instead of innerHTML.'],
  ['89 943', 'Hand values over as parameters of a prepared statement; check types before they reach a query object.'],
  ['94 95', 'Do not turn text into code: parse data as data, and choose functions from a fixed table.'],
  ['113', 'Refuse line breaks in values of headers.'],
  [
    '185 1333',
    'Write the expression without nested or overlapping repetition, or bound the length of the text before.',
  ],
  ['208', 'Compare secrets in constant time: crypto.timingSafeEqual, hmac.compare_digest.'],
  ['209', 'Log the details and answer with a general message.'],
  ['259 321 798', 'Take the secret out of the code, change it, and read it from the environment or a secret store.'],
  ['295', 'Leave certificates and host names verified; add your own authority to the trusted ones instead.'],
  ['319', 'Use TLS.'],
  [
    '326 327',
    'Use AES-GCM or ChaCha20-Poly1305 with keys of 256 bits, SHA-256 or better, and scrypt or argon2 for passwords.',
  ],
  ['330 338', 'Use crypto.randomBytes, crypto.randomUUID or the module secrets.'],
  ['346 942', 'Name the origins that are trusted, and compare them as a whole.'],
  ['347', 'Verify the signature with a fixed algorithm before anything in the token is believed.'],
  ['352', 'Demand a token for changes, or SameSite cookies and a check of the origin.'],
  ['377', 'Create temporary files with mkstemp or mkdtemp.'],
  ['400', 'Set limits on size, time and number.'],
  ['426 829 1104 1357', 'Load code from places you control alone, in versions that are pinned and maintained.'],
  ['476', 'Check for null or undefined first, or make the type say that it cannot be.'],
  ['483', 'Put braces around what belongs together, and a line break or an else before the next condition.'],
  ['489', 'Turn debugging off in production.'],
  ['502', 'Use JSON and check what comes, or a format that cannot make objects of its choice.'],
  ['532', 'Leave secrets and personal data out of the log.'],
  ['561 563 1071', 'Delete it, or use what was meant.'],
  ['570 571 697 480 481 597', 'Write down what the condition is to say; as it stands, its outcome is another one.'],
  ['601', 'Redirect to paths of your own only, or to hosts of a fixed list.'],
  ['605', 'Bind to the address that is meant.'],
  ['611', 'Turn external entities and DTDs off in the parser.'],
  ['614 1004', 'Set secure, httpOnly and sameSite on the cookie.'],
  ['703 755 396 617', 'Handle the failures that can happen, each by its type, and let the others pass.'],
  ['628', 'Pass what the function takes, in its order; take the rest away, or let the function use it.'],
  ['732', 'Give rights to the owner alone.'],
  ['915 1321', 'Copy the fields that may be set, by name; refuse __proto__, constructor and prototype.'],
  ['918', 'Choose the host from a fixed list, and refuse addresses of the inner network after resolving the name.'],
  ['1047', 'Move what the files of the circle share to a file of its own, or import it where it is needed only.'],
  ['1336', 'Keep templates constant and hand values over as data.'],
];

const BY_CWE = new Map<string, string>(
  FIXES.flatMap(([cwes, fix]) => cwes.split(' ').map((number) => [`CWE-${number}`, fix] as const)),
);

export function cweFix(cwe: string): string | undefined {
  return BY_CWE.get(cwe);
}
