import { isAllowed } from './allow-list.js';
import { entropyOf } from './entropy.js';

const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];
const HUMAN = /passw|passphrase|pwd/i;
/** Places in a list, handed out by an API. */
const PUBLIC = /(?:next|continuation|page|cursor)[-_]?token$/i;

/**
 * Whether a value that was given to a promising name is likely to be the secret itself. A password may be short, but mixes
 * kinds of characters; a token or key is longer and more random than words are.
 */
export function looksSecret(name: string, value: string): boolean {
  if (PUBLIC.test(name) || isAllowed(value) || value.toLowerCase().includes(name.toLowerCase())) return false;
  const kinds = KINDS.filter((kind) => kind.test(value)).length;
  if (HUMAN.test(name)) return value.length >= 8 && kinds >= 2 && entropyOf(value) >= 2.75;
  return value.length >= 16 && /\d/.test(value) && kinds >= 2 && entropyOf(value) >= 3.2;
}
