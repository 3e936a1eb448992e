import type { SgNode } from '@ast-grep/napi';
import { scopeOf } from './scopes.js';

const JAVASCRIPT = ['$LIST.has($X)', '$LIST.includes($X)', '$X.startsWith($LIST)', '$X.startsWith($LIST + $$$)'];
const PYTHON = ['$X in $LIST', '$X not in $LIST', '$X.startswith($LIST)', '$X.is_relative_to($LIST)'];
/** A constant by its name, or a list written down where it is asked. */
const CONSTANT = '^(?:(?:this|self|\\w+)\\.)?_?[A-Z][A-Z0-9_]*$|^[\\[({].*[\\])}]$';

/** Expressions that a function compares with a list of what is allowed, by function. */
export function checkedTexts(root: SgNode, python: boolean): ReadonlyMap<number, ReadonlySet<string>> {
  const any = (python ? PYTHON : JAVASCRIPT).map((pattern) => ({ pattern }));
  const checked = new Map<number, Set<string>>();
  for (const check of root.findAll({ rule: { any }, constraints: { LIST: { regex: CONSTANT } } })) {
    const subject = check.getMatch('X')?.text();
    const scope = scopeOf(check);
    if (subject !== undefined) checked.set(scope, (checked.get(scope) ?? new Set()).add(subject));
  }
  return checked;
}
