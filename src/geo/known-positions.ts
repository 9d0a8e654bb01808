import type { MultiPolygon, Polygon, Position } from 'geojson';
import { NearPlaces } from './near-places.ts';
import { signedRingArea } from './shape-area.ts';
import { startOf } from './shape-table.ts';
import type { Shape } from './shape.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from './working-plane.ts';

/** GEOS may move a vertex so far when it has to snap; what comes back so near to a known vertex is that vertex. */
const SAME_M = 1e-7;

/**
 * Brings shapes back from the plane so that vertices which were there before have their very own degrees (原坐标): projecting
 * there and back would change last digits. Rings that are unchanged come back as they were, with beginning and direction.
 */
export class KnownPositions {
  readonly #originX: number;
  readonly #originY: number;
  readonly #places = new NearPlaces(SAME_M);
  /** Degrees by number of place. */
  readonly #positions: Position[] = [];
  /** Degrees by plane coordinate, so that a new vertex on a meridian or parallel edge stays on it. */
  readonly #longitudes = new Map<number, number>();
  readonly #latitudes = new Map<number, number>();
  /** Rings by their places in an order that does not depend on where they begin. */
  readonly #rings = new Map<string, readonly Position[]>();

  /** @param origin what was taken off the coordinates of the working plane */
  constructor([x, y]: readonly [x: number, y: number]) {
    this.#originX = x;
    this.#originY = y;
  }

  /** Learns the vertices of an area; of two at one place the first is remembered. */
  addArea(geometry: Polygon | MultiPolygon): void {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of polygons.flat()) {
      const key = ringKey(ring.map((position) => this.#learn(position)));
      if (!this.#rings.has(key)) this.#rings.set(key, ring);
    }
  }

  /** Learns the vertices of a line. */
  addLine(line: readonly Position[]): void {
    for (const position of line) this.#learn(position);
  }

  /**
   * A shape in degrees. Outer rings run counter-clockwise, holes clockwise (RFC 7946, 3.1.6), but for unchanged ones.
   *
   * @param shape coordinates less the origin
   * @returns a Polygon for exactly one part, else a MultiPolygon
   */
  toGeojson({ coordinates, ringEnds, partEnds }: Shape): Polygon | MultiPolygon {
    const polygons: Position[][][] = [];
    for (let part = 0; part < partEnds.length; part += 1) {
      const outer = startOf(partEnds, part);
      const rings: Position[][] = [];
      for (let ring = outer; ring < (partEnds[part] ?? outer); ring += 1) {
        rings.push(this.#ringPositions(coordinates, startOf(ringEnds, ring), ringEnds[ring] ?? 0, ring === outer));
      }
      polygons.push(rings);
    }
    const [only] = polygons;
    return only !== undefined && polygons.length === 1
      ? { type: 'Polygon', coordinates: only }
      : { type: 'MultiPolygon', coordinates: polygons };
  }

  #learn(position: Position): number {
    const [longitude = 0, latitude = 0] = position;
    const x = planeX(longitude) - this.#originX;
    const y = planeY(latitude) - this.#originY;
    const number = this.#places.numberOf(x, y);
    this.#positions[number] ??= position;
    this.#longitudes.set(x, longitude);
    this.#latitudes.set(y, latitude);
    return number;
  }

  #newPosition(x: number, y: number): Position {
    return [
      this.#longitudes.get(x) ?? planeLongitude(x + this.#originX),
      this.#latitudes.get(y) ?? planeLatitude(y + this.#originY),
    ];
  }

  #ringPositions(coordinates: Float64Array, start: number, end: number, counterClockwise: boolean): Position[] {
    const positions: Position[] = [];
    const numbers: number[] = [];
    for (let vertex = start; vertex < end; vertex += 1) {
      const x = coordinates[2 * vertex] ?? 0;
      const y = coordinates[2 * vertex + 1] ?? 0;
      const number = this.#places.find(x, y);
      numbers.push(number);
      positions.push(this.#positions[number] ?? this.#newPosition(x, y));
    }
    const before = numbers.includes(-1) ? undefined : this.#rings.get(ringKey(numbers));
    if (before !== undefined) return [...before];
    const isCounterClockwise = signedRingArea(coordinates, start, end) > 0;
    return isCounterClockwise === counterClockwise ? positions : positions.reverse();
  }
}

/** The places of a closed ring from the smallest number on, towards the smaller of its neighbours; repeated ones count once. */
function ringKey(numbers: readonly number[]): string {
  const open = numbers.filter((number, index) => number !== numbers[index + 1]);
  if (open.length > 1 && open[0] === open.at(-1)) open.pop();
  const first = open.reduce((best, number, index) => (number < (open[best] ?? 0) ? index : best), 0);
  const around = [...open.slice(first), ...open.slice(0, first)];
  const isBackward = (around.at(-1) ?? 0) < (around[1] ?? 0);
  return (isBackward ? [...around.slice(0, 1), ...around.slice(1).reverse()] : around).join(' ');
}
