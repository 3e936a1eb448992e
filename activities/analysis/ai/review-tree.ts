import type { AnalyzerReport, Finding, ReportedFinding, RuleNote } from '../../../contracts/analysis/finding.js';
import { ModelClient } from '../../ai/model-client.js';
import type { ReportProgress } from '../analyzer.js';
import { loadFile } from '../source/load-file.js';
import type { SourceTree, Unread } from '../source/source-tree.js';
import { byPlace, compare } from '../weaknesses/by-place.js';
import { cweName, cweUri } from '../weaknesses/cwe-names.js';
import { identify } from '../weaknesses/identify.js';
import type { AiEndpoint } from './ai-endpoint.js';
import { filesByRisk } from './choose-files.js';
import { cutChunks } from './cut-chunks.js';
import { CodeReview } from './review-code.js';
import { ANSWER_TOKENS, TokenBudget } from './token-budget.js';
import { VERDICT_SCHEMA } from './verdict.js';

const MAX_FILES = 100;
const VERDICT = { name: 'verdict', schema: VERDICT_SCHEMA, tokens: ANSWER_TOKENS };

/** Reviews the riskiest files of a tree within the endpoint's budget. Throws AiUnavailable and AiRefused. */
export async function reviewTree(
  tree: SourceTree,
  known: readonly Finding[],
  endpoint: AiEndpoint,
  progress: ReportProgress,
): Promise<AnalyzerReport> {
  const budget = new TokenBudget(endpoint.tokenBudget);
  const review = new CodeReview(new ModelClient(endpoint, VERDICT), budget, known);
  const chosen = filesByRisk(tree.files, known);
  for (const [index, file] of chosen.entries()) {
    progress((100 * index) / chosen.length, `${index}/${chosen.length} files`);
    if (index >= MAX_FILES || !review.goesOn) {
      review.postpone(file.path);
      continue;
    }
    const loaded = loadFile(tree.root, file);
    if ('reason' in loaded) review.leaveOut(file.path, loaded.reason);
    else for (const chunk of cutChunks(loaded)) await review.review(chunk);
  }
  const { findings, files, unread } = review.close();
  return {
    analyzer: 'ai',
    files,
    tools: [{ name: 'ai', version: endpoint.model, uri: 'https://platform.openai.com/docs/api-reference/chat' }],
    rules: rulesOf(findings),
    findings: identify([...findings].sort(byPlace)),
    unread: [...tree.unread, ...unread].sort(byFile),
    usage: budget.usage,
  };
}

function byFile(a: Unread, b: Unread): number {
  return compare(a.file, b.file) || compare(a.reason, b.reason);
}

function rulesOf(findings: readonly Omit<ReportedFinding, 'id'>[]): readonly RuleNote[] {
  const rules = new Map<string, RuleNote>();
  for (const { rule: id, cwe, severity } of findings) {
    if (cwe === null || rules.has(id)) continue;
    rules.set(id, { id, tool: 'ai', severity, cwe, description: cweName(cwe), help_uri: cweUri(cwe) });
  }
  return [...rules.values()].sort((a, b) => compare(a.id, b.id));
}
