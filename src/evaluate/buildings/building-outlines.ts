import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { isSurelySimple } from '../../geo/simple-ring.ts';
import { shapeArea, signedRingArea } from '../../geo/shape-area.ts';
import { shapeFromGeojson } from '../../geo/shape-from-geojson.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import { planeX, planeY } from '../../geo/working-plane.ts';
import type { BaseDataset } from '../../plan/plan.ts';
import { BUILDING_ROLES, type BuildingRole, NO_BUILDING_VALUE, READ_BUILDING_VALUE } from './building-values.ts';
import { duplicateOutlines } from './duplicate-outlines.ts';
import { overlappingOutlines } from './overlapping-outlines.ts';

/** Outlines of buildings (建筑轮廓) in columns: one place in each for an outline that counts. The outlines themselves stay where they were read. */
export interface BuildingOutlines {
  readonly count: number;
  /** West, south, east, north of each in the working plane. */
  readonly boxes: Float64Array;
  /** Ellipsoidal, m². */
  readonly areasM2: Float64Array;
  /** Place of the use in the list of uses, from 1; 0: no known use. */
  readonly uses: Uint8Array;
  /** 1: panels on the roof. */
  readonly panels: Uint8Array;
  /** Share of the roof that panels can cover, 0…1; NaN where it is not stated. */
  readonly usableShares: Float64Array;
  /** Year in which it was built; 0: not known. */
  readonly years: Int16Array;
  /** One of them in the working plane, valid. */
  readonly shapeOf: (at: number) => Shape;
}

/** What was read, by the numbers of outlines in their file, from 0: read = used + left out. */
export interface BuildingReport {
  readonly readCount: number;
  readonly usedCount: number;
  /** Crossed themselves and were made valid; they count. */
  readonly repaired: Uint32Array;
  /** Left out: points and lines. */
  readonly notAreas: Uint32Array;
  /** Left out: nothing of them encloses land. */
  readonly withoutArea: Uint32Array;
  /** Left out: the same outline stands earlier in the file. */
  readonly duplicates: Uint32Array;
  /** Lie in part on outlines earlier in the file; they count whole. */
  readonly overlapping: Uint32Array;
  /** What these have in common with the earlier ones, m². */
  readonly overlapM2: number;
  /** Attributes that no feature of the file has. */
  readonly missing: readonly BuildingRole[];
  /** Values that stand for nothing known, by attribute, and how many outlines have each. */
  readonly unknown: ReadonlyMap<BuildingRole, ReadonlyMap<string, number>>;
}

/**
 * Brings outlines into columns. One that crosses itself is repaired as all land is; what has no area then, and what is there twice
 * (the same box, number of vertices and area), is left out. Where outlines lie on each other in part, each counts whole, because a file
 * rarely says which of them stands; the report says how much that is.
 *
 * @param features as they were read, degrees
 * @param dataset `fields` names the attribute that holds what, by {@link BuildingRole}, else it is the attribute of the role's own name;
 *   `classMapping` has the uses of the kind for the words of the file, which else are taken as they are
 */
export function readBuildingOutlines(
  features: readonly Feature[],
  dataset: Pick<BaseDataset, 'fields' | 'classMapping'>,
  topology: Topology,
): { readonly outlines: BuildingOutlines; readonly report: BuildingReport } {
  const boxes = new Float64Array(4 * features.length);
  const areasM2 = new Float64Array(features.length);
  const vertexCounts = new Uint32Array(features.length);
  const usable = new Uint32Array(features.length);
  const notAreas: number[] = [];
  const withoutArea: number[] = [];
  const repaired: number[] = [];
  const ring = new Float64Array(2 * MOST_VERTICES);
  let usableCount = 0;
  for (let at = 0; at < features.length; at += 1) {
    const geometry = areaOf(features[at]);
    if (geometry === null) {
      notAreas.push(at);
      continue;
    }
    // Hardly any building needs more than its one ring looked at, for which no memory is taken.
    let vertices = takePlainRing(geometry, ring);
    if (vertices > 0) {
      areasM2[at] = Math.abs(signedRingArea(ring, 0, vertices));
      putBounds(boxes, 4 * at, ring, vertices);
    } else {
      const { shape, note } = validShape(geometry, topology);
      areasM2[at] = shapeArea(shape);
      vertices = shape.coordinates.length / 2;
      putBounds(boxes, 4 * at, shape.coordinates, vertices);
      if (note !== null && vertices > 0) repaired.push(at);
    }
    if (!((areasM2[at] ?? 0) > 0)) {
      withoutArea.push(at);
      continue;
    }
    vertexCounts[at] = vertices;
    usable[usableCount] = at;
    usableCount += 1;
  }
  const duplicates = duplicateOutlines(usable.subarray(0, usableCount), { boxes, areasM2, vertexCounts });
  const isDuplicate = new Set(duplicates);
  const used = usable.subarray(0, usableCount).filter((at) => !isDuplicate.has(at));
  const { columns, missing, unknown } = readColumns(features, used, dataset);
  const outlines: BuildingOutlines = {
    count: used.length,
    boxes: Float64Array.from(
      { length: 4 * used.length },
      (_, place) => boxes[4 * (used[place >> 2] ?? 0) + (place & 3)] ?? 0,
    ),
    areasM2: Float64Array.from(used, (at) => areasM2[at] ?? 0),
    uses: Uint8Array.from(columns.buildingUse),
    panels: Uint8Array.from(columns.roofPv),
    usableShares: columns.usableRoofShare,
    years: Int16Array.from(columns.from),
    shapeOf(at) {
      const geometry = areaOf(features[used[at] ?? -1]);
      return validShape(geometry ?? { type: 'MultiPolygon', coordinates: [] }, topology).shape;
    },
  };
  const overlaps = overlappingOutlines(outlines.boxes, outlines.shapeOf);
  return {
    outlines,
    report: {
      readCount: features.length,
      usedCount: used.length,
      repaired: Uint32Array.from(repaired).filter((at) => !isDuplicate.has(at)),
      notAreas: Uint32Array.from(notAreas),
      withoutArea: Uint32Array.from(withoutArea),
      duplicates,
      overlapping: overlaps.outlines.map((place) => used[place] ?? 0),
      overlapM2: overlaps.areaM2,
      missing,
      unknown,
    },
  };
}

/** Rings longer than this are left to GEOS: looking at all pairs of edges would take longer. */
const MOST_VERTICES = 65;

/**
 * Brings the ring of a building that is one plain ring, sure to be valid without GEOS, into the working plane.
 *
 * @param ring receives x, y pairs
 * @returns number of vertices with the repeated one; 0 for any other area
 */
function takePlainRing({ type, coordinates }: Polygon | MultiPolygon, ring: Float64Array): number {
  const positions = type === 'Polygon' && coordinates.length === 1 ? (coordinates[0] ?? []) : [];
  const count = positions.length;
  if (count < 4 || count > MOST_VERTICES) return 0;
  for (let vertex = 0; vertex < count; vertex += 1) {
    ring[2 * vertex] = planeX(positions[vertex]?.[0] ?? Number.NaN);
    ring[2 * vertex + 1] = planeY(positions[vertex]?.[1] ?? Number.NaN);
  }
  const isClosed = ring[0] === ring[2 * count - 2] && ring[1] === ring[2 * count - 1];
  return isClosed && isSurelySimple(ring, count) ? count : 0;
}

function putBounds(boxes: Float64Array, at: number, coordinates: Float64Array, vertices: number): void {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let vertex = 0; vertex < vertices; vertex += 1) {
    const [x, y] = [coordinates[2 * vertex] ?? 0, coordinates[2 * vertex + 1] ?? 0];
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  boxes[at] = minX;
  boxes[at + 1] = minY;
  boxes[at + 2] = maxX;
  boxes[at + 3] = maxY;
}

function validShape(geometry: Polygon | MultiPolygon, topology: Topology): ReturnType<Topology['repair']> {
  const shape = shapeFromGeojson(geometry);
  return shape.partEnds.length === 0 ? { shape, note: null } : topology.repair(shape);
}

function areaOf(feature: Feature | undefined): Polygon | MultiPolygon | null {
  // Files may carry features without any geometry, whatever the type says.
  const geometry = feature?.geometry as Feature['geometry'] | null | undefined;
  return geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? geometry : null;
}

function readColumns(
  features: readonly Feature[],
  used: Uint32Array,
  { fields = {}, classMapping = {} }: Pick<BaseDataset, 'fields' | 'classMapping'>,
): {
  readonly columns: Readonly<Record<BuildingRole, Float64Array>>;
  readonly missing: readonly BuildingRole[];
  readonly unknown: ReadonlyMap<BuildingRole, ReadonlyMap<string, number>>;
} {
  const missing: BuildingRole[] = [];
  const unknown = new Map<BuildingRole, ReadonlyMap<string, number>>();
  const read = (role: BuildingRole): Float64Array => {
    const field = fields[role] ?? role;
    const column = new Float64Array(used.length).fill(NO_BUILDING_VALUE[role]);
    const strange = new Map<string, number>();
    let isThere = false;
    for (let place = 0; place < used.length; place += 1) {
      const value: unknown = features[used[place] ?? 0]?.properties?.[field];
      if (value === undefined) continue;
      isThere = true;
      if (value === null || value === '') continue;
      const mapped = role === 'buildingUse' ? (classMapping[wordOf(value)] ?? value) : value;
      const known = READ_BUILDING_VALUE[role](mapped);
      if (known === null) strange.set(wordOf(value), (strange.get(wordOf(value)) ?? 0) + 1);
      else column[place] = known;
    }
    if (!isThere) missing.push(role);
    if (strange.size > 0) unknown.set(role, strange);
    return column;
  };
  const [buildingUse, roofPv, usableRoofShare, from] = BUILDING_ROLES.map(read) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return { columns: { buildingUse, roofPv, usableRoofShare, from }, missing, unknown };
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}
