import type { LandTable } from './land-table.ts';
import { sumOf } from '../geo/compensated-sum.ts';

/** Areas made to sum to a control area; the raw values stay with whoever called and are shown beside these. */
export interface AdjustedAreas {
  /** m² with two decimals, in the order given; they sum to the control area. */
  readonly areasM2: Float64Array;
  /** What rounding left over after the proportional step, m², before it was given to the largest parcels. */
  readonly residualM2: number;
}

/** Parcel areas of a table beside the same areas adjusted to a control area (平差前后面积). */
export interface ControlAdjustment {
  /** As computed: the table's own array, unchanged. */
  readonly rawM2: Float64Array;
  /** m² with two decimals; they sum to `controlM2`. */
  readonly adjustedM2: Float64Array;
  readonly rawSumM2: number;
  /** Taken to 0.01 m². */
  readonly controlM2: number;
  /** What rounding left over, see {@link AdjustedAreas}. */
  readonly residualM2: number;
  /** Largest change of a parcel, m², with its sign: adjusted − raw. */
  readonly largestChangeM2: number;
}

const CENTS_PER_M2 = 100;

/**
 * Adjusts parcel areas to a control area in proportion (面积平差, 强制调平): parcel · control / Σ parcels, rounded to
 * 0.01 m²; what rounding leaves over goes to the largest parcels, 0.01 m² each starting with the largest, the first of
 * equals first, and all over again if there are more hundredths than parcels. 第二次全国土地调查数据库面积汇总统计规定.
 *
 * @param parcelsM2 raw areas, not negative, at least one of them positive
 * @param controlM2 the area they must sum to; taken to 0.01 m²
 */
export function adjustToControlArea(parcelsM2: ArrayLike<number>, controlM2: number): AdjustedAreas {
  const sum = sumOf(parcelsM2);
  if (!(sum > 0)) throw new RangeError('nothing to adjust: the parcels have no area');
  const count = parcelsM2.length;
  // Hundredths are counted as integers: in them sums are exact.
  const cents = new Float64Array(count);
  let residual = Math.round(controlM2 * CENTS_PER_M2);
  for (let index = 0; index < count; index += 1) {
    const share = Math.round(((parcelsM2[index] ?? 0) * controlM2 * CENTS_PER_M2) / sum);
    cents[index] = share;
    residual -= share;
  }
  giveToLargest(cents, parcelsM2, residual);
  for (let index = 0; index < count; index += 1) cents[index] = (cents[index] ?? 0) / CENTS_PER_M2;
  return { areasM2: cents, residualM2: residual / CENTS_PER_M2 };
}

/**
 * Areas of a table adjusted to a control area, beside the raw ones; neither replaces the other.
 *
 * @param controlM2 official total of the same land, positive
 * @returns null when the parcels have no area
 */
export function adjustTableToControl(table: LandTable, controlM2: number): ControlAdjustment | null {
  const rawM2 = table.areasM2;
  const rawSumM2 = sumOf(rawM2);
  if (!(rawSumM2 > 0)) return null;
  const { areasM2: adjustedM2, residualM2 } = adjustToControlArea(rawM2, controlM2);
  let largestChangeM2 = 0;
  for (let parcel = 0; parcel < rawM2.length; parcel += 1) {
    const change = (adjustedM2[parcel] ?? 0) - (rawM2[parcel] ?? 0);
    if (Math.abs(change) > Math.abs(largestChangeM2)) largestChangeM2 = change;
  }
  const taken = Math.round(controlM2 * CENTS_PER_M2) / CENTS_PER_M2;
  return { rawM2, adjustedM2, rawSumM2, controlM2: taken, residualM2, largestChangeM2 };
}

/** Adds the hundredths left over, one per parcel and round, to the parcels in the order of their size. */
function giveToLargest(cents: Float64Array, parcelsM2: ArrayLike<number>, residual: number): void {
  const count = cents.length;
  const sign = Math.sign(residual);
  const rounds = Math.floor(Math.abs(residual) / count);
  const rest = Math.abs(residual) % count;
  // In the last round the `rest` largest get one. Who they are is settled by the smallest of them, without sorting parcels.
  const smallest = Float64Array.from(parcelsM2).sort()[count - rest] ?? Infinity;
  let equals = rest;
  for (let index = 0; index < count; index += 1) if ((parcelsM2[index] ?? 0) > smallest) equals -= 1;
  for (let index = 0; index < count; index += 1) {
    const area = parcelsM2[index] ?? 0;
    let given = rounds;
    if (area > smallest) given += 1;
    else if (area === smallest && equals > 0) {
      given += 1;
      equals -= 1;
    }
    cents[index] = (cents[index] ?? 0) + sign * given;
  }
}
