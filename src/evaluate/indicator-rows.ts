import type { Evaluation, EvaluationScope } from './evaluation.ts';
import { INDICATORS } from './indicators/indicator-list.ts';
import { type Indicator, type IndicatorInput, type IndicatorValue, noValue } from './indicators/indicator.ts';
import { type Measure, REGION_ZONE } from './measure.ts';

/** All indicators of the district or of a zone, as rows. */
export function indicatorRows(
  input: IndicatorInput,
  zone: string,
  { scenario, year, revision }: EvaluationScope,
  indicators: readonly Indicator[] = INDICATORS,
): Measure[] {
  return indicators.flatMap((indicator) =>
    compute(indicator, input).map(({ group, value, none, whole }): Measure => ({
      scenario,
      year,
      zone,
      indicator: indicator.id,
      group,
      value,
      none,
      low: null,
      high: null,
      unit: indicator.unit,
      revision,
      ...(whole === undefined ? {} : { whole }),
    })),
  );
}

/** A fault in one indicator is that indicator's alone: it gets one row that says so, the others stand. */
function compute(indicator: Indicator, input: IndicatorInput): readonly IndicatorValue[] {
  try {
    return indicator.compute(input);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return noValue({ code: 'failed', details: { message } });
  }
}

/** Holds the class rows against the district's own area; they were summed separately. Null where either is not known. */
export function balanceOf(measures: readonly Measure[]): Evaluation['balance'] {
  const rows = measures.filter((row) => row.zone === REGION_ZONE);
  const regionM2 = rows.find((row) => row.indicator === 'area.region')?.value ?? null;
  if (regionM2 === null || regionM2 === 0) return null;
  let classesM2 = 0;
  let unassignedM2 = 0;
  for (const row of rows) {
    if (row.indicator !== 'area.class') continue;
    if (row.value === null) return null;
    if (row.group === 'unassigned') unassignedM2 = row.value;
    else classesM2 += row.value;
  }
  return {
    regionM2,
    classesM2,
    unassignedM2,
    relativeError: Math.abs(classesM2 + unassignedM2 - regionM2) / regionM2,
  };
}
