import type { SgNode } from '@ast-grep/napi';

const FUNCTIONS =
  /^(?:function_declaration|function_expression|arrow_function|method_definition|generator_function(?:_declaration)?|function_definition|lambda|program|module)$/;

/** The functions around a node, from the inside, and the file. */
export function scopeIds(node: SgNode): readonly number[] {
  return [node, ...node.ancestors()].filter((one) => FUNCTIONS.test(String(one.kind()))).map((one) => one.id());
}

/** The function a node stands in, or the file. */
export function scopeOf(node: SgNode): number {
  return scopeIds(node)[0] ?? -1;
}

export function isFunction(node: SgNode): boolean {
  return FUNCTIONS.test(String(node.kind()));
}
