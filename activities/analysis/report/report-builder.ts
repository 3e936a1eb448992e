import type {
  AnalyzerReport,
  NotInstalled,
  ReportedFinding,
  RuleNote,
  ToolNote,
} from '../../../contracts/analysis/finding.js';
import type { Unread } from '../source/source-tree.js';
import type { Observation } from '../tools/tool.js';
import { byPlace, compare } from '../weaknesses/by-place.js';
import { identify } from '../weaknesses/identify.js';
import { lineHash } from '../weaknesses/line-hash.js';

const MAX_PER_FILE = 500;
const MAX_TOTAL = 20_000;
const MESSAGE_LENGTH = 500;

interface ReportingTool {
  readonly about: ToolNote;
  rule(id: string): RuleNote;
}

/** Gathers what the tools of one analyzer say. What is cut for its number is named in `unread`: nothing is lost silently. */
export class ReportBuilder {
  readonly #findings: Omit<ReportedFinding, 'id'>[] = [];
  readonly #rules = new Map<string, RuleNote>();
  readonly #tools = new Map<string, ToolNote>();
  readonly #unread: Unread[];
  #files = 0;

  constructor(unread: readonly Unread[]) {
    this.#unread = [...unread];
  }

  countFile(): void {
    this.#files += 1;
  }

  leaveOut(file: string, reason: string): void {
    this.#unread.push({ file, reason });
  }

  /** Enters what a tool saw; call it for every tool that ran, with nothing when it found nothing. */
  add(tool: ReportingTool, observations: readonly Observation[]): void {
    this.#tools.set(tool.about.name, tool.about);
    const perFile = new Map<string, number>();
    for (const observation of observations) {
      const count = (perFile.get(observation.file) ?? 0) + 1;
      perFile.set(observation.file, count);
      if (count <= MAX_PER_FILE) this.#enter(tool, observation);
      else if (count === MAX_PER_FILE + 1) {
        this.leaveOut(
          observation.file,
          `${tool.about.name} found more than ${MAX_PER_FILE} places; the first ones are kept`,
        );
      }
    }
  }

  build(analyzer: string, notInstalled: readonly NotInstalled[] = []): AnalyzerReport {
    const findings = this.#findings.sort((a, b) => byPlace(a, b) || compare(a.tools[0] ?? '', b.tools[0] ?? ''));
    if (findings.length >= MAX_TOTAL)
      this.leaveOut('.', `there are more than ${MAX_TOTAL} findings; those beyond are left out`);
    return {
      analyzer,
      files: this.#files,
      tools: [...this.#tools.values()].sort((a, b) => compare(a.name, b.name)),
      rules: [...this.#rules.values()].sort((a, b) => compare(a.tool, b.tool) || compare(a.id, b.id)),
      findings: identify(findings),
      unread: this.#unread.sort((a, b) => compare(a.file, b.file) || compare(a.reason, b.reason)),
      ...(notInstalled.length > 0 ? { not_installed: notInstalled } : {}),
    };
  }

  #enter(tool: ReportingTool, { rule: id, file, line, column, message, lineText }: Observation): void {
    if (this.#findings.length >= MAX_TOTAL) return;
    const rule = this.#ruleOf(tool, id);
    this.#findings.push({
      rule: id,
      severity: rule.severity,
      cwe: rule.cwe,
      file,
      line,
      column,
      message: message.slice(0, MESSAGE_LENGTH),
      tools: [tool.about.name],
      line_hash: lineHash(lineText, message),
    });
  }

  #ruleOf(tool: ReportingTool, id: string): RuleNote {
    const key = `${tool.about.name}\0${id}`;
    const rule = this.#rules.get(key) ?? tool.rule(id);
    this.#rules.set(key, rule);
    return rule;
  }
}
