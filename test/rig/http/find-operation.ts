interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> } | undefined>>;
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>> | undefined>>;
}

/** The operation that the document has for a request, with its place as a JSON pointer. A trailing slash changes nothing. */
export function findOperation(document: OpenApiDocument, method: string, path: string) {
  const wanted = path.replace(/(?<=.)\/$/, '');
  const fitting = Object.keys(document.paths)
    .filter((template) => toPattern(template).test(wanted))
    .filter((template) => document.paths[template]?.[method.toLowerCase()] !== undefined)
    .sort((a, b) => countParameters(a) - countParameters(b));
  const template = fitting[0];
  const operation = template && document.paths[template]?.[method.toLowerCase()];
  if (!template || !operation) return null;
  const escaped = encodeURIComponent(template.replaceAll('~', '~0').replaceAll('/', '~1'));
  return { ...operation, pointer: `#/paths/${escaped}/${method.toLowerCase()}` };
}

function toPattern(template: string): RegExp {
  const literal = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

function countParameters(template: string): number {
  return template.split('{').length - 1;
}
