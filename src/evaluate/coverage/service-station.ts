import type { KindId } from '../../kinds/kind.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import { featureNumber } from '../energy/feature-number.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { MetricPlane } from './metric-plane.ts';

/** What is served (服务类别): by charging stations or by bus stops. */
export type Service = 'charging' | 'bus';

/** A station or stop with the place and distance it serves. */
export interface ServiceStation {
  readonly feature: PlanFeature;
  readonly longitude: number;
  readonly latitude: number;
  /** Place in the metric plane. */
  readonly x: number;
  readonly y: number;
  /** On the ground, m. */
  readonly radiusM: number;
  /** The same in the metric plane. */
  readonly planeRadius: number;
}

/** Kind of the stations of a service. */
export const SERVICE_KINDS = {
  charging: 'charging-station',
  bus: 'bus-stop',
} as const satisfies Readonly<Record<Service, KindId>>;

/** Factor with the distance that a station serves unless it names its own, m. */
export const USUAL_RADIUS_FACTORS = {
  charging: 'rule.charge.r1000',
  bus: 'rule.bus.r500',
} as const satisfies Readonly<Record<Service, string>>;

/** Gives the stations of a service; the same object while feature and distance are the same. */
export type StationReader = (
  features: readonly PlanFeature[],
  service: Service,
  library: FactorLibrary,
) => ReadonlySet<ServiceStation>;

/** Starts a reader for one plane. */
export function createStationReader(plane: MetricPlane): StationReader {
  const known = new WeakMap<PlanFeature, ServiceStation>();
  return (features, service, library) => {
    const kind = SERVICE_KINDS[service];
    const usualM = library.find(USUAL_RADIUS_FACTORS[service])?.value ?? null;
    const stations = new Set<ServiceStation>();
    for (const feature of features) {
      if (feature.properties.kind !== kind || feature.geometry.type !== 'Point') continue;
      const radiusM = radiusOf(feature, usualM);
      if (radiusM === null) continue;
      let station = known.get(feature);
      if (station?.radiusM !== radiusM) {
        const [longitude = Number.NaN, latitude = Number.NaN] = feature.geometry.coordinates;
        const [x, y] = plane.place(longitude, latitude);
        station = { feature, longitude, latitude, x, y, radiusM, planeRadius: radiusM * plane.scaleAt(x) };
        known.set(feature, station);
      }
      if (Number.isFinite(station.x + station.y)) stations.add(station);
    }
    return stations;
  };
}

/** The feature's own distance, else the usual one; one outside the bounds of its field counts as not given. */
function radiusOf(feature: PlanFeature, usualM: number | null): number | null {
  const own = featureNumber(feature, 'serviceRadiusM');
  return typeof own === 'number' ? own : usualM;
}
