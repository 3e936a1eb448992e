import { posix } from 'node:path';
import globals from 'globals';
import ts from 'typescript';
import type { Project } from './load-projects.js';

/** About our compiler's version or an empty list of files, not about the code. */
const NEVER = new Set([5101, 5102, 5107, 5108, 18002, 18003]);

/** "Cannot find module, type definitions, helper library": says only that dependencies are not installed. */
const MISSING = new Set([2307, 2354, 2580, 2581, 2582, 2591, 2592, 2593, 2688, 2792, 2867, 2868, 2875, 2882, 7016]);

/** What follows from a missing dependency, whose types are all `any`: implicit any, unknown namespaces, JSX without types. */
const CASCADE = new Set([
  2503, 2584, 2694, 2709, 7005, 7006, 7010, 7011, 7015, 7019, 7022, 7023, 7024, 7026, 7031, 7034, 7053,
]);

const AMBIENT = new Set(
  [globals.node, globals.browser, globals.jest, globals.mocha].flatMap((set) => Object.keys(set)),
);

/** Whether a diagnostic speaks of the code. What only says "run npm install first" does not, where nothing is installed. */
export function isWorthReporting(diagnostic: ts.Diagnostic, project: Project, root: string): boolean {
  const { code } = diagnostic;
  if (NEVER.has(code)) return false;
  const quoted = /'([^']+)'/.exec(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'))?.[1] ?? '';
  if (code === 5083 || code === 6053) return quoted.startsWith(`${root}/`) && !quoted.includes('/node_modules/');
  if (project.installed) return true;
  if (code === 2307 || code === 2882) return /^\.{1,2}\//.test(quoted) && !leadsOut(diagnostic, quoted, root);
  if (code === 2304 || code === 2552) return !AMBIENT.has(quoted);
  return !MISSING.has(code) && !CASCADE.has(code);
}

function leadsOut(diagnostic: ts.Diagnostic, specifier: string, root: string): boolean {
  const from = diagnostic.file?.fileName ?? root;
  return !posix.resolve(posix.dirname(from), specifier).startsWith(`${root}/`);
}
