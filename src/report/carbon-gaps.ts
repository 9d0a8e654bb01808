import type { CarbonReport, UnknownCarbon } from '../evaluate/carbon/carbon-report.ts';

/** Land for which a number is missing, with all pools of the same reason in one row (没有数的土地). */
export interface GapRow {
  readonly of: UnknownCarbon['of'];
  readonly code: UnknownCarbon['code'];
  readonly details: UnknownCarbon['details'];
  readonly classCode: string;
  readonly areaM2: number;
  /** Empty where nothing of the land has a number. */
  readonly pools: readonly NonNullable<UnknownCarbon['pool']>[];
}

/** What has no number, and what the method takes as unchanged, which is an answer. */
export interface GapTable {
  readonly missing: readonly GapRow[];
  readonly steady: readonly GapRow[];
}

/** Pools of the same land without a number for the same reason together, the largest areas first. */
export function gapTable({ unknown }: Pick<CarbonReport, 'unknown'>): GapTable {
  const rows = new Map<string, GapRow>();
  for (const { of, code, details, classCode, areaM2, pool } of unknown) {
    const key = JSON.stringify([of, code, details, classCode]);
    const known = rows.get(key);
    const pools = pool === null ? [] : [pool];
    rows.set(
      key,
      known === undefined
        ? { of, code, details, classCode, areaM2, pools }
        : { ...known, areaM2: Math.max(known.areaM2, areaM2), pools: [...known.pools, ...pools] },
    );
  }
  const sorted = [...rows.values()].sort((a, b) => b.areaM2 - a.areaM2);
  return {
    missing: sorted.filter(({ code }) => code !== 'taken-as-steady'),
    steady: sorted.filter(({ code }) => code === 'taken-as-steady'),
  };
}
