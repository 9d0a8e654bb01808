import type { Target } from '../../plan/target.ts';
import { type Measure, type NoValue } from '../measure.ts';

/** Indicator of the cut in construction land per unit of GDP. */
export const LAND_INTENSITY = 'land.intensity.cut';

/** Member of a target's `figures` with GDP by year; any money unit, the same for all years. */
const GDP_FIGURE = 'gdp';

/**
 * Cut in construction land per unit of GDP (单位GDP建设用地下降率), %: 1 − (L₁ ÷ G₁) ÷ (L₀ ÷ G₀). L is the row `land.construction` with and
 * without the plan; G is entered by hand among the figures of the target, for two years at least. The first entry stands for the
 * start of the period, the last one up to the year asked for stands for the end.
 *
 * @param landM2 construction land with the plan
 * @param landBeforeM2 the same without it
 */
export function landIntensityCut(
  { figures }: Pick<Target, 'figures'>,
  year: number,
  landM2: Measure | undefined,
  landBeforeM2: Measure | undefined,
): number | NoValue {
  const gdp = [...(figures?.[GDP_FIGURE] ?? [])].sort((a, b) => a.year - b.year).filter((one) => one.value > 0);
  const [first] = gdp;
  const last = gdp.filter((one) => one.year <= year).at(-1);
  if (first === undefined || last === undefined || last.year === first.year) {
    return { code: 'figure-missing', details: { figure: GDP_FIGURE, year } };
  }
  const after = landM2?.value ?? null;
  const before = landBeforeM2?.value ?? null;
  if (after === null || before === null || before === 0) {
    return landM2?.none ?? landBeforeM2?.none ?? { code: 'no-land-cover', details: {} };
  }
  return 100 * (1 - after / last.value / (before / first.value));
}
