import ts from 'typescript';
import type { LoadedFile } from '../tool.js';
import { exportedDeclarations } from './exported-declarations.js';
import { importsOf } from './import-facts.js';
import type { ExportFact, ImportFact, ModuleFacts } from './module-facts.js';
import { patternOf } from './template-pattern.js';

const COMMON_JS = /\bmodule\.exports\b|\bexports\.[\w$]+\s*=|\bObject\.defineProperty\(\s*exports\b/;
const MAY_NAME_A_FILE = /^[\w@~.#$*{},/-]{3,200}$/;

/** Reads what a file imports, exports and names. Broken code gives what can be read of it; nothing is resolved. */
export function readModule(file: LoadedFile): ModuleFacts {
  const source = ts.createSourceFile(`/${file.path}`, file.text, { languageVersion: ts.ScriptTarget.Latest });
  const reader = new ModuleReader(source);
  reader.visit(source, false, false);
  const { imports, uses, valueNames, texts, hasDecorators } = reader;
  const declared = exportedDeclarations(source);
  const imported = new Set(imports.flatMap(({ taken }) => (taken === 'all' ? [] : taken.map(({ local }) => local))));
  const exports = declared
    .filter(({ local }) => !imported.has(local))
    .map(({ local, mentions, ...fact }): ExportFact => ({ ...fact, usedInside: (uses.get(local) ?? 0) > mentions }));
  const offers = declared.length > 0 || imports.some(({ passedOn }) => passedOn) || COMMON_JS.test(file.text);
  return { imports, exports, offers, valueNames, hasDecorators, texts };
}

class ModuleReader {
  readonly imports: ImportFact[] = [];
  readonly uses = new Map<string, number>();
  readonly valueNames = new Set<string>();
  readonly texts: string[] = [];
  hasDecorators = false;

  constructor(private readonly source: ts.SourceFile) {}

  visit(node: ts.Node, inType: boolean, inFunction: boolean): void {
    const imports = importsOf(node, this.source, inFunction);
    this.imports.push(...imports);
    if (ts.isImportDeclaration(node) || (ts.isExportDeclaration(node) && node.moduleSpecifier)) return;
    if (ts.isDecorator(node)) this.hasDecorators = true;
    if (imports.length === 0) this.#noteText(node);
    if (ts.isIdentifier(node)) {
      this.uses.set(node.text, (this.uses.get(node.text) ?? 0) + 1);
      if (!inType) this.valueNames.add(node.text);
    }
    const isImport = imports.length > 0;
    const type = inType || isTypePart(node);
    const lazy = inFunction || ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => {
      if (isLabel(node, child) || (isImport && ts.isStringLiteralLike(child))) return;
      this.visit(child, type, lazy);
    });
  }

  #noteText(node: ts.Node): void {
    const text = ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? patternOf(node) : '';
    if (MAY_NAME_A_FILE.test(text) && /[/.]/.test(text)) this.texts.push(text);
  }
}

function isTypePart(node: ts.Node): boolean {
  // `extends Base` of a class is written as a type, and is a value.
  if (ts.isExpressionWithTypeArguments(node)) return false;
  if (ts.isHeritageClause(node)) return node.token === ts.SyntaxKind.ImplementsKeyword;
  return ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

/** The name of a member, not of something that is declared elsewhere. */
function isLabel(parent: ts.Node, child: ts.Node): boolean {
  if (!ts.isIdentifier(child)) return false;
  if (ts.isQualifiedName(parent)) return parent.right === child;
  if (ts.isBindingElement(parent)) return parent.propertyName === child;
  const hasLabel =
    ts.isPropertyAccessExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isJsxAttribute(parent);
  return hasLabel && parent.name === child;
}
