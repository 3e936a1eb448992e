type Node = Record<string, unknown>;

/** Makes every object schema that lists its properties refuse others, in place: an undocumented field is drift too. */
export function closeSchemas<T extends object>(document: T): T {
  for (const child of Object.values(document))
    if (typeof child === 'object' && child !== null) closeSchemas(child as object);
  const schema = document as Node;
  if (schema['type'] === 'object' && schema['properties'] !== undefined) schema['additionalProperties'] ??= false;
  return document;
}
