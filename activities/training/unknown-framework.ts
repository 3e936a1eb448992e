/** This worker does not train or run models of that framework. */
export class UnknownFramework extends Error {
  override readonly name = 'UnknownFramework';

  constructor(framework: string) {
    super(`This worker does not know ${framework}: it serves tfjs alone. Take the task queue ml away from it.`);
  }
}
