import type { Position } from 'geojson';
import type { PlanFeature } from '../../plan/plan.ts';
import type { DemandPoints } from '../coverage/demand-points.ts';
import type { MetricPlane } from '../coverage/metric-plane.ts';
import type { EvaluationProgress } from '../evaluation.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import { featureNumber } from './feature-number.ts';
import { limitOf, type ScreenedTurbine, screenHome, type WindScreening } from './wind-screening.ts';

/** Homes whose nearest turbine is farther away are not listed, m: beyond all shadows that are followed of rotors up to 200 m. */
const LISTED_WITHIN_M = 2000;
/** Turbines farther away are left out of a home's noise, m: each adds less than 25 dB(A). */
const HEARD_WITHIN_M = 5000;

/** A home near turbines with what it may hear and see (筛查结果). */
export interface ScreenedHome {
  /** Id of the feature, or its number from 1 in the base layer. */
  readonly id: string;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly screening: WindScreening;
}

/** Homes near the turbines of a scheme (风机噪声与光影筛查): a screening, no assessment. */
export interface ScreeningReport {
  readonly scenario: string;
  readonly year: number;
  readonly revision: number;
  readonly turbines: number;
  /** The nearest to a turbine first. */
  readonly homes: readonly ScreenedHome[];
  /** Within which distance of a turbine homes are listed, m. */
  readonly reachM: number;
  /** Homes that were looked at. */
  readonly homeCount: number;
  /** Turbines without sound power, and those without hub height or rotor, by id. */
  readonly withoutSound: readonly string[];
  readonly withoutSize: readonly string[];
  /** What homes are held against: m, h/a, dB(A). */
  readonly limits: {
    readonly setbackM: number;
    readonly flickerHours: number;
    readonly night1Db: number;
    readonly night2Db: number;
  };
}

/** A home at a time. */
export function* screeningInSteps(
  scope: Pick<ScreeningReport, 'scenario' | 'year' | 'revision'>,
  turbines: readonly PlanFeature[],
  homes: DemandPoints,
  plane: MetricPlane,
  library: FactorLibrary,
): Generator<EvaluationProgress, ScreeningReport, void> {
  const placed = turbines.flatMap((feature) => placedTurbines(feature, plane));
  const found: ScreenedHome[] = [];
  const listed = homesNear(placed, homes);
  for (const [done, at] of listed.entries()) {
    const [x, y] = [homes.xs[at] ?? 0, homes.ys[at] ?? 0];
    const heard = placed.filter((one) => Math.hypot(one.x - x, one.y - y) <= HEARD_WITHIN_M);
    const place = [homes.longitudes[at] ?? 0, homes.latitudes[at] ?? 0];
    const screening = screenHome(
      place,
      heard.map(({ turbine }) => turbine),
      'half-space',
      library,
    );
    found.push({
      id: homes.ids[at] ?? '',
      name: homes.names[at] ?? '',
      longitude: place[0] ?? 0,
      latitude: place[1] ?? 0,
      screening,
    });
    yield { done: done + 1, total: listed.length };
  }
  const idsWhere = (isMissing: (turbine: ScreenedTurbine) => boolean): readonly string[] => [
    ...new Set(placed.filter(({ turbine }) => isMissing(turbine)).map(({ id }) => id)),
  ];
  return {
    ...scope,
    turbines: placed.length,
    homes: found.sort((a, b) => (a.screening.nearestM ?? 0) - (b.screening.nearestM ?? 0)),
    reachM: LISTED_WITHIN_M,
    homeCount: homes.count,
    withoutSound: idsWhere(({ soundPowerDb }) => soundPowerDb === null),
    withoutSize: idsWhere(({ hubHeightM, rotorDiameterM }) => hubHeightM === null || rotorDiameterM === null),
    limits: {
      setbackM: limitOf('rule.wind.setback.res', library),
      flickerHours: limitOf('rule.wind.flicker.h', library),
      night1Db: limitOf('rule.wind.noise.night1', library),
      night2Db: limitOf('rule.wind.noise.night2', library),
    },
  };
}

interface PlacedTurbine {
  readonly id: string;
  readonly turbine: ScreenedTurbine;
  readonly x: number;
  readonly y: number;
}

/** Places in the metric plane are good to 10⁻⁴ of a distance, which is enough to choose who is near. */
function homesNear(turbines: readonly PlacedTurbine[], homes: DemandPoints): readonly number[] {
  const near = new Set<number>();
  for (const { x, y } of turbines) {
    const reach = LISTED_WITHIN_M;
    for (const at of homes.index.search(x - reach, y - reach, x + reach, y + reach)) {
      if (Math.hypot((homes.xs[at] ?? 0) - x, (homes.ys[at] ?? 0) - y) <= reach) near.add(at);
    }
  }
  return [...near].sort((a, b) => a - b);
}

function placedTurbines(feature: PlanFeature, plane: MetricPlane): readonly PlacedTurbine[] {
  const numberIn = (field: string): number | null => {
    const own = featureNumber(feature, field);
    return typeof own === 'number' && own > 0 ? own : null;
  };
  const size = {
    hubHeightM: numberIn('hubHeightM'),
    rotorDiameterM: numberIn('rotorDiameterM'),
    soundPowerDb: numberIn('soundPowerDb'),
  };
  return positionsOf(feature.geometry).map((place) => {
    const [x, y] = plane.place(place[0] ?? 0, place[1] ?? 0);
    return { id: feature.id, turbine: { place, ...size }, x, y };
  });
}

/** Places of a point feature. */
export function positionsOf(geometry: PlanFeature['geometry']): readonly Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  return geometry.type === 'MultiPoint' ? geometry.coordinates : [];
}
