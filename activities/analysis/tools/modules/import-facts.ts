import ts from 'typescript';
import type { Binding, ImportFact } from './module-facts.js';

/** The imports that one node of a file stands for; those inside of it are asked for one by one. */
export function importsOf(node: ts.Node, source: ts.SourceFile, inFunction: boolean): readonly ImportFact[] {
  if (ts.isImportDeclaration(node)) return [declaredImport(node, source)];
  if (ts.isExportDeclaration(node)) return passedOn(node, source);
  const specifier = ts.isImportEqualsDeclaration(node)
    ? ts.isExternalModuleReference(node.moduleReference) && node.moduleReference.expression
    : ts.isImportTypeNode(node)
      ? ts.isLiteralTypeNode(node.argument) && node.argument.literal
      : ts.isCallExpression(node) && isLoad(node) && node.arguments[0];
  if (!specifier || !ts.isStringLiteralLike(specifier)) return [];
  const lazy = inFunction || (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword);
  const about = { specifier: specifier.text, position: node.getStart(source), passedOn: false };
  return [{ ...about, taken: 'all', typeOnly: ts.isImportTypeNode(node), lazy }];
}

function declaredImport({ moduleSpecifier, importClause }: ts.ImportDeclaration, source: ts.SourceFile): ImportFact {
  const typeOnly = importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const bindings: Binding[] = [];
  if (importClause?.name) bindings.push({ name: 'default', local: importClause.name.text, typeOnly });
  const named = importClause?.namedBindings;
  if (named && ts.isNamespaceImport(named)) bindings.push({ name: '*', local: named.name.text, typeOnly });
  else if (named) bindings.push(...named.elements.map((element) => bindingOf(element, typeOnly)));
  return { ...placeOf(moduleSpecifier, source), taken: bindings, passedOn: false, typeOnly, lazy: false };
}

function passedOn(
  { moduleSpecifier, exportClause, isTypeOnly }: ts.ExportDeclaration,
  source: ts.SourceFile,
): readonly ImportFact[] {
  if (!moduleSpecifier) return [];
  const about = { ...placeOf(moduleSpecifier, source), passedOn: true, typeOnly: isTypeOnly, lazy: false };
  if (!exportClause) return [{ ...about, taken: 'all' }];
  if (ts.isNamespaceExport(exportClause)) {
    return [{ ...about, taken: [{ name: '*', local: exportClause.name.text, typeOnly: isTypeOnly }] }];
  }
  return [{ ...about, taken: exportClause.elements.map((element) => passedBinding(element, isTypeOnly)) }];
}

function bindingOf({ name, propertyName, isTypeOnly }: ts.ImportSpecifier, typeOnly: boolean): Binding {
  return { name: (propertyName ?? name).text, local: name.text, typeOnly: typeOnly || isTypeOnly };
}

function passedBinding({ name, propertyName, isTypeOnly }: ts.ExportSpecifier, typeOnly: boolean): Binding {
  return { name: (propertyName ?? name).text, local: name.text, typeOnly: typeOnly || isTypeOnly };
}

function placeOf(specifier: ts.Expression, source: ts.SourceFile) {
  return {
    specifier: ts.isStringLiteralLike(specifier) ? specifier.text : '',
    position: specifier.getStart(source),
  };
}

/** `import(...)` and `require(...)`. */
function isLoad({ expression }: ts.CallExpression): boolean {
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  return ts.isIdentifier(expression) && expression.text === 'require';
}
