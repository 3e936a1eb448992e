import ts from 'typescript';

interface Declared {
  readonly name: string;
  readonly local: string;
  readonly position: number;
  readonly isType: boolean;
  /** How often the declaration and its export write the local name. */
  readonly mentions: number;
}

/**
 * What a file declares and exports by name. Classes with decorators are left out, since a framework finds them, and so are
 * default exports without a name of their own.
 */
export function exportedDeclarations(source: ts.SourceFile): readonly Declared[] {
  const types = new Set(source.statements.flatMap((one) => (isType(one) ? one.name.text : [])));
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return listed(statement, source, types);
    if (ts.isExportAssignment(statement)) return assigned(statement, source);
    if (!ts.canHaveModifiers(statement)) return [];
    const modifiers = new Set(ts.getModifiers(statement)?.map(({ kind }) => kind));
    if (!modifiers.has(ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.canHaveDecorators(statement) && ts.getDecorators(statement)) return [];
    const isDefault = modifiers.has(ts.SyntaxKind.DefaultKeyword);
    return namesOf(statement).map((name) => ({
      name: isDefault ? 'default' : name.text,
      local: name.text,
      position: name.getStart(source),
      isType: isType(statement),
      mentions: 1,
    }));
  });
}

function isType(node: ts.Node): node is ts.InterfaceDeclaration | ts.TypeAliasDeclaration {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

function namesOf(statement: ts.Statement): readonly ts.Identifier[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  const hasName =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    isType(statement);
  return hasName && statement.name ? [statement.name] : [];
}

function boundNames(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)));
}

function listed(
  { exportClause, moduleSpecifier, isTypeOnly }: ts.ExportDeclaration,
  source: ts.SourceFile,
  types: ReadonlySet<string>,
): readonly Declared[] {
  if (moduleSpecifier || !exportClause || !ts.isNamedExports(exportClause)) return [];
  return exportClause.elements.map(({ name, propertyName, isTypeOnly: typeOnly }) => {
    const local = (propertyName ?? name).text;
    const isType = isTypeOnly || typeOnly || types.has(local);
    const mentions = name.text === local && propertyName ? 3 : 2;
    return { name: name.text, local, position: name.getStart(source), isType, mentions };
  });
}

function assigned({ expression, isExportEquals }: ts.ExportAssignment, source: ts.SourceFile): readonly Declared[] {
  if (isExportEquals || !ts.isIdentifier(expression)) return [];
  const position = expression.getStart(source);
  return [{ name: 'default', local: expression.text, position, isType: false, mentions: 2 }];
}
