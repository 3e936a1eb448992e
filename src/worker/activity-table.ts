/** Activities by the name under which the engine knows them. */
export type ActivityTable = Record<string, (...args: never[]) => Promise<unknown>>;

/** Every method of the providers as an activity of its name. Throws on a name that two providers claim. */
export function tabulateActivities(providers: readonly object[]): ActivityTable {
  const table: ActivityTable = {};
  for (const provider of providers) {
    for (const name of listMethods(provider)) {
      if (name in table)
        throw new Error(
          `Two providers register the activity ${name}, one of them ${provider.constructor.name}. Rename one.`,
        );
      table[name] = (provider as ActivityTable)[name]?.bind(provider) as ActivityTable[string];
    }
  }
  return table;
}

// Nest's own hooks are methods too, and private methods are methods to JavaScript: activities carry no underscore or hook name.
const HOOKS = new Set([
  'constructor',
  'onModuleInit',
  'onModuleDestroy',
  'onApplicationBootstrap',
  'onApplicationShutdown',
]);

function listMethods(provider: object): string[] {
  const prototype = Object.getPrototypeOf(provider) as object;
  return Object.getOwnPropertyNames(prototype).filter((name) => {
    const value = Object.getOwnPropertyDescriptor(prototype, name)?.value as unknown;
    return typeof value === 'function' && !HOOKS.has(name);
  });
}
