import type { SgNode } from '@ast-grep/napi';

/** The names a binding introduces: `a`, `{ a, b: c, ...d }`, `[a, b]`, `a, b`. */
export function namesOf(target: SgNode): readonly string[] {
  const kind = String(target.kind());
  if (/^(?:shorthand_property_identifier_pattern|identifier)$/.test(kind)) return [target.text()];
  if (/^(?:member_expression|attribute|subscript|subscript_expression)$/.test(kind)) return [];
  if (kind === 'pair_pattern') return namesOf(target.field('value') ?? target);
  if (kind === 'assignment_pattern' || kind === 'object_assignment_pattern') {
    const left = target.field('left');
    return left ? namesOf(left) : [];
  }
  return target
    .children()
    .filter((child) => child.isNamed())
    .flatMap(namesOf);
}
