import type { FeatureCollection } from 'geojson';
import type { PlanFeature } from '../../plan/plan.ts';
import { demandPoints, type DemandPoints } from './demand-points.ts';
import type { MetricPlane } from './metric-plane.ts';
import { createPointCover, type PointCover, pointsAround } from './point-cover.ts';
import type { RoadPosition } from './road-access.ts';
import type { RoadNetwork } from './road-network.ts';
import type { ServiceStation } from './service-station.ts';

/** Points of one sort, villages or places, with how often each is served. */
export interface ServedPoints {
  readonly demand: DemandPoints;
  /** As the crow flies (直线距离). */
  readonly straight: Uint32Array;
  /** Along roads (沿路距离); null without roads. */
  readonly alongRoads: Uint32Array | null;
  /** Where each point comes onto the roads; null off them. Empty without roads. */
  readonly positions: readonly (RoadPosition | null)[];
}

/** Points of the base and of the plan, kept from one state of the plan to the next while they are the same. */
export interface PointCoverage {
  /**
   * @param features villages or places of the plan
   * @param network the roads, asked for when there are points; null when the base has none
   */
  serve(
    features: readonly PlanFeature[],
    stations: ReadonlySet<ServiceStation>,
    network: () => RoadNetwork | null,
  ): ServedPoints;
}

/**
 * Starts with the points of the base.
 *
 * @param layer null when the base has none
 */
export function createPointCoverage(
  layer: FeatureCollection | null,
  plane: MetricPlane,
  isWanted: (longitude: number, latitude: number) => boolean,
): PointCoverage {
  let kept: {
    readonly network: () => RoadNetwork | null;
    readonly features: readonly PlanFeature[];
    readonly demand: DemandPoints;
    readonly positions: readonly (RoadPosition | null)[];
    readonly straight: PointCover;
    readonly alongRoads: PointCover | null;
  } | null = null;

  return {
    serve(features, stations, network) {
      const isSame =
        kept !== null &&
        kept.network === network &&
        kept.features.length === features.length &&
        features.every((feature, at) => kept?.features[at] === feature);
      if (kept === null || !isSame) {
        const demand = demandPoints(layer, features, plane, isWanted);
        const roads = demand.count === 0 ? null : network();
        const positions =
          roads === null
            ? []
            : demand.ids.map((_, point) => roads.access.locate(demand.xs[point] ?? 0, demand.ys[point] ?? 0));
        kept = {
          network,
          features,
          demand,
          positions,
          straight: createPointCover(demand.count, (station) => pointsAround(demand, station)),
          alongRoads:
            roads === null
              ? null
              : createPointCover(demand.count, (station) => pointsAlongRoads(demand, positions, station, roads)),
        };
      }
      kept.straight.update(stations);
      kept.alongRoads?.update(stations);
      const { demand, positions, straight, alongRoads } = kept;
      return { demand, positions, straight: straight.times, alongRoads: alongRoads?.times ?? null };
    },
  };
}

/** The points within the radius of a station along roads: some of those within it as the crow flies, as no way is shorter. */
function pointsAlongRoads(
  demand: DemandPoints,
  positions: readonly (RoadPosition | null)[],
  station: ServiceStation,
  { access, search }: RoadNetwork,
): Uint32Array {
  const around = pointsAround(demand, station);
  const from = around.length === 0 ? null : access.locate(station.x, station.y);
  if (from === null) return new Uint32Array(0);
  search.run([from], station.radiusM);
  return around.filter((point) => {
    const to = positions[point] ?? null;
    return to !== null && search.distanceToM(to) <= station.radiusM;
  });
}
