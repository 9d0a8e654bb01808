import { elementAt } from './access.ts';
import type { LocalFrame } from './local-frame.ts';
import { visitEdges, type FaceLookup, type FaceRings, type Mesh } from './mesh.ts';
import type { Path } from './path.ts';
import { createSegmentGrid } from './segment-grid.ts';
import { planeX, planeY } from '../../src/geo/working-plane.ts';

/** Vertices as they are stored: degrees rounded alike for all who share them. */
export interface StoredCoordinates {
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
}

/** Noding moved vertices by at most this much. */
const REACH_M = 0.2;

/**
 * Puts the vertices on the district's rim back onto the outline (noding had moved them onto its grid): the outline's
 * own corners exactly, all others onto its straight edges in the working plane. Returns the moved mesh.
 */
export function fitToOutline(mesh: Mesh, lookup: FaceLookup, outline: readonly Path[]): Mesh {
  const grid = createSegmentGrid(500);
  for (const ring of outline) grid.add(ring, 0);
  const x = Float64Array.from(mesh.x);
  const y = Float64Array.from(mesh.y);
  const fit = (vertex: number): void => {
    const px = elementAt(mesh.x, vertex);
    const py = elementAt(mesh.y, vertex);
    let least = REACH_M;
    let cornerAway = REACH_M / 2;
    grid.visit(px - REACH_M, py - REACH_M, px + REACH_M, py + REACH_M, (ax, ay, bx, by) => {
      const dx = bx - ax;
      const dy = by - ay;
      const share = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
      const away = Math.sqrt((px - ax - share * dx) ** 2 + (py - ay - share * dy) ** 2);
      if (away < least && cornerAway === REACH_M / 2) {
        least = away;
        x[vertex] = ax + share * dx;
        y[vertex] = ay + share * dy;
      }
      const corner = Math.sqrt((px - ax) ** 2 + (py - ay) ** 2);
      if (corner < cornerAway) {
        cornerAway = corner;
        x[vertex] = ax;
        y[vertex] = ay;
      }
    });
    if (least === REACH_M && cornerAway === REACH_M / 2) throw new Error('a rim vertex lies off the outline');
  };
  for (const face of mesh.faces) {
    visitEdges(face, (from, to) => {
      if (lookup(to, from) < 0) fit(from);
    });
  }
  return { x, y, faces: mesh.faces };
}

/** Turns all vertices into stored degrees. */
export function storeVertices(mesh: Mesh, frame: LocalFrame): StoredCoordinates {
  const longitude = new Float64Array(mesh.x.length);
  const latitude = new Float64Array(mesh.x.length);
  for (let i = 0; i < mesh.x.length; i += 1) {
    const [lon, lat] = frame.toDegrees(elementAt(mesh.x, i), elementAt(mesh.y, i));
    longitude[i] = lon;
    latitude[i] = lat;
  }
  return { longitude, latitude };
}

/** GeoJSON rings of a face, closed, outer ring counter-clockwise. */
export function degreesOf(rings: FaceRings, stored: StoredCoordinates): [number, number][][] {
  return rings.map((ring) => {
    const out: [number, number][] = [];
    for (const vertex of ring) out.push([elementAt(stored.longitude, vertex), elementAt(stored.latitude, vertex)]);
    const first = elementAt(out, 0);
    out.push([first[0], first[1]]);
    return out;
  });
}

/** The official area of a face from its stored degrees: the shoelace sum in the working plane, m². */
export function storedAreaM2(rings: FaceRings, stored: StoredCoordinates): number {
  const first = elementAt(elementAt(rings, 0), 0);
  const originX = planeX(elementAt(stored.longitude, first));
  const originY = planeY(elementAt(stored.latitude, first));
  let twice = 0;
  for (const ring of rings) {
    const last = elementAt(ring, ring.length - 1);
    let fromX = planeX(elementAt(stored.longitude, last)) - originX;
    let fromY = planeY(elementAt(stored.latitude, last)) - originY;
    for (const vertex of ring) {
      const toX = planeX(elementAt(stored.longitude, vertex)) - originX;
      const toY = planeY(elementAt(stored.latitude, vertex)) - originY;
      twice += fromX * toY - toX * fromY;
      fromX = toX;
      fromY = toY;
    }
  }
  return twice / 2;
}
