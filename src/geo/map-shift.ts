import gcoord from 'gcoord';

/** Coordinates of Chinese web maps: GCJ-02 (国测局加偏坐标, "Mars") and BD-09 (百度坐标), some 500 m beside CGCS2000. */
export type MapShift = 'gcj02' | 'bd09';

const NAMES = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/**
 * Takes the offset out of a place of a web map. It has no official inverse; this one agrees with the forward direction
 * within a centimetre.
 *
 * @returns longitude, latitude in degrees, WGS 84 ≈ CGCS2000
 */
export function unshift(shift: MapShift, longitude: number, latitude: number): [longitude: number, latitude: number] {
  const [x, y] = gcoord.transform<[number, number]>([longitude, latitude], NAMES[shift], gcoord.WGS84);
  return [x, y];
}

/** Where a web map shows a place: the reverse of {@link unshift}. Outside China nothing moves. */
export function shiftTo(shift: MapShift, longitude: number, latitude: number): [longitude: number, latitude: number] {
  const [x, y] = gcoord.transform<[number, number]>([longitude, latitude], gcoord.WGS84, NAMES[shift]);
  return [x, y];
}
