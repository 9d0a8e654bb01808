import type { Shape } from '../../src/geo/shape.ts';

/** What a well-known text (OGC 06-103r4, chapter 7) holds of areas; points and lines are read over. */
export interface WktContent {
  /** All polygons, one after another. */
  readonly shape: Shape;
  /** Whether a polygon type occurs, be it empty. */
  readonly hasAreaType: boolean;
}

/** Reads points, lines, rings, polygons, their multiples and collections of them; further ordinates are left out. */
export function readWkt(text: string): WktContent {
  const tokens = text.match(/[A-Za-z]+|[(),]|[-+.\dEeNnaAiIfF]+/g) ?? [];
  const polygons: number[][][] = [];
  let hasAreaType = false;
  let at = 0;
  const take = (): string => tokens[at++] ?? '';
  const list = (member: () => void): void => {
    if (tokens[at]?.toUpperCase() === 'EMPTY') {
      at += 1;
      return;
    }
    if (take() !== '(') throw new Error(`WKT: "(" expected in ${text}`);
    do member();
    while (take() === ',');
  };
  const position = (into: number[]): void => {
    into.push(Number(take()), Number(take()));
    while (tokens[at] !== ',' && tokens[at] !== ')') take();
  };
  const line = (): number[] => {
    const ring: number[] = [];
    list(() => position(ring));
    return ring;
  };
  const polygon = (): void => {
    const rings: number[][] = [];
    list(() => rings.push(line()));
    if (rings.length > 0) polygons.push(rings);
  };
  const geometry = (): void => {
    const type = take().toUpperCase();
    if (/^(Z|M|ZM)$/i.test(tokens[at] ?? '')) at += 1;
    if (type === 'POLYGON' || type === 'MULTIPOLYGON') hasAreaType = true;
    if (type === 'POLYGON') polygon();
    else if (type === 'MULTIPOLYGON') list(polygon);
    else if (type === 'POINT' || type === 'LINESTRING' || type === 'LINEARRING') line();
    else if (type === 'MULTILINESTRING') list(line);
    else if (type === 'MULTIPOINT') {
      list(() => {
        if (tokens[at] === '(' || tokens[at]?.toUpperCase() === 'EMPTY') line();
        else position([]);
      });
    } else if (type === 'GEOMETRYCOLLECTION') list(geometry);
    else throw new Error(`WKT: unknown type ${type}`);
  };
  geometry();
  return { shape: shapeOf(polygons), hasAreaType };
}

/** A shape as a multipolygon in well-known text, every coordinate to the last digit. */
export function writeWkt(shape: Shape): string {
  const { coordinates, ringEnds, partEnds } = shape;
  let ring = 0;
  let vertex = 0;
  const parts = Array.from(partEnds, (endRing) => {
    const rings: string[] = [];
    for (; ring < endRing; ring += 1) {
      const positions: string[] = [];
      for (; vertex < (ringEnds[ring] ?? 0); vertex += 1) {
        positions.push(`${coordinates[2 * vertex] ?? 0} ${coordinates[2 * vertex + 1] ?? 0}`);
      }
      rings.push(`(${positions.join(', ')})`);
    }
    return `(${rings.join(', ')})`;
  });
  return parts.length === 0 ? 'MULTIPOLYGON EMPTY' : `MULTIPOLYGON (${parts.join(', ')})`;
}

function shapeOf(polygons: readonly (readonly (readonly number[])[])[]): Shape {
  const rings = polygons.flat();
  let vertices = 0;
  let ringCount = 0;
  return {
    coordinates: Float64Array.from(rings.flat()),
    ringEnds: Uint32Array.from(rings, (ring) => (vertices += ring.length / 2)),
    partEnds: Uint32Array.from(polygons, (each) => (ringCount += each.length)),
  };
}
