import type { Package } from './manifests.js';

/** Tests, stories, configuration, scripts run by hand, what a server hands out: started by their place or name alone. */
const ANYWHERE: readonly RegExp[] = [
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|__snapshots__|tests?|specs?|e2e|cypress|playwright|fixtures?|stories)\//,
  /[._-](?:test|spec|e2e|cy|bench|benchmark|story|stories|config|conf|setup|rc|fixture|d)s?$/,
  /(?:^|\/)\.[^/]+/,
  /(?:^|\/)(?:[\w.-]*file|webpack|rollup|vite|vitest|jest|karma|babel|postcss|tailwind|setupTests|setup|conftest|instrumentation|middleware|sw|service-worker)$/,
  /(?:^|\/)(?:bin|configs?|scripts?|tools?|tasks?|hack|examples?|samples?|demos?|docs?|website|bench|benchmarks?|migrations?|seeds?|seeders?|templates?|generators?|public|static|assets|www|api|functions|netlify|lambdas?|edge-functions|plugins?|commands?|workers?|jobs|cron)\//,
  /(?:^|\/)[\w-]*[-.](?:worker|thread|process)$/,
];

/** Where an application that names nothing begins, in its folder or right in its `src`. */
const BEGINNING =
  /^(?:src\/|app\/|lib\/|server\/|client\/)?(?:index|main|server|app|cli|worker|start|boot|bootstrap|client)$/i;

/** Files that a framework finds by their place, in packages that depend on it. */
const FRAMEWORKS: readonly (readonly [dependency: RegExp, place: RegExp])[] = [
  [/^next$/, /^(?:src\/)?(?:pages|app)\/|^(?:src\/)?(?:proxy|instrumentation-client|mdx-components)$/],
  [
    /^nuxt3?$/,
    /^(?:app\/|src\/)?(?:pages|layouts|components|composables|server|middleware|utils|store|modules)\/|^(?:app\/)?app$/,
  ],
  [
    /^(?:@remix-run\/|@react-router\/dev|@tanstack\/(?:react-)?start)/,
    /^(?:app|src)\/(?:routes\/|root$|entry|routes$|router$)/,
  ],
  [/^@sveltejs\/kit$/, /(?:^|\/)\+|^src\/(?:hooks|params\/|lib\/index)/],
  [/^astro$/, /^src\/(?:pages|content|actions)\/|^src\/content$/],
  [/^gatsby$/, /^src\/(?:pages|templates|api)\/|^gatsby-/],
  [/^(?:expo|expo-router)$/, /^(?:src\/)?app\/|^App$/],
  [/^@docusaurus\//, /^(?:src\/(?:pages|theme)\/|sidebars$)/],
  [
    /^(?:@angular\/core|react-scripts)$/,
    /^src\/(?:main|polyfills|test|environments\/|setupProxy|reportWebVitals|react-app-env)/,
  ],
  [/^ember-source$/, /^app\//],
  [/^(?:@adonisjs\/core|@strapi\/|sails|egg|fastify-cli|@fastify\/autoload)/, /^/],
  [/^@nestjs\/core$/, /^src\/main|(?:^|\/)[\w-]+\.(?:command|seeder|entity|subscriber)$/],
];

/** Whether a file is started by its place or name; `stem` is its path in the package, without the extension. */
export function isConventional(stem: string, { dependencies }: Package): boolean {
  if (ANYWHERE.some((place) => place.test(stem))) return true;
  const names = [...dependencies];
  return FRAMEWORKS.some(([framework, place]) => place.test(stem) && names.some((name) => framework.test(name)));
}

export function isBeginning(stem: string): boolean {
  return BEGINNING.test(stem);
}
