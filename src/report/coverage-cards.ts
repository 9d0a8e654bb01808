import type { Evaluation } from '../evaluate/evaluation.ts';
import { ALONG_ROADS } from '../evaluate/coverage/coverage-rows.ts';
import { type Measure, REGION_ZONE, type ShareWhole } from '../evaluate/measure.ts';
import type { BoardRow } from './board-rows.ts';

/** What is told of coverage; message keys `coverage.card.<id>`. */
export type CoverageCardId = 'land' | 'places' | 'villages' | 'bus' | 'piles';

const INDICATORS = {
  land: 'charging.coverage',
  places: 'charging.places',
  villages: 'charging.villages',
  bus: 'bus.coverage',
  piles: 'charging.piles',
} as const satisfies Readonly<Record<CoverageCardId, string>>;

const ORDER = ['land', 'villages', 'places', 'bus', 'piles'] as const satisfies readonly CoverageCardId[];

/** A share with what it is in numbers. */
export interface CoveredShare {
  readonly measure: Measure;
  /** Served part in the unit of the whole; null where there is no share or nobody counted. */
  readonly served: number | null;
}

/** A number of coverage with all that is shown of it (覆盖卡片). */
export interface CoverageCard extends CoveredShare {
  readonly id: CoverageCardId;
  readonly whole: ShareWhole | null;
  /** The same along roads (沿路距离); null where it is not told. */
  readonly alongRoads: CoveredShare | null;
  /** Rows of the target board that ask for this number in the whole district. */
  readonly targets: readonly BoardRow[];
}

/**
 * The numbers of coverage in the district, as the evaluation has them; none before there are any.
 *
 * @param rows rows of the target board in the year on screen
 */
export function coverageCards(evaluation: Evaluation | null, rows: readonly BoardRow[]): readonly CoverageCard[] {
  const ofDistrict = evaluation?.measures.filter(({ zone }) => zone === REGION_ZONE) ?? [];
  const find = (indicator: string, group: string | null): Measure | null =>
    ofDistrict.find((measure) => measure.indicator === indicator && measure.group === group) ?? null;
  return ORDER.flatMap((id): CoverageCard[] => {
    const indicator = INDICATORS[id];
    const measure = find(indicator, null);
    if (measure === null) return [];
    const whole = measure.whole ?? null;
    const along = find(indicator, ALONG_ROADS);
    return [
      {
        id,
        measure,
        whole,
        served: servedOf(measure, whole),
        alongRoads: along === null ? null : { measure: along, served: servedOf(along, whole) },
        targets: rows.filter(({ target }) => target.indicator === indicator && target.zone === undefined),
      },
    ];
  });
}

/** Coverage of a zone in its numbers, with what the plan asks for there (分区覆盖). */
export interface CoverageZone {
  readonly zone: string;
  readonly name: string;
  readonly cells: readonly {
    readonly id: CoverageCardId;
    /** Null where the evaluation has no such row. */
    readonly measure: Measure | null;
    readonly targets: readonly BoardRow[];
  }[];
}

/** The numbers of coverage in each zone, in the order of the zones. */
export function coverageZones(
  evaluation: Evaluation | null,
  rows: readonly BoardRow[],
  zones: readonly { readonly id: string; readonly name: string }[],
): readonly CoverageZone[] {
  if (evaluation === null) return [];
  return zones.map(({ id: zone, name }) => ({
    zone,
    name,
    cells: ORDER.map((id) => {
      const indicator = INDICATORS[id];
      const isIt = (measure: Measure): boolean =>
        measure.zone === zone && measure.indicator === indicator && measure.group === null;
      return {
        id,
        measure: evaluation.measures.find(isIt) ?? null,
        targets: rows.filter(({ target }) => target.indicator === indicator && target.zone === zone),
      };
    }),
  }));
}

/** Points are counted, so what rounding left of their number is taken away. */
function servedOf({ value }: Measure, whole: ShareWhole | null): number | null {
  if (value === null || whole === null) return null;
  const served = (value * whole.amount) / 100;
  return whole.unit === 'm2' ? served : Math.round(served);
}
