import type { Finding, ReportedFinding } from '../../../contracts/analysis/finding.js';
import type { Unread } from '../source/source-tree.js';
import { AiRefused, AiUnavailable, UnusableAnswer } from '../../ai/ai-failures.js';
import type { ModelClient, Question } from '../../ai/model-client.js';
import type { Chunk } from './cut-chunks.js';
import { placeFinding } from './place-finding.js';
import { askAbout } from './questions.js';
import { estimateTokens, type TokenBudget } from './token-budget.js';
import { type ModelFinding, readVerdict } from './verdict.js';

const TRIES = 2;
const FAILURES_IN_A_ROW = 3;

export interface Review {
  readonly findings: readonly Omit<ReportedFinding, 'id'>[];
  /** Files of which every part was reviewed. */
  readonly files: number;
  readonly unread: readonly Unread[];
}

/** Shows chunk after chunk to the model until all are reviewed, the budget is spent, or the endpoint keeps failing. */
export class CodeReview {
  readonly #findings = new Map<string, Omit<ReportedFinding, 'id'>>();
  readonly #reviewed = new Set<string>();
  readonly #unread = new Map<string, string>();
  readonly #postponed = new Set<string>();
  #failures: Error[] = [];

  constructor(
    private readonly client: ModelClient,
    private readonly budget: TokenBudget,
    private readonly known: readonly Finding[],
  ) {}

  /** Whether another chunk is worth a question. */
  get goesOn(): boolean {
    return this.#failures.length < FAILURES_IN_A_ROW;
  }

  /** Throws AiRefused. Every other failure leaves out the file, with the reason. */
  async review(chunk: Chunk): Promise<void> {
    const question = askAbout(chunk, this.known);
    if (!this.budget.affords(question.system + question.user)) return this.#leaveForCost(chunk.file);
    try {
      for (const found of await this.#ask(question, TRIES)) this.#enter(found, chunk);
      this.#reviewed.add(chunk.file);
      this.#failures = [];
    } catch (error) {
      if (!(error instanceof UnusableAnswer) && !(error instanceof AiUnavailable)) throw error;
      this.#failures.push(error);
      this.leaveOut(chunk.file, error.message);
    }
  }

  leaveOut(file: string, reason: string): void {
    if (!this.#unread.has(file)) this.#unread.set(file, `not reviewed in full by the model: ${reason}`);
  }

  /** Files that come after the end of the review are counted, not named: they may be many. */
  postpone(file: string): void {
    this.#postponed.add(file);
  }

  /** What came out. Throws AiUnavailable or AiRefused when nothing was reviewed because of failures. */
  close(): Review {
    const [failure] = this.#failures;
    if (failure && this.#reviewed.size === 0)
      throw failure instanceof UnusableAnswer ? new AiRefused(failure.message) : failure;
    const unread = [...this.#unread].map(([file, reason]) => ({ file, reason }));
    const left = this.#postponed.size;
    if (left > 0) unread.push({ file: '.', reason: `${left} files of lower risk were not reviewed by the model` });
    const files = [...this.#reviewed].filter((file) => !this.#unread.has(file)).length;
    return { findings: [...this.#findings.values()], files, unread };
  }

  #leaveForCost(file: string): void {
    if (this.#reviewed.has(file)) this.leaveOut(file, 'the token budget is spent');
    else this.postpone(file);
  }

  async #ask(question: Question, tries: number): Promise<readonly ModelFinding[]> {
    const answer = await this.client.ask(question);
    const { prompt_tokens, completion_tokens } = answer.usage ?? {
      prompt_tokens: estimateTokens(question.system + question.user),
      completion_tokens: estimateTokens(textOf(answer.content)),
    };
    this.budget.spend(prompt_tokens, completion_tokens);
    try {
      return readVerdict(answer.content());
    } catch (error) {
      const again = tries > 1 && this.budget.affords(question.system + question.user);
      if (!again) throw error;
      return this.#ask(question, tries - 1);
    }
  }

  #enter(found: ModelFinding, chunk: Chunk): void {
    const placed = placeFinding(found, chunk);
    if (placed) this.#findings.set(`${placed.file}\0${placed.line}\0${placed.rule}`, placed);
  }
}

function textOf(content: () => string): string {
  try {
    return content();
  } catch {
    return '';
  }
}
