/** Areas made to sum to a control area; the raw values stay with whoever called and are shown beside these. */
export interface AdjustedAreas {
  /** m² with two decimals, in the order given; they sum to the control area. */
  readonly areasM2: readonly number[];
  /** What rounding left over after the proportional step, m², before it was given to the largest parcels. */
  readonly residualM2: number;
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
export function adjustToControlArea(parcelsM2: readonly number[], controlM2: number): AdjustedAreas {
  const sum = parcelsM2.reduce((total, area) => total + area, 0);
  if (!(sum > 0)) throw new RangeError('nothing to adjust: the parcels have no area');
  // Hundredths are counted as integers: in them sums are exact.
  const cents = parcelsM2.map((area) => Math.round((area * controlM2 * CENTS_PER_M2) / sum));
  const residual = Math.round(controlM2 * CENTS_PER_M2) - cents.reduce((total, area) => total + area, 0);
  const bySize = parcelsM2.map((_, index) => index).sort((a, b) => (parcelsM2[b] ?? 0) - (parcelsM2[a] ?? 0));
  for (let left = 0; left < Math.abs(residual); left += 1) {
    const index = bySize[left % bySize.length] ?? 0;
    cents[index] = (cents[index] ?? 0) + Math.sign(residual);
  }
  return { areasM2: cents.map((area) => area / CENTS_PER_M2), residualM2: residual / CENTS_PER_M2 };
}
