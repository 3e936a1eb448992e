const SETTINGS =
  /(?:^|\/)(?:\.env(?:\..+)?|[^/]+\.(?:cfg|conf|config|env|ini|properties|tfvars|toml|ya?ml)|\.npmrc|\.pypirc|\.netrc|credentials)$/i;
const GENERATED =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|poetry\.lock|uv\.lock|pdm\.lock|pylock\.toml|Pipfile\.lock|Cargo\.lock|Gemfile\.lock|composer\.lock|go\.sum)$|\.(?:map|snap|svg|tsbuildinfo)$|\.min\.\w+$/i;
const FOR_SHOW =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|testdata|mocks?|__mocks__|examples?|samples?|docs?)\/|[._-](?:spec|test)\.\w+$|(?:^|\/)(?:test_\w+|conftest)\.py$|\.(?:adoc|md|mdx|rst)$|\.(?:dist|example|sample|template|tmpl)$/i;

/** Files in which a value needs no quotes. */
export const isSettings = (path: string): boolean => SETTINGS.test(path);

/** Files that a program writes, full of checksums. */
export const isGenerated = (path: string): boolean => GENERATED.test(path);

/** Files whose secrets are most often made up: tests, documentation, templates. */
export const isForShow = (path: string): boolean => FOR_SHOW.test(path);
