import ts from 'typescript';
import { isPure } from './layer-table.ts';
import type { Source, Violation } from './source-tree.ts';
import { lineOf } from './source-tree.ts';

/**
 * Module-level variables of the pure folders that can change: `let`, `var`, and containers that start empty, which only
 * makes sense when something fills them later. A `readonly` type on the container says that nothing will.
 */
export function findModuleState(sources: readonly Source[]): Violation[] {
  return sources
    .filter(({ path }) => isPure(path))
    .flatMap((source) =>
      source.script.statements.filter(ts.isVariableStatement).flatMap((statement) => {
        const { declarationList } = statement;
        const constant = (declarationList.flags & ts.NodeFlags.Const) !== 0;
        return declarationList.declarations
          .filter((declaration) => !constant || isFillable(declaration))
          .map((declaration) => ({
            path: source.path,
            line: lineOf(source, declaration),
            message: `${declaration.name.getText(source.script)}: no state at module level; pass it in`,
          }));
      }),
    );
}

function isFillable({ initializer, type }: ts.VariableDeclaration): boolean {
  if (initializer === undefined || /^readonly |^Readonly/.test(type?.getText() ?? '')) return false;
  if (ts.isArrayLiteralExpression(initializer)) return initializer.elements.length === 0;
  if (ts.isObjectLiteralExpression(initializer)) return initializer.properties.length === 0;
  return (
    ts.isNewExpression(initializer) &&
    /^(Weak)?(Map|Set)$/.test(initializer.expression.getText()) &&
    (initializer.arguments?.length ?? 0) === 0
  );
}
