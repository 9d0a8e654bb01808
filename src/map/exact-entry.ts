import type { Position } from 'geojson';

/** What the planner types instead of pointing (精确输入). */
export type ExactEntry =
  /** The next vertex, corner or centre, in degrees. */
  | { readonly by: 'place'; readonly at: Position }
  /** The next vertex by length and bearing from the last one; of a circle the length is the radius. */
  | { readonly by: 'offset'; readonly lengthM: number; readonly bearingDeg: number }
  /** Scales what is under the pencil about its first place to an area and keeps it. */
  | { readonly by: 'area'; readonly areaM2: number };

/** Why an entry means nothing now; message keys `entry.<code>`. */
export type EntryObstacle =
  | 'no-drawing-tool'
  | 'not-with-this-tool'
  | 'needs-first-point'
  | 'needs-three-points'
  | 'outside-the-world'
  | 'not-positive';

/** What is wrong with the figures themselves, whatever the tool; null when they can be used. */
export function entryFault(entry: ExactEntry): EntryObstacle | null {
  switch (entry.by) {
    case 'place': {
      const [x = Number.NaN, y = Number.NaN] = entry.at;
      return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? null : 'outside-the-world';
    }
    case 'offset':
      return entry.lengthM > 0 && Number.isFinite(entry.lengthM + entry.bearingDeg) ? null : 'not-positive';
    case 'area':
      return entry.areaM2 > 0 && Number.isFinite(entry.areaM2) ? null : 'not-positive';
  }
}
