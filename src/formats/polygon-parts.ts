import type { FlatPart } from './flat-part.ts';
import { withClosedRings } from './flat-part.ts';
import type { ReadNote } from './read-result.ts';

/**
 * Flattens the coordinates of a GeoJSON polygon or multipolygon whose type is already known but nothing else.
 *
 * @param geometry anything with `type` and `coordinates`
 * @param changed is told of every ring that was closed, or left out because it encloses nothing
 * @returns null when the coordinates are no arrays of finite pairs; `checkGeometry` says where
 */
export function polygonParts(
  geometry: { readonly type: 'Polygon' | 'MultiPolygon'; readonly coordinates?: unknown },
  changed: (code: ReadNote['code']) => void,
): readonly FlatPart[] | null {
  const { coordinates } = geometry;
  const polygons: unknown = geometry.type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons)) return null;
  const parts: FlatPart[] = [];
  for (const rings of polygons as readonly unknown[]) {
    const part = flatten(rings);
    if (part === null) return null;
    const closed = part.ends.length === 0 ? null : withClosedRings(part, changed);
    if (closed !== null) parts.push(closed);
  }
  return parts;
}

function flatten(rings: unknown): FlatPart | null {
  if (!Array.isArray(rings)) return null;
  let vertices = 0;
  for (const ring of rings as readonly unknown[]) {
    if (!Array.isArray(ring)) return null;
    vertices += ring.length;
  }
  const xy = new Float64Array(2 * vertices);
  const ends = new Uint32Array(rings.length);
  let at = 0;
  for (let index = 0; index < rings.length; index += 1) {
    for (const position of rings[index] as readonly unknown[]) {
      if (!Array.isArray(position) || position.length < 2) return null;
      const [x, y] = [position[0] as unknown, position[1] as unknown];
      if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
      xy[at] = x as number;
      xy[at + 1] = y as number;
      at += 2;
    }
    ends[index] = at / 2;
  }
  return { xy, ends };
}
