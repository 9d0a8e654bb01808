import { createGaussKruger, type GaussKruger } from './gauss-kruger.ts';
import { gaussKrugerZone } from './gauss-kruger-zone.ts';

/** EPSG code of zone 25, the first 3° zone with the zone number in the easting. */
const FIRST_NUMBERED_EPSG = 4513;
const FIRST_ZONE = 25;

/** A place in a 3° zone (3° 带坐标), metres; the easting carries the zone number in front, as Chinese surveys write it. */
export interface ZoneCoordinates {
  readonly northingM: number;
  readonly eastingM: number;
}

/** Degrees and coordinates of the 3° zone around `centralMeridian` (75° … 135°, multiples of 3), both ways. */
export interface ZoneConverter {
  toZone(longitude: number, latitude: number, centralMeridian: number): ZoneCoordinates;
  toDegrees(place: ZoneCoordinates, centralMeridian: number): readonly [longitude: number, latitude: number];
}

/** Makes a converter; the projection of a meridian is set up once. It throws a RangeError for what is no central meridian. */
export function createZoneConverter(): ZoneConverter {
  const byMeridian = new Map<number, GaussKruger>();
  function projectionOf(centralMeridian: number): GaussKruger {
    const known = byMeridian.get(centralMeridian);
    if (known !== undefined) return known;
    const zone = gaussKrugerZone(FIRST_NUMBERED_EPSG + centralMeridian / 3 - FIRST_ZONE);
    if (zone === null) throw new RangeError(`${String(centralMeridian)}° is no central meridian of a 3° zone`);
    const projection = createGaussKruger(zone);
    byMeridian.set(centralMeridian, projection);
    return projection;
  }
  return {
    toZone(longitude, latitude, centralMeridian) {
      const [eastingM, northingM] = projectionOf(centralMeridian).forward(longitude, latitude);
      return { northingM, eastingM };
    },
    toDegrees({ northingM, eastingM }, centralMeridian) {
      return projectionOf(centralMeridian).inverse(eastingM, northingM);
    },
  };
}
