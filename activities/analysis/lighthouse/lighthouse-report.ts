import type { AnalyzerMetrics, RuleNote } from '../../../contracts/analysis/finding.js';
import type { Observation } from '../tools/tool.js';

interface Audit {
  readonly id: string;
  readonly title: string;
  /** 0 to 1; null where it does not apply or only informs. */
  readonly score: number | null;
  readonly scoreDisplayMode: string;
  readonly numericValue?: number;
  readonly details?: { readonly items?: readonly { readonly node?: { readonly selector?: string } }[] };
}

interface Category {
  readonly score: number | null;
  readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
}

/** The part of Lighthouse's JSON report that is read here (https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md). */
export interface LighthouseReport {
  readonly lighthouseVersion: string;
  readonly audits: Readonly<Record<string, Audit>>;
  readonly categories: Readonly<Record<string, Category>>;
  readonly runtimeError?: { readonly message: string };
}

const FIGURES = {
  first_contentful_paint_ms: 'first-contentful-paint',
  largest_contentful_paint_ms: 'largest-contentful-paint',
  total_blocking_time_ms: 'total-blocking-time',
  speed_index_ms: 'speed-index',
} as const;

/** Categories whose failed audits are findings. What is slow is told in figures, which differ from run to run. */
const SEVERITIES = { accessibility: 'low', 'best-practices': 'info' } as const;
type JudgedCategory = keyof typeof SEVERITIES;
const PLACES_NAMED = 3;

/** Scores from 0 to 100, times as a phone on a slow network would see them. */
export function metricsOf({ audits, categories }: LighthouseReport): AnalyzerMetrics {
  const score = (name: string) => {
    const share = categories[name]?.score;
    return typeof share === 'number' ? Math.round(share * 100) : null;
  };
  const value = (id: string) => audits[id]?.numericValue ?? null;
  const milliseconds = Object.entries(FIGURES).map(([name, id]) => [name, Math.round(value(id) ?? 0)]);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    best_practices: score('best-practices'),
    seo: score('seo'),
    ...(Object.fromEntries(milliseconds) as Record<string, number>),
    cumulative_layout_shift: Math.round((value('cumulative-layout-shift') ?? 0) * 1000) / 1000,
  };
}

/** Lighthouse as a tool of the report. */
export function lighthouseTool(report: LighthouseReport) {
  return {
    about: {
      name: 'lighthouse',
      version: report.lighthouseVersion,
      uri: 'https://developer.chrome.com/docs/lighthouse',
    },
    rule: (id: string): RuleNote => ({
      id,
      tool: 'lighthouse',
      severity: judgedBy(report, id) === 'accessibility' ? SEVERITIES.accessibility : SEVERITIES['best-practices'],
      cwe: null,
      description: report.audits[id]?.title ?? id,
      help_uri: 'https://developer.chrome.com/docs/lighthouse',
    }),
  };
}

/** The audits of accessibility and best practices that failed, at the page's URL, with the first elements that fail. */
export function observationsOf(report: LighthouseReport, url: string): Observation[] {
  return Object.values(report.audits)
    .filter(({ id, score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score === 0 && judgedBy(report, id))
    .map(({ id, title, details }) => {
      const places = (details?.items ?? []).flatMap(({ node }) => node?.selector ?? []);
      const where = places.length === 0 ? '' : `: ${places.slice(0, PLACES_NAMED).join(', ')}`;
      const more = places.length > PLACES_NAMED ? ` and ${places.length - PLACES_NAMED} more` : '';
      const message = `${title.replaceAll('`', '')}${where}${more}.`;
      return { rule: id, file: url, line: 1, column: 1, message, lineText: id };
    });
}

function judgedBy({ categories }: LighthouseReport, id: string): JudgedCategory | undefined {
  return (Object.keys(SEVERITIES) as JudgedCategory[]).find((name) =>
    categories[name]?.auditRefs.some((audit) => audit.id === id && audit.weight > 0),
  );
}
