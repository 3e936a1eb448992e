import type { JsonObject } from '../../../contracts/json.js';
import type { FunctionComplexity } from '../complexity/measure-functions.js';

/** What is known of the complexity of a tree: of each file the sum of its functions, and figures of all. */
export class ComplexityFigures {
  readonly byFile = new Map<string, number>();
  #functions = 0;
  #cyclomatic = 0;
  #mostCyclomatic = 0;
  #mostCognitive = 0;

  add(file: string, functions: readonly FunctionComplexity[]): void {
    const sum = functions.reduce((total, { cyclomatic }) => total + cyclomatic, 0);
    this.byFile.set(file, sum);
    this.#functions += functions.length;
    this.#cyclomatic += sum;
    for (const { cyclomatic, cognitive } of functions) {
      this.#mostCyclomatic = Math.max(this.#mostCyclomatic, cyclomatic);
      this.#mostCognitive = Math.max(this.#mostCognitive, cognitive);
    }
  }

  metrics(): JsonObject {
    return {
      functions: this.#functions,
      mean_cyclomatic: Math.round((100 * this.#cyclomatic) / Math.max(1, this.#functions)) / 100,
      most_cyclomatic: this.#mostCyclomatic,
      most_cognitive: this.#mostCognitive,
    };
  }
}
