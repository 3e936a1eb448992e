type Schema = Record<string, unknown>;

const COMPONENT = '#/components/schemas/';

/** One component of an OpenAPI document as a JSON Schema of its own: what it refers to comes along under `$defs`. */
export function bundleSchema(name: string, components: Record<string, unknown>): Schema {
  const needed = new Map<string, Schema>();
  const root = adopt(name, components, needed);
  needed.delete(name);
  const definitions = needed.size > 0 ? { $defs: Object.fromEntries(needed) } : {};
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: name, ...root, ...definitions };
}

function adopt(name: string, components: Record<string, unknown>, needed: Map<string, Schema>): Schema {
  const known = needed.get(name);
  if (known) return known;
  const schema = structuredClone(components[name]) as Schema | undefined;
  if (!schema) throw new Error(`The OpenAPI document has no schema ${name}.`);
  needed.set(name, schema);
  schema['additionalProperties'] ??= false;
  rewrite(schema, components, needed);
  return schema;
}

function rewrite(node: unknown, components: Record<string, unknown>, needed: Map<string, Schema>): void {
  if (typeof node !== 'object' || node === null) return;
  const { $ref } = node as Schema;
  if (typeof $ref === 'string' && $ref.startsWith(COMPONENT)) {
    const name = $ref.slice(COMPONENT.length);
    adopt(name, components, needed);
    (node as Schema)['$ref'] = `#/$defs/${name}`;
  }
  for (const child of Object.values(node)) rewrite(child, components, needed);
}
