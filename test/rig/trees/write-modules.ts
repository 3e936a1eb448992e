import { writeTree } from './write-tree.js';

const FUNCTIONS = Array.from({ length: 20 }, (_, n) => describeFunction(n)).join('\n');

/** A tree of so many ordinary modules, each with the same few findings: work for an analyzer that is as long as one likes. */
export function writeModules(folder: string, count: number): string {
  const names = Array.from({ length: count }, (_, n) => `part-${n % 40}/module-${n}.js`);
  return writeTree(folder, Object.fromEntries(names.map((name) => [name, FUNCTIONS])));
}

function describeFunction(n: number): string {
  return `export function step${n}(input, options) {
  const unused${n} = options.steps;
  for (const [key, value] of Object.entries(input ?? {})) {
    if (typeof value === 'object' && value !== null) step${n}(value, { ...options, [key]: value });
    else if (options[key] === value) return eval(value);
  }
  return { ...input, ...options };
}`;
}
