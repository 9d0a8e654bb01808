import type { Position } from 'geojson';

/** Whether a place lies within the rings of a polygon, holes excepted (even-odd rule). */
export function isInsideRings(place: Position, rings: readonly (readonly Position[])[]): boolean {
  const [x = 0, y = 0] = place;
  let inside = false;
  for (const ring of rings) {
    let [previousX = 0, previousY = 0] = ring.at(-1) ?? [];
    for (const [nextX = 0, nextY = 0] of ring) {
      const straddles = nextY > y !== previousY > y;
      if (straddles && x < ((previousX - nextX) * (y - nextY)) / (previousY - nextY) + nextX) inside = !inside;
      previousX = nextX;
      previousY = nextY;
    }
  }
  return inside;
}
