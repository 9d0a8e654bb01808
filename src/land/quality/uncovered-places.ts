import Flatbush from 'flatbush';
import type { Bounds } from '../../geo/bounds.ts';
import { shapeArea, signedRingArea } from '../../geo/shape-area.ts';
import { shapeBounds } from '../../geo/shape-bounds.ts';
import { tableOfShapes } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import { shapeContains } from '../parcel-at.ts';
import type { BorderLoops } from './border-loops.ts';
import { ringLengthM } from './part-width.ts';

import type { UncoveredEdges } from './uncovered-edges.ts';

/** A place that no parcel covers and that land surrounds: one part, with islands of land as its holes. */
export interface UncoveredPlace {
  readonly shape: Shape;
  readonly areaM2: number;
  /** True length of its border. */
  readonly lengthM: number;
  /** Parcels around it, ascending. */
  readonly parcels: readonly number[];
}

interface Ring {
  readonly shape: Shape;
  readonly signedM2: number;
  readonly bounds: Bounds;
  readonly edges: Int32Array;
}

/** The places that walks bound, one after another; the border of the whole coverage bounds none. */
export function* uncoveredPlaces(uncovered: UncoveredEdges, loops: BorderLoops): Generator<UncoveredPlace, void> {
  const rings = ringsOf(uncovered, loops);
  const outer = rings.filter(({ signedM2 }) => signedM2 > 0);
  if (outer.length === 0) return;
  const islands = outer.map((): Ring[] => []);
  const index = new Flatbush(outer.length);
  for (const { bounds } of outer) index.add(bounds.minX, bounds.minY, bounds.maxX, bounds.maxY);
  index.finish();
  const table = tableOfShapes(outer.map(({ shape }) => shape));
  for (const ring of rings) {
    if (ring.signedM2 > 0) continue;
    // The middle of an edge: a vertex might be where the island touches what surrounds it.
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = ring.shape.coordinates;
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    const around = index.search(x, y, x, y).filter((one) => shapeContains(table, one, x, y));
    const smallest = around.sort((a, b) => (outer[a]?.signedM2 ?? 0) - (outer[b]?.signedM2 ?? 0)).at(0);
    if (smallest !== undefined) islands[smallest]?.push(ring);
  }
  for (const [at, ring] of outer.entries()) yield placeOf(uncovered, [ring, ...(islands[at] ?? [])]);
}

function ringsOf({ ends }: UncoveredEdges, loops: BorderLoops): Ring[] {
  let start = 0;
  return loops.ends.flatMap((end) => {
    const edges = loops.edges.subarray(start, end);
    start = end;
    const coordinates = new Float64Array(2 * edges.length + 2);
    edges.forEach((edge, at) => coordinates.set(ends.subarray(4 * edge, 4 * edge + 2), 2 * at));
    coordinates.copyWithin(2 * edges.length, 0, 2);
    const shape = { coordinates, ringEnds: Uint32Array.of(edges.length + 1), partEnds: Uint32Array.of(1) };
    const bounds = shapeBounds(shape);
    const signedM2 = signedRingArea(coordinates, 0, edges.length + 1);
    return bounds === null || edges.length < 3 || signedM2 === 0 ? [] : [{ shape, signedM2, bounds, edges }];
  });
}

function placeOf({ parcels }: UncoveredEdges, rings: readonly Ring[]): UncoveredPlace {
  const around = new Set<number>();
  for (const { edges } of rings) for (const edge of edges) around.add(parcels[edge] ?? 0);
  let vertices = 0;
  const coordinates = new Float64Array(rings.reduce((sum, ring) => sum + ring.shape.coordinates.length, 0));
  const ringEnds = Uint32Array.from(rings, ({ shape }) => {
    coordinates.set(shape.coordinates, 2 * vertices);
    return (vertices += shape.coordinates.length / 2);
  });
  const shape = { coordinates, ringEnds, partEnds: Uint32Array.of(rings.length) };
  return { shape, areaM2: shapeArea(shape), lengthM: ringLengthM(shape), parcels: [...around].sort((a, b) => a - b) };
}
