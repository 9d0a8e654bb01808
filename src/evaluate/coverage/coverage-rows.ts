import type { Zone } from '../../plan/plan.ts';
import { CutFailure } from '../cut-failure.ts';
import type { EvaluationScope } from '../evaluation.ts';
import { NO_LAND_COVER } from '../indicators/indicator.ts';
import { type IndicatorId, type Measure, type NoValue, REGION_ZONE, type ShareWhole } from '../measure.ts';
import type { LandCoverage } from './land-coverage.ts';
import type { ServedPoints } from './point-coverage.ts';
import type { Service } from './service-station.ts';

/** Group of the rows that go along roads; all others are as the crow flies. */
export const ALONG_ROADS = 'along-roads';

/**
 * Types of places that are not counted among those that charging has to reach (`charging.places`), because the one plan that names
 * a list does not name them (蓟州区碳达峰实施方案 三（五）4). Each has a row of its own.
 */
const NOT_ASKED_FOR: ReadonlySet<string> = new Set([
  'hospital',
  'transport-hub',
  'government',
  'school',
  'parking',
  'park',
  'other',
]);

/** What the rows of a scheme and year are made of. */
export interface CoverageState {
  /** Null without land cover. */
  readonly land: LandCoverage | null;
  readonly places: ServedPoints;
  readonly villages: ServedPoints;
  /** 1 for each point in a zone. */
  readonly marks: (points: ServedPoints, zone: Zone) => Uint8Array;
}

/** Rows of coverage for the district and each zone. */
export function coverageRows(state: CoverageState, zones: readonly Zone[], scope: EvaluationScope): Measure[] {
  return [null, ...zones].flatMap((zone) => {
    const row = (
      indicator: IndicatorId,
      group: string | null,
      value: number | null,
      none: NoValue | null,
      whole?: ShareWhole,
    ): Measure => ({
      ...scope,
      zone: zone?.id ?? REGION_ZONE,
      indicator,
      group,
      value,
      none,
      low: null,
      high: null,
      unit: '%',
      ...(whole === undefined ? {} : { whole }),
    });
    return [
      ...orFailed(row, 'charging.coverage', () => landRow(row, state, 'charging', 'charging.coverage', zone)),
      ...orFailed(row, 'charging.places', () => placeRows(row, state, zone)),
      ...orFailed(row, 'charging.villages', () => villageRows(row, state, zone)),
      ...orFailed(row, 'bus.coverage', () => landRow(row, state, 'bus', 'bus.coverage', zone)),
    ];
  });
}

/** What cannot be measured has no number and says why; the other rows stand. */
function orFailed(row: MakeRow, id: IndicatorId, make: () => readonly Measure[]): readonly Measure[] {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof CutFailure)) throw error;
    return [row(id, null, null, { code: 'failed', details: { message: error.message } })];
  }
}

type MakeRow = (
  indicator: IndicatorId,
  group: string | null,
  value: number | null,
  none: NoValue | null,
  whole?: ShareWhole,
) => Measure;

function landRow(
  row: MakeRow,
  { land }: CoverageState,
  service: Service,
  id: IndicatorId,
  zone: Zone | null,
): Measure[] {
  if (land === null) return [row(id, null, null, NO_LAND_COVER)];
  const { builtUpM2, coveredM2 } = land.covered(service, zone);
  return [
    builtUpM2 > 0
      ? row(id, null, (100 * coveredM2) / builtUpM2, null, { amount: builtUpM2, unit: 'm2' })
      : row(id, null, null, { code: 'no-built-up', details: {} }),
  ];
}

function placeRows(row: MakeRow, { places, marks }: CoverageState, zone: Zone | null): Measure[] {
  const isHere = here(places, marks, zone);
  const { types } = places.demand;
  const isAsked = (point: number): boolean => isHere(point) && !NOT_ASKED_FOR.has(types[point] ?? '');
  const all = shareOf(places, places.straight, isAsked);
  if (all === null) return [row('charging.places', null, null, { code: 'no-places', details: {} })];
  return [
    row('charging.places', null, all, null, { amount: countOf(places, isAsked), unit: 'places' }),
    ...[...new Set(types)].sort().flatMap((type) => {
      const share = shareOf(places, places.straight, (point) => isHere(point) && types[point] === type);
      return type === '' || share === null ? [] : [row('charging.places', type, share, null)];
    }),
    roadRow(row, 'charging.places', places, isAsked),
  ];
}

function villageRows(row: MakeRow, { villages, marks }: CoverageState, zone: Zone | null): Measure[] {
  const isHere = here(villages, marks, zone);
  const share = shareOf(villages, villages.straight, isHere);
  if (share === null) return [row('charging.villages', null, null, { code: 'no-villages', details: {} })];
  const whole = { amount: countOf(villages, isHere), unit: 'villages' } as const;
  return [row('charging.villages', null, share, null, whole), roadRow(row, 'charging.villages', villages, isHere)];
}

function roadRow(row: MakeRow, id: IndicatorId, points: ServedPoints, isAsked: (point: number) => boolean): Measure {
  const { alongRoads } = points;
  return alongRoads === null
    ? row(id, ALONG_ROADS, null, { code: 'no-roads', details: {} })
    : row(id, ALONG_ROADS, shareOf(points, alongRoads, isAsked), null);
}

function here(points: ServedPoints, marks: CoverageState['marks'], zone: Zone | null): (point: number) => boolean {
  if (zone === null) return () => true;
  const inZone = marks(points, zone);
  return (point) => inZone[point] === 1;
}

function countOf({ demand }: ServedPoints, isAsked: (point: number) => boolean): number {
  let count = 0;
  for (let point = 0; point < demand.count; point += 1) if (isAsked(point)) count += 1;
  return count;
}

/** Per cent of the points asked for that are served at least once; null when there are none. */
function shareOf({ demand }: ServedPoints, times: Uint32Array, isAsked: (point: number) => boolean): number | null {
  let all = 0;
  let served = 0;
  for (let point = 0; point < demand.count; point += 1) {
    if (!isAsked(point)) continue;
    all += 1;
    if ((times[point] ?? 0) > 0) served += 1;
  }
  return all === 0 ? null : (100 * served) / all;
}
