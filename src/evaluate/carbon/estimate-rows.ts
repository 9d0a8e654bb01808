import { numberAt, textAt } from './column-value.ts';
import type { EstimateCheck } from './estimate-check.ts';
import { ESTIMATE_EFFECTS, type EstimateEffect } from './estimate-effects.ts';
import type { OwnColumns } from './estimate-parcels.ts';
import type { EstimateTable } from './estimate-table.ts';
import { speciesGroup } from './species-groups.ts';

/** What counts as a difference (容差): a result has to exceed both, other numbers the share alone. */
export interface EstimateTolerance {
  /** Per cent of our number. */
  readonly percent: number;
  /** tC */
  readonly carbonT: number;
}

/** What of a row can differ, or be missing on one side. */
export const DIFFERENCE_KINDS = [
  'result',
  'area',
  'class',
  'species',
  'age',
  'volume',
  'canopy',
  'method',
  'missing',
] as const;

/** One of {@link DIFFERENCE_KINDS}; `missing`: one of the two has no carbon. */
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** One of the two sides of a row; null where it is not told. */
export interface EstimateSide {
  readonly areaHa: number | null;
  readonly classCode: string | null;
  readonly species: string | null;
  readonly ageYears: number | null;
  readonly volumeM3PerHa: number | null;
  readonly canopy: number | null;
  /** As `StockMethod` names it. */
  readonly method: string | null;
  readonly carbonT: number | null;
}

/** A matched row, for showing (核对行). */
export interface EstimateRow {
  /** Place among the matched rows. */
  readonly at: number;
  readonly id: string;
  /** Row as the spreadsheet counts. */
  readonly sheetRow: number;
  readonly parcel: number;
  readonly ours: EstimateSide;
  readonly theirs: EstimateSide;
  /** Class and method as the table writes them. */
  readonly theirWords: { readonly class: string; readonly method: string };
  /** Theirs less ours, tC; null where one of the two has no number. */
  readonly differenceT: number | null;
  /** What makes the difference, the largest first; adds up to it. */
  readonly effects: readonly { readonly effect: EstimateEffect; readonly carbonT: number }[];
  readonly withTheirDataT: number | null;
  /** Why we have no number, as `NoFactor` names it. */
  readonly reason: string | null;
  readonly differs: readonly DifferenceKind[];
}

/** A matched row by its place. */
export function estimateRow(
  table: EstimateTable,
  check: EstimateCheck,
  at: number,
  tolerance: EstimateTolerance,
): EstimateRow {
  const row = check.rows[at] ?? 0;
  const [ours, theirs] = [ownSide(check.ours, at), theirSide(table, check, at)];
  const differenceT = differenceAt(table, check, at);
  return {
    at,
    id: table.ids[row] ?? '',
    sheetRow: table.sheetRows[row] ?? 0,
    parcel: check.ours.parcels[at] ?? 0,
    ours,
    theirs,
    theirWords: { class: textAt(table.classes, row) ?? '', method: textAt(table.methods, row) ?? '' },
    differenceT,
    effects:
      differenceT === null
        ? []
        : ESTIMATE_EFFECTS.map((effect) => ({ effect, carbonT: check.effects[effect][at] ?? 0 }))
            .filter(({ carbonT }) => carbonT !== 0)
            .sort((a, b) => Math.abs(b.carbonT) - Math.abs(a.carbonT)),
    withTheirDataT: numberAt(check.withTheirDataT, at),
    reason: textAt(check.ours.reasons, at),
    differs: differencesOf(ours, theirs, tolerance),
  };
}

/**
 * Places of the matched rows by the size of their difference, the largest first, then those without one; of one kind of
 * difference, or all (null). O(rows · log rows).
 */
export function rankRows(
  table: EstimateTable,
  check: EstimateCheck,
  tolerance: EstimateTolerance,
  kind: DifferenceKind | null,
): Uint32Array {
  const sizes = new Float64Array(check.matchedCount);
  const places: number[] = [];
  for (let at = 0; at < check.matchedCount; at += 1) {
    const difference = differenceAt(table, check, at);
    sizes[at] = difference === null ? -1 : Math.abs(difference);
    if (kind === null || sidesDiffer(table, check, at, tolerance).includes(kind)) places.push(at);
  }
  return Uint32Array.from(places.sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b));
}

/** How many matched rows differ in each kind. */
export function countDifferences(
  table: EstimateTable,
  check: EstimateCheck,
  tolerance: EstimateTolerance,
): Readonly<Record<DifferenceKind, number>> {
  const counts = Object.fromEntries(DIFFERENCE_KINDS.map((kind) => [kind, 0])) as Record<DifferenceKind, number>;
  for (let at = 0; at < check.matchedCount; at += 1) {
    for (const kind of sidesDiffer(table, check, at, tolerance)) counts[kind] += 1;
  }
  return counts;
}

function sidesDiffer(
  table: EstimateTable,
  check: EstimateCheck,
  at: number,
  tolerance: EstimateTolerance,
): readonly DifferenceKind[] {
  return differencesOf(ownSide(check.ours, at), theirSide(table, check, at), tolerance);
}

function differencesOf(ours: EstimateSide, theirs: EstimateSide, tolerance: EstimateTolerance): DifferenceKind[] {
  const share = tolerance.percent / 100;
  const found: DifferenceKind[] = [];
  if (ours.carbonT === null || theirs.carbonT === null) found.push('missing');
  else {
    const allowedT = Math.max(tolerance.carbonT, share * Math.abs(ours.carbonT));
    if (Math.abs(theirs.carbonT - ours.carbonT) > allowedT) found.push('result');
  }
  if (isFar(ours.areaHa, theirs.areaHa, share)) found.push('area');
  if (isOther(ours.classCode, theirs.classCode)) found.push('class');
  if (isOther(ours.species, theirs.species) && !isSameGroup(ours.species, theirs.species)) found.push('species');
  if (isFar(ours.ageYears, theirs.ageYears, share)) found.push('age');
  if (isFar(ours.volumeM3PerHa, theirs.volumeM3PerHa, share)) found.push('volume');
  if (isFar(ours.canopy, theirs.canopy, share)) found.push('canopy');
  if (isOther(ours.method, theirs.method)) found.push('method');
  return found;
}

/** What they do not tell is no difference; what we do not have and they tell is one. */
function isFar(ours: number | null, theirs: number | null, share: number): boolean {
  if (theirs === null) return false;
  return ours === null || Math.abs(theirs - ours) > share * Math.abs(ours);
}

function isOther(ours: string | null, theirs: string | null): boolean {
  return theirs !== null && ours !== theirs;
}

function isSameGroup(one: string | null, other: string | null): boolean {
  const group = speciesGroup(one ?? '');
  return group !== null && group === speciesGroup(other ?? '');
}

function differenceAt(table: EstimateTable, check: EstimateCheck, at: number): number | null {
  const theirs = numberAt(table.carbonT, check.rows[at] ?? 0);
  const ours = numberAt(check.ours.carbonT, at);
  return theirs === null || ours === null ? null : theirs - ours;
}

function ownSide(ours: OwnColumns, at: number): EstimateSide {
  return {
    areaHa: ours.areaHa[at] ?? null,
    classCode: textAt(ours.classes, at),
    species: textAt(ours.species, at),
    ageYears: numberAt(ours.ageYears, at),
    volumeM3PerHa: numberAt(ours.volumeM3PerHa, at),
    canopy: numberAt(ours.canopy, at),
    method: textAt(ours.methods, at),
    carbonT: numberAt(ours.carbonT, at),
  };
}

function theirSide(table: EstimateTable, check: EstimateCheck, at: number): EstimateSide {
  const row = check.rows[at] ?? 0;
  return {
    areaHa: numberAt(table.areaHa, row),
    classCode: textAt(check.theirClasses, at),
    species: textAt(table.species, row),
    ageYears: numberAt(table.ageYears, row),
    volumeM3PerHa: numberAt(table.volumeM3PerHa, row),
    canopy: numberAt(table.canopy, row),
    method: textAt(check.theirMethods, at),
    carbonT: numberAt(table.carbonT, row),
  };
}
