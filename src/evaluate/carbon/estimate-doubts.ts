import type { EstimateProblemCode } from './estimate-problems.ts';

/** How much of their number another unit would make ours, and what that says. */
const DOUBTS: Readonly<Record<'area' | 'carbon', readonly (readonly [ratio: number, code: EstimateProblemCode])[]>> = {
  area: [
    [15, 'looks-like-mu'],
    [1 / 15, 'looks-like-hectares'],
    [10_000, 'looks-like-square-metres'],
    [1e-4, 'looks-like-hectares'],
  ],
  carbon: [
    [44 / 12, 'looks-like-co2'],
    [12 / 44, 'looks-like-carbon'],
  ],
};

/** How near to such a ratio is near. */
const NEAR = 0.02;

/**
 * Whether a number looks as if it were in another unit than the column's (单位存疑): theirs is ours times just that. Nothing is
 * changed by it.
 */
export function doubtfulUnit(
  field: 'area' | 'carbon',
  theirs: number | null,
  ours: number | null,
): EstimateProblemCode | null {
  if (theirs === null || ours === null || !(ours > 0)) return null;
  const ratio = theirs / ours;
  return DOUBTS[field].find(([other]) => Math.abs(ratio / other - 1) < NEAR)?.[1] ?? null;
}
