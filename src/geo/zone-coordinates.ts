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

/** Tells zone coordinates of places given in degrees; the projection of a meridian is set up once. */
export type ZoneCoordinatesOf = (longitude: number, latitude: number, centralMeridian: number) => ZoneCoordinates;

/** A function that converts degrees to coordinates of the 3° zone around `centralMeridian` (75° … 135°, multiples of 3). */
export function createZoneCoordinates(): ZoneCoordinatesOf {
  const byMeridian = new Map<number, GaussKruger>();
  return (longitude, latitude, centralMeridian) => {
    let projection = byMeridian.get(centralMeridian);
    if (projection === undefined) {
      const zone = gaussKrugerZone(FIRST_NUMBERED_EPSG + centralMeridian / 3 - FIRST_ZONE);
      if (zone === null) throw new RangeError(`${String(centralMeridian)}° is no central meridian of a 3° zone`);
      projection = createGaussKruger(zone);
      byMeridian.set(centralMeridian, projection);
    }
    const [eastingM, northingM] = projection.forward(longitude, latitude);
    return { northingM, eastingM };
  };
}
