import type { SecretPattern } from './secret-pattern.js';

const token = (id: string, title: string, hint: string, expression: RegExp): SecretPattern => ({
  id: `secret-${id}`,
  severity: 'high',
  title,
  hints: [hint],
  expression,
});

/** Tokens whose issuer gave them a form of their own, so that they are found wherever they stand. */
export const TOKEN_PATTERNS: readonly SecretPattern[] = [
  {
    id: 'secret-aws-access-key',
    severity: 'high',
    title: 'An access key of AWS',
    hints: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
    expression: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g,
  },
  {
    id: 'secret-github-token',
    severity: 'high',
    title: 'A token of GitHub',
    hints: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    expression: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{82})\b/g,
  },
  {
    id: 'secret-stripe-key',
    severity: 'high',
    title: 'A key of Stripe',
    hints: ['k_live_'],
    expression: /\b[sr]k_live_[A-Za-z0-9]{16,99}\b/g,
  },
  token('gitlab-token', 'A token of GitLab', 'glpat-', /\bglpat-[\w-]{20,64}(?![\w-])/g),
  token('slack-token', 'A token of Slack', 'xox', /\bxox[abeoprs]-(?:\d+-)+[A-Za-z0-9-]{10,64}/g),
  token(
    'slack-webhook',
    'An address that may write to Slack',
    'hooks.slack.com',
    /hooks\.slack\.com\/services\/(?<secret>T\w{6,12}\/B\w{6,12}\/\w{20,30})/g,
  ),
  token('google-api-key', 'A key of a Google API', 'AIza', /\bAIza[\w-]{35}(?![\w-])/g),
  token('npm-token', 'A token of npm', 'npm_', /\bnpm_[A-Za-z0-9]{36}\b/g),
  token('pypi-token', 'A token of PyPI', 'pypi-AgEI', /\bpypi-AgEI[\w-]{50,300}/g),
  token('sendgrid-key', 'A key of SendGrid', 'SG.', /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g),
  token('shopify-token', 'A token of Shopify', 'shp', /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/g),
  token('openai-key', 'A key of OpenAI', 'T3BlbkFJ', /\bsk-[\w-]{20,74}T3BlbkFJ[\w-]{20,74}/g),
  token('anthropic-key', 'A key of Anthropic', 'sk-ant-', /\bsk-ant-[a-z]+\d\d-[\w-]{80,110}/g),
  token('hugging-face-token', 'A token of Hugging Face', 'hf_', /\bhf_[A-Za-z]{34}\b/g),
  token('digitalocean-token', 'A token of DigitalOcean', '_v1_', /\bdo[opr]_v1_[a-f0-9]{64}\b/g),
  token('telegram-token', 'A token of a Telegram bot', ':AA', /\b\d{8,10}:AA[\w-]{33}(?![\w-])/g),
  token(
    'azure-storage-key',
    'A key of an Azure storage account',
    'AccountKey=',
    /AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)/g,
  ),
];
