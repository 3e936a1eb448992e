import type { SgNode } from '@ast-grep/napi';
import { checkedTexts } from './checked-texts.js';
import { namesOf } from './names-of.js';
import { parameterNames } from './parameters.js';
import { partsThatCount } from './parts-that-count.js';
import { scopeIds, scopeOf } from './scopes.js';
import { isSource, isSourceCall, mayHaveSources } from './sources.js';

/** Bounds of one rule on what counts as tainted. */
export interface Bounds {
  readonly stops?: RegExp;
  readonly safeStart?: RegExp;
}

const NAME = /^(?:shorthand_property_)?identifier$/;
const ACCESS = /^(?:member_expression|attribute|subscript|subscript_expression)$/;
const CALL = /^(?:call|call_expression)$/;
const TEXT = /^(?:string|template_string|binary_expression|binary_operator)$/;
const OPENING = /^(?:[rbf]*["']{1,3}|`)/i;

const BINDINGS = [
  { kind: 'variable_declarator' },
  { kind: 'assignment_expression' },
  { kind: 'augmented_assignment_expression' },
  { kind: 'for_in_statement' },
];
const PYTHON_BINDINGS = [
  { kind: 'assignment' },
  { kind: 'augmented_assignment' },
  { kind: 'named_expression' },
  { kind: 'for_statement' },
];

/**
 * Which names hold request data, function by function: a name bound to such an expression, or to one of another such name.
 * It follows no calls into other functions, and no order but that of the text.
 */
export class TaintedNames {
  readonly #names = new Map<number, Set<string>>();
  readonly #all = new Set<string>();
  readonly #hasSources: boolean;
  readonly #checked: ReadonlyMap<number, ReadonlySet<string>>;

  constructor(
    root: SgNode,
    private readonly bounds: Bounds,
  ) {
    const python = root.kind() === 'module';
    this.#hasSources = mayHaveSources(root.text());
    this.#checked = new Map();
    if (!this.#hasSources) return;
    this.#checked = checkedTexts(root, python);
    for (const [scope, name] of parameterNames(root, python)) this.#add(scope, name);
    const bindings = root.findAll({ rule: { any: python ? PYTHON_BINDINGS : BINDINGS } });
    // Twice, for a name that is bound above what taints it, as in a loop.
    for (let pass = 0; pass < 2; pass += 1) for (const binding of bindings) this.#bind(binding);
  }

  isTainted(node: SgNode): boolean {
    if (!this.#hasSources) return false;
    const kind = String(node.kind());
    // The text of a node is a copy: only these are small and told by theirs.
    if (NAME.test(kind)) return !this.#isChecked(node, node.text()) && this.#isTaintedName(node, node.text());
    if (ACCESS.test(kind)) {
      const written = node.text();
      if (this.#isChecked(node, written)) return false;
      if (isSource(written)) return true;
    }
    if (CALL.test(kind)) {
      const callee = node.field('function')?.text() ?? '';
      if (isSourceCall(callee)) return true;
      if (this.bounds.stops?.test(callee)) return false;
    }
    if (TEXT.test(kind) && this.bounds.safeStart?.test(node.text().replace(OPENING, ''))) return false;
    return partsThatCount(node).some((part) => this.isTainted(part));
  }

  #bind(binding: SgNode): void {
    const target = binding.field('name') ?? binding.field('left');
    const value = binding.field('value') ?? binding.field('right');
    if (!target || !value || !this.isTainted(value)) return;
    for (const name of namesOf(target)) this.#add(scopeOf(binding), name);
  }

  #add(scope: number, name: string): void {
    this.#all.add(name);
    this.#names.set(scope, (this.#names.get(scope) ?? new Set()).add(name));
  }

  #isTaintedName(node: SgNode, name: string): boolean {
    return this.#all.has(name) && scopeIds(node).some((scope) => this.#names.get(scope)?.has(name));
  }

  #isChecked(node: SgNode, written: string): boolean {
    return this.#checked.size > 0 && scopeIds(node).some((scope) => this.#checked.get(scope)?.has(written));
  }
}
