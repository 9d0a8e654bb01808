import ts from 'typescript';
import { isPure } from './layer-table.ts';
import type { Source, Violation } from './source-tree.ts';
import { lineOf } from './source-tree.ts';

/** Exports of the pure folders without a doc comment that says something. */
export function findUndocumentedExports(sources: readonly Source[]): Violation[] {
  return sources
    .filter(({ path }) => isPure(path) && path.endsWith('.ts'))
    .flatMap((source) =>
      source.script.statements.filter(isExported).flatMap((statement) => {
        if (isDocumented(statement)) return [];
        return [
          { path: source.path, line: lineOf(source, statement), message: `${nameOf(statement)} has no doc comment` },
        ];
      }),
    );
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function isDocumented(statement: ts.Statement): boolean {
  return ts
    .getJSDocCommentsAndTags(statement)
    .some((doc) => ts.isJSDoc(doc) && (ts.getTextOfJSDocComment(doc.comment) ?? '').trim().length >= MINIMUM_LENGTH);
}

/** Shorter than this, a comment only repeats the name. */
const MINIMUM_LENGTH = 12;

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText()).join(', ');
  }
  return 'name' in statement && statement.name !== undefined ? (statement.name as ts.Node).getText() : 'the export';
}
