/** Side of the compass of a direction (坡向八方位): 0 is north, then clockwise by 45°. */
export type AspectSide = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

const SIDES: readonly AspectSide[] = [0, 1, 2, 3, 4, 5, 6, 7];

/** The side nearest to a direction in degrees clockwise from north. */
export function aspectSide(degrees: number): AspectSide {
  return SIDES[Math.round(degrees / 45) % SIDES.length] ?? 0;
}
