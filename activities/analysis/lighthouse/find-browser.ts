import { findProgram } from '../programs/find-program.js';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A browser that Lighthouse can look through, in the folders of PATH; null when there is none. */
export function findBrowser(): string | null {
  return BROWSERS.map(findProgram).find((found) => found !== null) ?? null;
}
