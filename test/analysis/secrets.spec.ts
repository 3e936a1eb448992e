import { analysisRig, succeeded } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

// Put together here, so that nobody who searches this repository for secrets finds one.
const RANDOM = 'q7Zr2LxV9bTn4KdW8mHs3PfY6cGj5RtA1uEw0oNiXkBvQzMyDl7Jh2Fg9Sp4Ca8UeIb6OwTx3VnKr5ZmLd1Yq0GsHj';
const UPPER = 'Z7QX4MNT2WPLD6KCR3VB';
const HEX = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const pem = (kind: string) =>
  `-----BEGIN ${kind}PRIVATE KEY-----\n${RANDOM.slice(0, 64)}\n${RANDOM.slice(20, 84)}\n-----END ${kind}PRIVATE KEY-----\n`;
const random = (length: number) => RANDOM.slice(0, length);

type Planted = readonly [what: string, file: string, text: string, rule: string, secret: string];
const planted: readonly Planted[] = [
  ['a token of GitHub in YAML', 'a/ci.yml', `env: ghp_${random(36)}\n`, 'secret-github-token', random(36)],
  [
    'a token of GitLab in a shell script',
    'b/deploy.sh',
    `curl -H "X: glpat-${random(20)}"\n`,
    'secret-gitlab-token',
    random(20),
  ],
  ['an access key of AWS', 'c/.env', `KEY=AKIA${UPPER.slice(0, 16)}\n`, 'secret-aws-access-key', UPPER.slice(0, 16)],
  [
    'a webhook of Slack',
    'd/a.json',
    `{"to": "https://hooks.slack.com/services/T${UPPER.slice(0, 8)}/B${UPPER.slice(0, 8)}/${random(24)}"}`,
    'secret-slack-webhook',
    random(24),
  ],
  ['a key of Stripe in Python', 'e/pay.py', `pay("sk_live_${random(24)}")\n`, 'secret-stripe-key', random(24)],
  [
    'a token of npm',
    'f/.npmrc',
    `//registry.example.org/:_authToken=npm_${random(36)}\n`,
    'secret-npm-token',
    random(36),
  ],
  ['a private key', 'g/server.pem', pem('RSA '), 'secret-private-key', RANDOM.slice(0, 64)],
  [
    'a private key in a text of code',
    'h/key.js',
    `export const pem = ${JSON.stringify(pem('EC '))};\n`,
    'secret-private-key',
    RANDOM.slice(0, 64),
  ],
  [
    'a password in an address',
    'i/a.toml',
    `url = "redis://cache:${random(12)}@cache.internal:6379"\n`,
    'secret-in-url',
    random(12),
  ],
  ['a token in a header', 'j/a.http', `Authorization: Bearer ${random(40)}\n`, 'secret-bearer', random(40)],
  [
    'a password without quotes in settings',
    'k/app.yml',
    `db:\n  password: ${random(12)}\n`,
    'secret-assigned',
    random(12),
  ],
  ['a key of hexadecimal digits', 'l/.env.production', `SIGNING_KEY=${HEX}\n`, 'secret-assigned', HEX],
  [
    'a property of an object',
    'm/a.ts',
    `export const db = { user: 'shop', dbPassword: '${random(12)}' };\n`,
    'secret-assigned',
    random(12),
  ],
  [
    'a typed constant',
    'n/a.ts',
    `export const clientSecret: string = '${random(24)}';\n`,
    'secret-assigned',
    random(24),
  ],
  [
    'a made-up password of a test',
    'o/test/a.js',
    `login({ password: '${random(12)}' });\n`,
    'secret-for-show',
    random(12),
  ],
];

const harmless: Readonly<Record<string, string>> = {
  'ok/.env.example': 'API_TOKEN=\nDB_PASSWORD=change-me-please-1\nAWS_SECRET=your-secret-key-1234567\n',
  'ok/references.yml':
    'password: ${DB_PASSWORD}\ntoken: {{ vault_token_1 }}\nsecret: arn:aws:secretsmanager:eu-1:1:x\n',
  'ok/config.js':
    "const password = process.env.DB_PASSWORD_1;\nconst token_url = 'https://id.example.org/oauth2/token/v1';\nexport const PASSWORD_FIELD = 'password-input-1';\n",
  'ok/aws.py': "KEY = 'AKIAIOSFODNN7EXAMPLE'\n",
  'ok/local.env': 'DATABASE_URL=postgres://postgres:postgres@localhost:5432/app\n',
  'ok/ids.json': '{"token": "123e4567-e89b-12d3-a456-426614174000"}\n',
  'ok/package-lock.json': `{"integrity": "sha512-${RANDOM}==", "token": "${RANDOM}"}\n`,
  'ok/letters.js': "export const token = 'abcdefghijklmnopqrstuvwxyz0123456789';\n",
  'ok/names.js': "export const ACCESS_TOKEN = 'x-ec2-metadata-token';\n",
  'ok/header.md': 'Set `Authorization: Bearer <your token>`, as in `-----BEGIN PRIVATE KEY-----`.\n',
  'ok/image.png': Buffer.from([137, 80, 78, 71, 0]).toString('latin1'),
};

const root = writeTree({ ...harmless, ...Object.fromEntries(planted.map(([, file, text]) => [file, text])) });
const { analyze, aggregate, sarif } = analysisRig({ roots: [root] });
const report = await analyze('security', { path: root });
const result = await aggregate([succeeded(report)]);
const secrets = report.findings.filter(({ tools }) => tools.includes('secrets'));

it.each(planted)('finds %s', (_what, file, _text, rule) => {
  expect(secrets.filter((finding) => finding.file === file)).toEqual([
    expect.objectContaining({ rule, cwe: 'CWE-798' }),
  ]);
});

it('says nothing of placeholders, references, identifiers, checksums and public defaults', () => {
  expect(secrets.filter(({ file }) => file.startsWith('ok/'))).toEqual([]);
});

it.each(planted)('shows nothing of %s', (_what, _file, _text, _rule, secret) => {
  for (const shown of [JSON.stringify(report), JSON.stringify(result), sarif(result).toString()])
    expect(shown).not.toContain(secret.slice(0, 10));
});

it('unites a hard-coded password with the secret on its line', async () => {
  const tree = writeTree({ 'a.py': `password = "${random(16)}"\n` });
  const rig = analysisRig({ roots: [tree] });
  const { findings } = await rig.aggregate([succeeded(await rig.analyze('security', { path: tree }))]);
  expect(findings).toEqual([expect.objectContaining({ tools: ['ruff', 'secrets'] })]);
});

it('keeps the id of a finding when the secret is another', async () => {
  const idOf = async (secret: string) => {
    const tree = writeTree({ 'app.yml': `password: ${secret}\n` });
    const { findings } = await analysisRig({ roots: [tree] }).analyze('security', { path: tree });
    return findings.map(({ id }) => id);
  };
  const [first] = await idOf(random(12));
  expect(first).toBeDefined();
  expect(await idOf(RANDOM.slice(30, 42))).toEqual([first]);
});

it('does not count files that are no code, nor name those that are no text', () => {
  expect(report.files).toBe(9);
  expect(report.unread).toEqual([]);
});
