import { compensatedSum } from '../../geo/compensated-sum.ts';
import type { Zone } from '../../plan/plan.ts';
import { CutFailure } from '../cut-failure.ts';
import type { CutGround } from '../cut-ground.ts';
import type { PlanCutter } from '../cut-plan.ts';
import { type AreaCover, createAreaCover } from './area-cover.ts';
import { builtUpParcels } from './built-up-land.ts';
import type { MetricPlane } from './metric-plane.ts';
import type { Service, ServiceStation } from './service-station.ts';

/** Built-up land of a district or zone and what of it is served, m². */
export interface CoveredLand {
  readonly builtUpM2: number;
  readonly coveredM2: number;
}

/** Served built-up land of one base, district and zones (服务半径覆盖的建成用地), kept from one state of the plan to the next. */
export interface LandCoverage {
  /** The district that it is the land of. */
  readonly ground: CutGround;
  /** Parcels of built-up land that lie in the district, ascending. */
  readonly parcels: Uint32Array;
  /** Takes over the stations of a service as they are now. */
  update(service: Service, stations: ReadonlySet<ServiceStation>): void;
  /**
   * @param zone null for the district
   * @throws {@link CutFailure} when a zone cannot be told
   */
  covered(service: Service, zone: Zone | null): CoveredLand;
  /** Covered area of a parcel of the list in the district, m². */
  coveredParcelM2(service: Service, place: number): number;
  /** What the district would have served with some stations more, one after the other, m². */
  coveredWithM2(service: Service, more: readonly ServiceStation[]): readonly number[];
}

/** What of a zone was measured once: whole parcels by their places in the district's list, and those that its outline cuts. */
interface ZoneLand {
  readonly wholePlaces: readonly number[];
  readonly builtUpM2: number;
  readonly cut: Readonly<Record<Service, AreaCover>>;
}

/** Starts with no stations. */
export function createLandCoverage(
  { ground, zoneGround }: Pick<PlanCutter, 'ground' | 'zoneGround'>,
  plane: MetricPlane,
): LandCoverage {
  const { land, classes, index } = ground.base;
  const parcels = builtUpParcels(land, classes).filter((parcel) => ground.m2Of(parcel) > 0);
  const district = {
    charging: createAreaCover(parcels, ground, plane),
    bus: createAreaCover(parcels, ground, plane),
  };
  const builtUpM2 = sumBy(parcels, (parcel) => ground.m2Of(parcel));
  const zones = new WeakMap<Zone['geometry'], ZoneLand>();
  const stationsNow: Record<Service, ReadonlySet<ServiceStation>> = { charging: new Set(), bus: new Set() };

  function zoneLand(geometry: Zone['geometry']): ZoneLand {
    let known = zones.get(geometry);
    if (known === undefined) {
      const zone = zoneGround(geometry);
      if (zone instanceof CutFailure) throw zone;
      const box = zone.window.bounds;
      const near = box === null ? [] : index.search(box.minX, box.minY, box.maxX, box.maxY);
      const whole = near.filter((parcel) => district.charging.placeOf(parcel) >= 0 && zone.hasWhole(parcel));
      const cut = Uint32Array.from(
        box === null ? [] : zone.ground.parcelsNear(box).filter((parcel) => district.charging.placeOf(parcel) >= 0),
      );
      known = {
        wholePlaces: whole.map((parcel) => district.charging.placeOf(parcel)),
        builtUpM2: sumBy(whole, (parcel) => ground.m2Of(parcel)) + sumBy(cut, (parcel) => zone.ground.m2Of(parcel)),
        cut: {
          charging: createAreaCover(cut, zone.ground, plane),
          bus: createAreaCover(cut, zone.ground, plane),
        },
      };
      zones.set(geometry, known);
    }
    return known;
  }

  return {
    ground,
    parcels,
    update(service, stations) {
      stationsNow[service] = stations;
      district[service].update(stations);
    },
    covered(service, zone) {
      if (zone === null) return { builtUpM2, coveredM2: district[service].coveredM2() };
      const part = zoneLand(zone.geometry);
      part.cut[service].update(stationsNow[service]);
      const coveredM2 =
        sumBy(part.wholePlaces, (place) => district[service].coveredAt(place)) + part.cut[service].coveredM2();
      return { builtUpM2: part.builtUpM2, coveredM2 };
    },
    coveredParcelM2: (service, place) => district[service].coveredAt(place),
    coveredWithM2(service, more) {
      const cover = district[service];
      const stations = new Set(stationsNow[service]);
      const sums = more.map((station) => {
        cover.update(new Set(stations.add(station)));
        return cover.coveredM2();
      });
      cover.update(stationsNow[service]);
      return sums;
    },
  };
}

function sumBy(numbers: ArrayLike<number>, valueOf: (number: number) => number): number {
  const sum = compensatedSum();
  for (let at = 0; at < numbers.length; at += 1) sum.add(valueOf(numbers[at] ?? 0));
  return sum.total;
}
