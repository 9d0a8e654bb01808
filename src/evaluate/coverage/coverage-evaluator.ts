import type { FeatureCollection } from 'geojson';
import type { Bounds } from '../../geo/bounds.ts';
import { geometryBounds } from '../../geo/geometry-bounds.ts';
import { shapeBounds } from '../../geo/shape-bounds.ts';
import { ShapeWindow } from '../../geo/shape-window.ts';
import type { Shape } from '../../geo/shape.ts';
import { planeX, planeY } from '../../geo/working-plane.ts';
import type { PlanFeature, Zone } from '../../plan/plan.ts';
import { effectiveFeatures } from '../../plan/scheme-features.ts';
import type { PlanCutter } from '../cut-plan.ts';
import type { EvaluablePlan } from '../evaluable-plan.ts';
import type { EvaluationScope } from '../evaluation.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { Measure } from '../measure.ts';
import type { ZoneWindows } from '../zone-windows.ts';
import { coverageRows, type CoverageState } from './coverage-rows.ts';
import { createLandCoverage } from './land-coverage.ts';
import { createMetricPlane, type MetricPlane } from './metric-plane.ts';
import { type LandSamples, sampleLand } from './open-land.ts';
import { createPointCoverage, type ServedPoints } from './point-coverage.ts';
import { createRoadNetwork, type RoadNetwork } from './road-network.ts';
import { createStationReader, type ServiceStation } from './service-station.ts';

/** Base layers that coverage is told from, in degrees; null for one that the plan does not have. */
export interface CoverageLayers {
  readonly roads: FeatureCollection | null;
  readonly villages: FeatureCollection | null;
  readonly places: FeatureCollection | null;
}

/** What a coverage evaluator works on. */
export interface CoverageOptions {
  /** The district in the working plane; null when the plan has no boundary: then all points count. */
  readonly region: Shape | null;
  /** Null while the district has no land cover; then coverage of land says so. */
  readonly cutter: Pick<PlanCutter, 'ground' | 'zoneGround'> | null;
  readonly zoneWindow: ZoneWindows;
  readonly layers: CoverageLayers;
}

/** Stations, points and land of a scheme in a year. */
export interface CoverageNow extends CoverageState {
  readonly plane: MetricPlane;
  /** The features of the scheme in the year. */
  readonly features: readonly PlanFeature[];
  readonly charging: ReadonlySet<ServiceStation>;
  readonly bus: ReadonlySet<ServiceStation>;
  /** The roads, joined at crossings if the plan says so; null when the base has none. */
  readonly network: () => RoadNetwork | null;
  /** Places that stand for built-up land in the search for sites; null without land cover. */
  readonly landSamples: () => LandSamples | null;
  readonly zones: readonly Zone[];
  readonly scope: EvaluationScope;
}

/** Coverage of land and places by stations (充电与公交覆盖), incrementally: what an edit does not touch is kept. */
export interface CoverageEvaluator {
  /** Rows of `charging.coverage`, `charging.places`, `charging.villages` and `bus.coverage` for the district and every zone. */
  rows(plan: EvaluablePlan, scope: EvaluationScope, library: FactorLibrary): Measure[];
  /** The same in detail, for reports and sites; good until the next call. */
  state(plan: EvaluablePlan, scope: EvaluationScope, library: FactorLibrary): CoverageNow;
}

/** Starts an evaluator; nothing is read or built before it is asked for. */
export function createCoverageEvaluator(options: CoverageOptions): CoverageEvaluator {
  const box = boxOf(options);
  const kept = box === null ? null : startState(options, createMetricPlane(box));

  const state: CoverageEvaluator['state'] = (plan, scope, library) => {
    const features = effectiveFeatures(plan, scope.scenario, scope.year);
    // Without boundary, land and layers the drawn points alone say where the district is, anew each time.
    const readState = kept ?? startState(options, createMetricPlane(boxAround(features)));
    const isJoined = plan.coverage?.joinCrossings === true;
    return { ...readState(features, library, isJoined), zones: plan.zones ?? [], scope };
  };
  return {
    rows(plan, scope, library) {
      const now = state(plan, scope, library);
      return coverageRows(now, now.zones, scope);
    },
    state,
  };
}

function startState(
  { region, cutter, zoneWindow, layers }: CoverageOptions,
  plane: MetricPlane,
): (
  features: readonly PlanFeature[],
  library: FactorLibrary,
  isJoined: boolean,
) => Omit<CoverageNow, 'zones' | 'scope'> {
  const read = createStationReader(plane);
  const window = region === null ? null : new ShapeWindow(region);
  const isInDistrict = (longitude: number, latitude: number): boolean =>
    window === null || holds(window, longitude, latitude);
  const networkOf = (isJoined: boolean): (() => RoadNetwork | null) =>
    once(() => (layers.roads === null ? null : createRoadNetwork(layers.roads, plane, isJoined)));
  const [apart, joined] = [networkOf(false), networkOf(true)];
  const land = once(() => (cutter === null ? null : createLandCoverage(cutter, plane)));
  const landSamples = once(() => {
    const known = land();
    return known === null ? null : sampleLand(known, plane);
  });
  const places = createPointCoverage(layers.places, plane, isInDistrict);
  const villages = createPointCoverage(layers.villages, plane, isInDistrict);
  const zoneMarks = new WeakMap<Zone['geometry'], WeakMap<ServedPoints['demand'], Uint8Array>>();

  function marks({ demand }: ServedPoints, { geometry }: Zone): Uint8Array {
    let byDemand = zoneMarks.get(geometry);
    if (byDemand === undefined) zoneMarks.set(geometry, (byDemand = new WeakMap()));
    let known = byDemand.get(demand);
    if (known === undefined) {
      const outline = zoneWindow(geometry);
      known = new Uint8Array(demand.count);
      for (let point = 0; point < demand.count; point += 1) {
        if (holds(outline, demand.longitudes[point] ?? 0, demand.latitudes[point] ?? 0)) known[point] = 1;
      }
      byDemand.set(demand, known);
    }
    return known;
  }

  return (features, library, isJoined) => {
    const network = isJoined ? joined : apart;
    const charging = read(features, 'charging', library);
    const bus = read(features, 'bus', library);
    const covered = land();
    covered?.update('charging', charging);
    covered?.update('bus', bus);
    const ofKind = (kind: string): PlanFeature[] => features.filter(({ properties }) => properties.kind === kind);
    return {
      plane,
      features,
      charging,
      bus,
      network,
      landSamples,
      land: covered,
      places: places.serve(ofKind('place'), charging, network),
      villages: villages.serve(ofKind('village'), charging, network),
      marks,
    };
  };
}

/** A point on the outline is inside. */
function holds(window: ShapeWindow, longitude: number, latitude: number): boolean {
  const [x, y] = [planeX(longitude), planeY(latitude)];
  return window.relationTo({ minX: x, minY: y, maxX: x, maxY: y }) !== 'outside';
}

function boxOf({ region, cutter, layers }: CoverageOptions): Bounds | null {
  const known = region === null ? null : shapeBounds(region);
  if (known !== null) return known;
  const ofLand = cutter?.ground.base.index.bounds ?? null;
  if (ofLand !== null) return ofLand;
  const features = [layers.villages, layers.places, layers.roads].flatMap((layer) => layer?.features ?? []);
  return features.length === 0 ? null : boxAround(features);
}

function boxAround(features: readonly { readonly geometry: PlanFeature['geometry'] }[]): Bounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of features) {
    const degrees = geometryBounds(geometry);
    if (degrees === null) continue;
    const [west, south, east, north] = degrees;
    [minX, maxX] = [Math.min(minX, planeX(west)), Math.max(maxX, planeX(east))];
    [minY, maxY] = [Math.min(minY, planeY(south)), Math.max(maxY, planeY(north))];
  }
  return minX <= maxX ? { minX, minY, maxX, maxY } : { minX: 0, minY: 0, maxX: 0, maxY: 0 };
}

/** Works something out when it is first asked for, and keeps it. */
function once<Value>(make: () => Value): () => Value {
  let kept: { readonly value: Value } | null = null;
  return () => (kept ??= { value: make() }).value;
}
