import type { LandAgreement } from '../evaluate/compare/land-agreement.ts';
import { compensatedSum, type CompensatedSum } from '../geo/compensated-sum.ts';

/** Land that has one class in one scheme and another in the other, m². */
export interface LandShift {
  readonly from: string;
  readonly to: string;
  readonly areaM2: number;
}

/** A class in both schemes: `firstM2` − what it gives + what it gets = `secondM2`. */
export interface ShiftedClass {
  /** Class code; `''` for land whose code is not in the class system. */
  readonly code: string;
  readonly firstM2: number;
  readonly secondM2: number;
}

/**
 * How the land of two schemes differs (两方案地类转移矩阵), areas in m². All land is in it once:
 * changed + same + unassigned = district.
 */
export interface LandCrosstab {
  /** The largest first. */
  readonly shifts: readonly LandShift[];
  /** Classes of which one of the schemes has more, the largest change first. */
  readonly classes: readonly ShiftedClass[];
  readonly changedM2: number;
  readonly sameM2: number;
  readonly unassignedM2: number;
  readonly regionM2: number;
}

/**
 * Holds two of the schemes of an agreement against each other.
 *
 * @param first place of the scheme that land is counted from
 * @param second place of the scheme that it is counted to
 */
export function landCrosstab(
  { land, unassignedM2, regionM2 }: LandAgreement,
  first: number,
  second: number,
): LandCrosstab {
  const shifts = new Map<string, { from: string; to: string; sum: CompensatedSum }>();
  const classes = new Map<string, { first: CompensatedSum; second: CompensatedSum }>();
  const changed = compensatedSum();
  const same = compensatedSum();
  for (const { to: codes, areaM2 } of land) {
    const from = codes[first] ?? '';
    const to = codes[second] ?? '';
    entryOf(classes, from).first.add(areaM2);
    entryOf(classes, to).second.add(areaM2);
    if (from === to) {
      same.add(areaM2);
      continue;
    }
    changed.add(areaM2);
    const key = `${from}\n${to}`;
    let shift = shifts.get(key);
    if (shift === undefined) shifts.set(key, (shift = { from, to, sum: compensatedSum() }));
    shift.sum.add(areaM2);
  }
  const changing = new Set([...shifts.values()].flatMap(({ from, to }) => [from, to]));
  return {
    shifts: [...shifts.values()]
      .map(({ from, to, sum }) => ({ from, to, areaM2: sum.total }))
      .sort((one, other) => other.areaM2 - one.areaM2),
    classes: [...classes]
      .filter(([code]) => changing.has(code))
      .map(([code, sums]) => ({ code, firstM2: sums.first.total, secondM2: sums.second.total }))
      .sort((one, other) => Math.abs(changeOf(other)) - Math.abs(changeOf(one))),
    changedM2: changed.total,
    sameM2: same.total,
    unassignedM2,
    regionM2,
  };
}

function changeOf({ firstM2, secondM2 }: ShiftedClass): number {
  return secondM2 - firstM2;
}

function entryOf(
  classes: Map<string, { first: CompensatedSum; second: CompensatedSum }>,
  code: string,
): { first: CompensatedSum; second: CompensatedSum } {
  let entry = classes.get(code);
  if (entry === undefined) classes.set(code, (entry = { first: compensatedSum(), second: compensatedSum() }));
  return entry;
}
