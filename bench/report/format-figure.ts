import type { Spread } from './summary.js';

/** Three digits that count, and thousands apart: 0.65, 14.2, 547, 1,028. */
export function formatNumber(value: number): string {
  if (value !== 0 && Math.abs(value) < 100) return String(Number(value.toPrecision(3)));
  return Math.round(value).toLocaleString('en-US');
}

/** The median, and in brackets the least and the greatest of the rounds; `-` when it was not measured. */
export function formatSpread(spread: Spread | undefined): string {
  if (!spread) return '-';
  const { median, min, max, rounds } = spread;
  return rounds === 1 ? formatNumber(median) : `${formatNumber(median)} (${formatNumber(min)}-${formatNumber(max)})`;
}
