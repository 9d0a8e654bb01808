import { posix } from 'node:path';
import ts from 'typescript';
import type { Source } from './source-tree.ts';
import { lineOf, walk } from './source-tree.ts';

/** One use of another module: a static or dynamic import, an import type, a worker or asset URL. */
export interface Import {
  readonly specifier: string;
  /** Path from the root when the specifier is relative, else null: a package or a Node module. */
  readonly target: string | null;
  /** Erased by the compiler. It still counts for layers and cycles. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** Every import of a file, in the order of its text. */
export function importsOf(source: Source): readonly Import[] {
  const found: Import[] = [];
  walk(source.script, (node) => {
    const use = readImport(node);
    if (use === null) return;
    const specifier = use.specifier.replace(/[?#].*$/, '');
    const relative = specifier.startsWith('.');
    found.push({
      specifier,
      target: relative ? posix.join(posix.dirname(source.path), specifier) : null,
      typeOnly: use.typeOnly,
      line: lineOf(source, node),
    });
  });
  return found;
}

function readImport(node: ts.Node): { specifier: string; typeOnly: boolean } | null {
  if (ts.isImportDeclaration(node)) return literal(node.moduleSpecifier, isTypeOnly(node.importClause));
  if (ts.isExportDeclaration(node)) return literal(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literal(node.argument.literal, true);
  if (ts.isCallExpression(node) && isDynamicImport(node.expression)) return literal(node.arguments[0], false);
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && node.arguments?.[1]?.getText() === META_URL) {
    const url = literal(node.arguments[0], false);
    return url !== null && FILE_URL.test(url.specifier) ? url : null;
  }
  return null;
}

/** A file's address; that of a folder (the root, to join paths to) is no import. */
const FILE_URL = /^\..*\.[a-z]+$/;
const META_URL = 'import.meta.url';

function isDynamicImport(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || callee.getText() === 'import.meta.glob';
}

function literal(node: ts.Node | undefined, typeOnly: boolean): { specifier: string; typeOnly: boolean } | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? { specifier: node.text, typeOnly } : null;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return (
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}
