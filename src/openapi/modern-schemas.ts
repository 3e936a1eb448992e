/**
 * OpenAPI 3.1 is JSON Schema 2020-12, which has no `nullable`: null becomes one of the types. Works on the document in
 * place and returns it.
 */
export function modernizeSchemas<T>(node: T): T {
  if (Array.isArray(node)) node.forEach(modernizeSchemas);
  else if (typeof node === 'object' && node !== null) modernizeOne(node as Record<string, unknown>);
  return node;
}

function modernizeOne(schema: Record<string, unknown>): void {
  Object.values(schema).forEach(modernizeSchemas);
  if (schema['nullable'] !== true) return;
  delete schema['nullable'];
  const { allOf, $ref, type } = schema;
  if (Array.isArray(allOf) || typeof $ref === 'string') {
    const target = Array.isArray(allOf) ? allOf : [{ $ref }];
    delete schema['allOf'];
    delete schema['$ref'];
    schema['anyOf'] = [...(target as object[]), { type: 'null' }];
  } else if (typeof type === 'string') {
    schema['type'] = [type, 'null'];
  }
}
