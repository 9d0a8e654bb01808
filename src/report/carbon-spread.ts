import type { PropagatedTotal } from '../evaluate/carbon/error-propagation.ts';
import type { FactorLibrary, UsedFactor } from '../evaluate/factors/factor.ts';

/** Most contributors that are listed one by one. */
const LISTED = 20;

/** A factor, or the area of a land class, and how much of the interval comes from it (不确定性贡献). */
export interface SpreadRow {
  readonly kind: 'factor' | 'area';
  /** Id of the factor, or code of the class whose area it is. */
  readonly id: string;
  /** Null for areas, and while the tables of factors are not there. */
  readonly factor: UsedFactor | null;
  /** Half-width that the total would have if everything else were exact, tC or tC/a. */
  readonly halfWidth: number;
  /** Share of the variance, 0…1. */
  readonly share: number;
  /** Bar, 0…100. */
  readonly length: number;
}

/** What makes a total uncertain, the most first, and what is not listed. */
export interface SpreadTable {
  readonly rows: readonly SpreadRow[];
  readonly rest: { readonly count: number; readonly share: number } | null;
}

/** Ranks what makes a total uncertain. */
export function spreadTable(
  { byFactor }: Pick<PropagatedTotal, 'byFactor'>,
  library: FactorLibrary | null,
): SpreadTable {
  const sorted = [...byFactor].sort((a, b) => b.share - a.share);
  const most = sorted[0]?.share ?? 0;
  const rest = sorted.slice(LISTED);
  return {
    rows: sorted.slice(0, LISTED).map(({ kind, id, halfWidth, share }) => ({
      kind,
      id,
      factor: kind === 'factor' ? (library?.find(id) ?? null) : null,
      halfWidth,
      share,
      length: most === 0 ? 0 : (share / most) * 100,
    })),
    rest: rest.length === 0 ? null : { count: rest.length, share: rest.reduce((sum, { share }) => sum + share, 0) },
  };
}

/** Factors whose error is in some totals, each once, in the order of the tables. */
export function factorsOfTotals(
  totals: readonly Pick<PropagatedTotal, 'byFactor'>[],
  library: FactorLibrary,
): readonly UsedFactor[] {
  const ids = new Set(
    totals.flatMap(({ byFactor }) => byFactor.filter(({ kind }) => kind === 'factor').map(({ id }) => id)),
  );
  return library.all.filter(({ shipped }) => ids.has(shipped.id));
}
