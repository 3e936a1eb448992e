import type { SgNode } from '@ast-grep/napi';
import { namesOf } from './names-of.js';

const NEST = '^@(?:Query|Body|Param|Headers)\\(';
const ROUTE = /\.(?:route|get|post|put|patch|delete)\(/;

/** Parameters that a framework fills from the request: `@Query() name` of Nest, `<name>` in the route of a Flask view. */
export function parameterNames(root: SgNode, python: boolean): readonly (readonly [scope: number, name: string])[] {
  return python ? ofRoutes(root) : ofDecorators(root);
}

function ofDecorators(root: SgNode): (readonly [number, string])[] {
  const decorated = { rule: { kind: 'required_parameter', has: { kind: 'decorator', regex: NEST } } };
  return root.findAll(decorated).flatMap((parameter) => {
    const method = parameter.ancestors().find((one) => one.kind() === 'method_definition');
    const pattern = parameter.field('pattern');
    return method && pattern ? namesOf(pattern).map((name) => [method.id(), name] as const) : [];
  });
}

function ofRoutes(root: SgNode): (readonly [number, string])[] {
  return root.findAll({ rule: { kind: 'decorated_definition' } }).flatMap((definition) => {
    const body = definition.field('definition');
    const routes = definition
      .children()
      .filter((child) => child.kind() === 'decorator')
      .map((decorator) => decorator.text())
      .filter((text) => ROUTE.test(text));
    if (!body) return [];
    // A converter such as <int:id> leaves nothing to inject.
    const names = routes.flatMap((route) =>
      [...route.matchAll(/<(?:(?:string|path):)?(\w+)>/g)].map(([, name]) => name),
    );
    return names.map((name) => [body.id(), name as string] as const);
  });
}
