import { Ajv } from 'ajv';
import { UnusableAnswer } from '../../ai/ai-failures.js';

const MAX_FINDINGS = 50;

/** What the model has to say of one place. It may not call anything critical: that is for tools whose word can be checked. */
export interface ModelFinding {
  readonly line: number;
  readonly quote: string;
  readonly cwe: string;
  readonly severity: 'high' | 'medium' | 'low' | 'info';
  readonly message: string;
  readonly fix: string;
}

/** The form of every verdict, as it is demanded from the endpoint and checked in what comes. */
export const VERDICT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['findings'],
  properties: {
    findings: {
      type: 'array',
      maxItems: MAX_FINDINGS,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['line', 'quote', 'cwe', 'severity', 'message', 'fix'],
        properties: {
          line: { type: 'integer', minimum: 1 },
          quote: { type: 'string', description: 'The code of that line, as it stands there' },
          cwe: { type: 'string', pattern: '^CWE-[1-9][0-9]{0,3}$' },
          severity: { type: 'string', enum: ['high', 'medium', 'low', 'info'] },
          message: { type: 'string', description: 'What is wrong, in one sentence' },
          fix: { type: 'string', description: 'What to do, in one sentence' },
        },
      },
    },
  },
};

const isVerdict = new Ajv({ allErrors: false }).compile<{ findings: ModelFinding[] }>(VERDICT_SCHEMA);

/** The findings of an answer's text. Throws UnusableAnswer when it is anything but a verdict. */
export function readVerdict(content: string): readonly ModelFinding[] {
  const verdict = parse(content);
  if (isVerdict(verdict)) return verdict.findings;
  const [problem] = isVerdict.errors ?? [];
  throw new UnusableAnswer(
    `the answer is not of the form demanded: ${problem?.instancePath ?? ''} ${problem?.message ?? ''}`,
  );
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new UnusableAnswer('the answer is no JSON');
  }
}
