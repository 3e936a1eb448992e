import type { SgNode } from '@ast-grep/napi';
import { isFunction } from './scopes.js';
import { GIVES_NOTHING, HANDS_ON } from './sources.js';

const NO_TEXT = /^(?:unary_expression|not_operator|comparison_operator|comment|string_fragment|string_content)$/;
const COMPARES = /^(?:===?|!==?|<=?|>=?|in|instanceof)$/;

/** The parts of an expression whose value becomes part of its own value. */
export function partsThatCount(node: SgNode): readonly SgNode[] {
  const kind = String(node.kind());
  if (isFunction(node) || NO_TEXT.test(kind)) return [];
  switch (kind) {
    case 'member_expression':
    case 'attribute':
      return GIVES_NOTHING.test((node.field('property') ?? node.field('attribute'))?.text() ?? '')
        ? []
        : fields(node, 'object');
    case 'subscript_expression':
      return fields(node, 'object');
    case 'subscript':
      return fields(node, 'value');
    case 'call_expression':
    case 'call':
      return partsOfCall(node);
    case 'new_expression':
      return HANDS_ON.test(node.field('constructor')?.text() ?? '') ? fields(node, 'arguments') : [];
    case 'pair':
    case 'keyword_argument':
      return fields(node, 'value');
    case 'ternary_expression':
      return fields(node, 'consequence', 'alternative');
    case 'conditional_expression':
      return named(node).filter((_, at) => at !== 1);
    case 'binary_expression':
      return COMPARES.test(node.field('operator')?.text() ?? '') ? [] : named(node);
    default:
      return named(node);
  }
}

function partsOfCall(node: SgNode): readonly SgNode[] {
  const callee = node.field('function');
  if (!callee) return [];
  if (HANDS_ON.test(callee.text())) return fields(node, 'arguments');
  const receiver = callee.field('object');
  if (!receiver) return [];
  const method = (callee.field('property') ?? callee.field('attribute'))?.text() ?? '';
  if (/^(?:format|concat|join)$/.test(method)) return [receiver, ...fields(node, 'arguments')];
  return GIVES_NOTHING.test(method) ? [] : [receiver];
}

function fields(node: SgNode, ...names: readonly string[]): SgNode[] {
  return names.flatMap((name) => node.field(name) ?? []);
}

function named(node: SgNode): SgNode[] {
  return node.children().filter((child) => child.isNamed());
}
