import { KIND_IDS } from '../../kinds/kind-list.ts';
import type { KindId } from '../../kinds/kind.ts';
import type { BaseRole } from '../../plan/base-role.ts';
import type { Opponent, Verdict } from '../../plan/plan-rule.ts';
import type { RuleEntry } from './rule-entries.ts';
import type { Rule } from './rule.ts';

/** What a cell says (单元格结论): a verdict, or `advice` where nothing but defaults and hints asks for something. */
export type CellVerdict = Verdict | 'advice';

/** One cell of the matrix: what may be done with a kind on, at or near something. */
export interface MatrixCell {
  /** The strictest of its rules that hold; `allowed` where none says anything. */
  readonly verdict: CellVerdict;
  /** All its rules, those that hold first, strictest first. */
  readonly entries: readonly RuleEntry[];
}

/** What can stand above a column: a kind, a base layer, land cover, data that nobody gives, or the feature itself. */
export type MatrixColumn = `kind:${KindId}` | `role:${BaseRole}` | 'land' | `data:${string}` | 'self';

/** Kind × kind and kind × base layer (准入矩阵). */
export interface RuleMatrix {
  /** Kinds in the order of the palette, layers, land, the feature itself, then data. */
  readonly columns: readonly MatrixColumn[];
  cell(kind: KindId, column: MatrixColumn): MatrixCell;
}

const STRICTNESS: Readonly<Record<CellVerdict, number>> = { allowed: 0, advice: 1, conditional: 2, forbidden: 3 };
const PARTS = ['kind', 'role', 'land', 'self', 'data'] as const;
const EMPTY: MatrixCell = { verdict: 'allowed', entries: [] };

/** Lays out rules as a matrix; the entries are those of one year, see `ruleEntries`. */
export function ruleMatrix(entries: readonly RuleEntry[]): RuleMatrix {
  const found = new Map<string, RuleEntry[]>();
  const columns = new Set<MatrixColumn>();
  for (const entry of entries) {
    for (const column of columnsOf(entry.rule)) {
      columns.add(column);
      for (const kind of entry.rule.kinds) {
        const key = `${kind} ${column}`;
        const others = found.get(key);
        if (others === undefined) found.set(key, [entry]);
        else others.push(entry);
      }
    }
  }
  const cells = new Map([...found].map(([key, all]) => [key, cellOf(all)]));
  return {
    columns: [...columns].sort((a, b) => placeOf(a) - placeOf(b)),
    cell: (kind, column) => cells.get(`${kind} ${column}`) ?? EMPTY,
  };
}

/** The columns that a rule stands in. */
function columnsOf({ against }: Pick<Rule, 'against'>): ReadonlySet<MatrixColumn> {
  return new Set(against.length === 0 ? ['self'] : against.map(columnOf));
}

function cellOf(entries: readonly RuleEntry[]): MatrixCell {
  const sorted = entries.toSorted((a, b) => weightOf(b) - weightOf(a));
  const [first] = sorted;
  return { verdict: first?.standing === 'in-force' ? verdictOf(first.rule) : 'allowed', entries: sorted };
}

function weightOf({ rule, standing }: RuleEntry): number {
  return STRICTNESS[verdictOf(rule)] + (standing === 'in-force' ? 10 : 0);
}

function verdictOf({ verdict, severity }: Rule): CellVerdict {
  return verdict !== 'allowed' && severity === 'advice' ? 'advice' : verdict;
}

function columnOf(opponent: Opponent): MatrixColumn {
  if ('kind' in opponent) return `kind:${opponent.kind}`;
  if ('role' in opponent) return `role:${opponent.role}`;
  return 'land' in opponent ? 'land' : `data:${opponent.data}`;
}

/** Columns of a part keep the order of the rules, kinds that of the palette. */
function placeOf(column: MatrixColumn): number {
  const [part = '', name = ''] = column.split(':');
  const at = PARTS.findIndex((one) => one === part);
  return 1000 * at + (part === 'kind' ? KIND_IDS.findIndex((kind) => kind === name) : 0);
}
