import { registerDecorator } from 'class-validator';
import { isAbsolute, relative, resolve } from 'node:path';
import { readSettings } from '../config/settings.js';

/** The decorated path must be absolute and, as written, below one of ANALYSIS_ROOTS. Links are the worker's to follow. */
export function PathBelowRoots(): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'pathBelowRoots',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: { validate: isBelowARoot, defaultMessage: describeRoots },
    });
  };
}

/** As written: absolute, and below one of ANALYSIS_ROOTS. */
export function isBelowARoot(path: unknown): boolean {
  if (typeof path !== 'string' || !isAbsolute(path) || path.includes('\0')) return false;
  return readSettings(process.env).analysisRoots.some((root) => {
    const inside = relative(resolve(root), resolve(path));
    return inside === '' || (!inside.startsWith('..') && !isAbsolute(inside));
  });
}

function describeRoots(): string {
  const { analysisRoots: roots } = readSettings(process.env);
  if (roots.length === 0)
    return 'path is not open on this server: set ANALYSIS_ROOTS and start again, or send the tree as source.archive.';
  return `path must be absolute and below one of ${roots.join(', ')}: choose such a folder, or add yours to ANALYSIS_ROOTS.`;
}
