import type { KindId } from '../../kinds/kind.ts';
import type { BaseRole } from '../../plan/plan.ts';
import { isInForce, type Opponent, type Rule, type Verdict } from './rule.ts';

/** One cell of the matrix: what may be done with a kind on, at or near something. */
export interface MatrixCell {
  /** The strictest verdict of its rules; `allowed` where no rule says anything. */
  readonly verdict: Verdict;
  /** The rules that say so, strictest first. */
  readonly rules: readonly Rule[];
}

/** What can stand above a column: a kind, a base layer, land cover, or data that nobody gives. */
export type MatrixColumn = `kind:${KindId}` | `role:${BaseRole}` | 'land' | `data:${string}`;

/** Kind × kind and kind × base layer (准入矩阵), by the rules in force in a year. */
export interface RuleMatrix {
  /** Columns that occur in a rule, in the order of the rules. */
  readonly columns: readonly MatrixColumn[];
  cell(kind: KindId, column: MatrixColumn): MatrixCell;
}

const STRICTNESS: Readonly<Record<Verdict, number>> = { allowed: 0, conditional: 1, forbidden: 2 };

/** Derives the matrix of a year. */
export function ruleMatrix(rules: readonly Rule[], year: number): RuleMatrix {
  const cells = new Map<string, Rule[]>();
  const columns = new Set<MatrixColumn>();
  for (const rule of rules) {
    if (!isInForce(rule, year)) continue;
    for (const column of new Set(rule.against.map(columnOf))) {
      columns.add(column);
      for (const kind of rule.kinds) {
        const key = `${kind} ${column}`;
        cells.set(key, [...(cells.get(key) ?? []), rule]);
      }
    }
  }
  return {
    columns: [...columns],
    cell(kind, column) {
      const found = (cells.get(`${kind} ${column}`) ?? []).toSorted(
        (a, b) => STRICTNESS[b.verdict] - STRICTNESS[a.verdict],
      );
      return { verdict: found[0]?.verdict ?? 'allowed', rules: found };
    },
  };
}

/** The column of something that a rule holds against. */
function columnOf(opponent: Opponent): MatrixColumn {
  if ('kind' in opponent) return `kind:${opponent.kind}`;
  if ('role' in opponent) return `role:${opponent.role}`;
  return 'land' in opponent ? 'land' : `data:${opponent.data}`;
}
