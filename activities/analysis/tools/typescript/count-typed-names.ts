import ts from 'typescript';

export interface TypedNames {
  readonly typed: number;
  readonly total: number;
}

/**
 * Counts the names of a file in expressions and declarations, and those whose type is not `any`. Names inside of types, of
 * imports and of members of literals are not counted, and none whose type cannot be found, which is the fault of an error.
 */
export function countTypedNames(checker: ts.TypeChecker, source: ts.SourceFile): TypedNames {
  let typed = 0;
  let total = 0;
  const visit = (node: ts.Node): void => {
    if (isWithoutValue(node)) return;
    if (ts.isIdentifier(node)) {
      const type = checker.getTypeAtLocation(node);
      if (isUnresolved(type)) return;
      total += 1;
      if (!(type.flags & ts.TypeFlags.Any)) typed += 1;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { typed, total };
}

function isWithoutValue(node: ts.Node): boolean {
  if (ts.isExpressionWithTypeArguments(node)) return false;
  return (
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isTypeParameterDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isModuleDeclaration(node)
  );
}

/** The compiler's own `any` for what an error left without a type, such as a package that is not installed. */
function isUnresolved(type: ts.Type): boolean {
  return (type as ts.Type & { readonly intrinsicName?: string }).intrinsicName === 'error';
}
