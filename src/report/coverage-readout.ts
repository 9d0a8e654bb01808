import type { Evaluation } from '../evaluate/evaluation.ts';
import { type Measure, REGION_ZONE } from '../evaluate/measure.ts';
import { formatNumber, joinQuantity } from '../i18n/format-number.ts';
import type { CoverageCardId } from './coverage-cards.ts';

/** A number of coverage before and after what the pointer does, in words (拖动前后). */
export interface CoverageLine {
  readonly id: CoverageCardId;
  readonly before: string;
  readonly after: string;
}

const LINES = [
  ['land', 'charging.coverage'],
  ['villages', 'charging.villages'],
  ['places', 'charging.places'],
  ['bus', 'bus.coverage'],
] as const satisfies readonly (readonly [CoverageCardId, string])[];

/** At most as many lines as a readout beside the pointer has. */
const MOST_LINES = 3;

/**
 * Numbers of the district that the station under the pointer bears on, before and after; those of a service that it does not belong to stay as they
 * are and are left out. None before there are both.
 */
export function coverageReadout(
  evaluation: Evaluation | null,
  preview: { readonly measures: readonly Measure[] } | null,
  service: 'charging' | 'bus',
): readonly CoverageLine[] {
  if (evaluation === null || preview === null) return [];
  const lines = LINES.filter(([id]) => (id === 'bus') === (service === 'bus')).flatMap(([id, indicator]) => {
    const [before, after] = [districtValue(evaluation.measures, indicator), districtValue(preview.measures, indicator)];
    if (before === null || after === null) return [];
    // Two decimals: one station moves a share of land by hundredths.
    const words = (value: number): string => joinQuantity({ number: formatNumber(value, 2), unit: '%' });
    return [{ id, before: words(before), after: words(after) }];
  });
  return lines.slice(0, MOST_LINES);
}

/**
 * An evaluation with the rows of coverage as they would be (预览), for panels that show both in the same way.
 *
 * @param preview null leaves it as it is
 */
export function withPreviewedCoverage(
  evaluation: Evaluation | null,
  preview: { readonly measures: readonly Measure[]; readonly targets: Evaluation['targets'] } | null,
): Evaluation | null {
  if (evaluation === null || preview === null) return evaluation;
  const told = new Set(preview.measures.map(({ indicator }) => indicator));
  const judged = new Map(preview.targets.map((target) => [target.id, target]));
  return {
    ...evaluation,
    measures: [...evaluation.measures.filter(({ indicator }) => !told.has(indicator)), ...preview.measures],
    targets: evaluation.targets.map((target) => judged.get(target.id) ?? target),
  };
}

function districtValue(measures: readonly Measure[], indicator: string): number | null {
  const found = measures.find((row) => row.indicator === indicator && row.group === null && row.zone === REGION_ZONE);
  return found?.value ?? null;
}
