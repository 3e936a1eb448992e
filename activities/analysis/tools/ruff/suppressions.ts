const SUPPRESSION = /#\s*(?:noqa|ruff\s*:\s*(?:noqa|ignore|disable|file-ignore)|flake8\s*[:=]\s*noqa)/gi;

/**
 * Takes the effect from `# noqa` and its kin, keeping every position: the analyzed code has no say in what is reported,
 * just as ESLint's inline comments are off. Inside a string the same characters change too, which no enabled rule minds.
 */
export function withoutSuppressions(python: string): string {
  return python.replace(SUPPRESSION, (comment) => `#${'-'.repeat(comment.length - 1)}`);
}
