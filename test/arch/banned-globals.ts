import ts from 'typescript';
import { isPure } from './layer-table.ts';
import type { Source, Violation } from './source-tree.ts';
import { lineOf, walk } from './source-tree.ts';

/** Names of the host that the pure folders must be handed, not take. */
const BANNED: Readonly<Record<string, string>> = {
  window: 'the DOM',
  document: 'the DOM',
  navigator: 'the DOM',
  localStorage: 'storage',
  sessionStorage: 'storage',
  indexedDB: 'storage',
  Date: 'the clock',
  performance: 'the clock',
  setTimeout: 'the clock',
  setInterval: 'the clock',
  requestAnimationFrame: 'the clock',
  console: 'the console',
  process: 'the process',
  globalThis: 'the host',
  self: 'the host',
};

/** Uses of the DOM, the clock, randomness or the console in the pure folders. */
export function findBannedGlobals(sources: readonly Source[]): Violation[] {
  return sources.filter(({ path }) => isPure(path)).flatMap(findInFile);
}

function findInFile(source: Source): Violation[] {
  const found: Violation[] = [];
  const scopes = collectScopes(source.script);
  walk(source.script, (node) => {
    const random = node.getText(source.script);
    if (
      ts.isPropertyAccessExpression(node) &&
      (random === 'Math.random' || /^crypto\.(getRandom|randomU)/.test(random))
    ) {
      found.push({
        path: source.path,
        line: lineOf(source, node),
        message: `${random}: the pure folders have no chance`,
      });
    }
    if (!ts.isIdentifier(node) || !Object.hasOwn(BANNED, node.text) || !isReference(node) || isBound(node, scopes))
      return;
    found.push({
      path: source.path,
      line: lineOf(source, node),
      message: `${node.text}: the pure folders do not know ${BANNED[node.text] ?? 'it'}`,
    });
  });
  return found;
}

/** Is the identifier a value read, and not a property's, member's, label's or type's name? */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isTypeNode(parent) || ts.isQualifiedName(parent) || ts.isTypeElement(parent)) return false;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
  return !('name' in parent && parent.name === node);
}

type Scopes = ReadonlyMap<ts.Node, ReadonlySet<string>>;

/** The names that each function, block, loop or file declares. */
function collectScopes(script: ts.SourceFile): Scopes {
  const scopes = new Map<ts.Node, Set<string>>();
  walk(script, (node) => {
    if (!declares(node) || node.name === undefined || !ts.isIdentifier(node.name)) return;
    const named = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) ? node.parent : node;
    const scope = enclosingScope(named);
    scopes.set(scope, (scopes.get(scope) ?? new Set()).add(node.name.text));
  });
  return scopes;
}

function declares(node: ts.Node): node is ts.Node & { readonly name?: ts.Node } {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isImportClause(node) ||
    ts.isImportSpecifier(node) ||
    ts.isNamespaceImport(node)
  );
}

function isScope(node: ts.Node): boolean {
  return (
    ts.isSourceFile(node) ||
    ts.isFunctionLike(node) ||
    ts.isBlock(node) ||
    ts.isForStatement(node) ||
    ts.isForOfStatement(node) ||
    ts.isForInStatement(node) ||
    ts.isCatchClause(node)
  );
}

function enclosingScope(node: ts.Node): ts.Node {
  let scope = node;
  while (!isScope(scope)) scope = scope.parent;
  return scope;
}

function isBound(identifier: ts.Identifier, scopes: Scopes): boolean {
  for (let scope = enclosingScope(identifier); ; scope = enclosingScope(scope.parent)) {
    if (scopes.get(scope)?.has(identifier.text) === true) return true;
    if (ts.isSourceFile(scope)) return false;
  }
}
