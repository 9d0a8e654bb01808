import { type MapShift, shiftTo } from '../geo/map-shift.ts';

const METRES_PER_DEGREE = 111_320;

/** How far a shifted web map lies beside the ground at a place (坐标偏移量), in metres to the nearest ten: to be said with 约. */
export function shiftLengthM(shift: MapShift, longitude: number, latitude: number): number {
  const [shiftedLongitude, shiftedLatitude] = shiftTo(shift, longitude, latitude);
  const east = (shiftedLongitude - longitude) * METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  const north = (shiftedLatitude - latitude) * METRES_PER_DEGREE;
  return Math.round(Math.hypot(east, north) / 10) * 10;
}
