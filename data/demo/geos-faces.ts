import initGeosJs from 'geos-wasm';
import { elementAt } from './access.ts';
import { signedAreaM2, type Path } from './path.ts';
import type { FaceRings, Mesh } from './mesh.ts';
import type { LocalPolygon } from './outline.ts';

/** The topology engine GEOS as the builder uses it. */
export interface Topology {
  /** Nodes lines on a grid and forms all faces; ends that lead nowhere are dropped. */
  readonly formFaces: (lines: readonly Path[], gridM: number) => Mesh;
  /** Outer rings (closed) of the union of polygons. */
  readonly uniteOutlines: (polygons: readonly LocalPolygon[], gridM: number) => number[][];
  /** Whether faces form a coverage: no overlap, no mismatch of shared edges (GEOSCoverageIsValid). */
  readonly isCoverage: (polygons: readonly LocalPolygon[]) => boolean;
  /** How many polygons GEOS does not call valid. */
  readonly countInvalid: (polygons: readonly LocalPolygon[]) => number;
}

type Geos = Awaited<ReturnType<typeof initGeosJs>>;

const POLYGON = 3;
const MULTI_LINE_STRING = 5;
const MULTI_POLYGON = 6;
const COLLECTION = 7;

/** Starts GEOS. */
export async function startTopology(): Promise<Topology> {
  const geos = await initGeosJs();
  const memory = geos.Module;

  const sequenceOf = (path: Path): number => {
    const buffer = memory._malloc(path.length * 8);
    memory.HEAPF64.set(path, buffer / 8);
    const sequence = geos.GEOSCoordSeq_copyFromBuffer(buffer, path.length / 2, 0, 0);
    memory._free(buffer);
    return sequence;
  };
  const withPointers = <Result>(pointers: readonly number[], use: (address: number) => Result): Result => {
    const address = memory._malloc(Math.max(1, pointers.length) * 4);
    memory.HEAPU32.set(pointers, address / 4);
    const result = use(address);
    memory._free(address);
    return result;
  };
  const collect = (type: number, pointers: readonly number[]): number =>
    withPointers(pointers, (address) => geos.GEOSGeom_createCollection(type, address, pointers.length));
  const polygonOf = (rings: readonly Path[]): number => {
    const made = rings.map((ring) => geos.GEOSGeom_createLinearRing(sequenceOf(ring)));
    const outer = elementAt(made, 0);
    return withPointers(made.slice(1), (address) => geos.GEOSGeom_createPolygon(outer, address, made.length - 1));
  };
  const readRing = (ring: number): number[] => {
    const count = geos.GEOSGeomGetNumPoints(ring);
    const buffer = memory._malloc(count * 16);
    geos.GEOSCoordSeq_copyToBuffer(geos.GEOSGeom_getCoordSeq(ring), buffer, 0, 0);
    const path = Array.from(memory.HEAPF64.subarray(buffer / 8, buffer / 8 + count * 2));
    memory._free(buffer);
    return path;
  };

  return {
    formFaces: (lines, gridM) => {
      const input = collect(
        MULTI_LINE_STRING,
        lines.map((line) => geos.GEOSGeom_createLineString(sequenceOf(line))),
      );
      const noded = geos.GEOSUnaryUnionPrec(input, gridM);
      geos.GEOSGeom_destroy(input);
      const faces = withPointers([noded], (address) => geos.GEOSPolygonize(address, 1));
      geos.GEOSGeom_destroy(noded);
      const mesh = readMesh(geos, faces, readRing, gridM);
      geos.GEOSGeom_destroy(faces);
      return mesh;
    },
    uniteOutlines: (polygons, gridM) => {
      const input = collect(MULTI_POLYGON, polygons.map(polygonOf));
      const united = geos.GEOSUnaryUnionPrec(input, gridM);
      geos.GEOSGeom_destroy(input);
      const rings: number[][] = [];
      for (let i = 0; i < geos.GEOSGetNumGeometries(united); i += 1) {
        rings.push(readRing(geos.GEOSGetExteriorRing(geos.GEOSGetGeometryN(united, i))));
      }
      geos.GEOSGeom_destroy(united);
      return rings;
    },
    isCoverage: (polygons) => {
      const input = collect(COLLECTION, polygons.map(polygonOf));
      const valid = geos.GEOSCoverageIsValid(input, 0, 0) === 1;
      geos.GEOSGeom_destroy(input);
      return valid;
    },
    countInvalid: (polygons) => {
      let invalid = 0;
      for (const polygon of polygons) {
        const made = polygonOf(polygon);
        if (geos.GEOSisValid(made) !== 1) invalid += 1;
        geos.GEOSGeom_destroy(made);
      }
      return invalid;
    },
  };
}

/** Numbers the vertices of polygonized faces by their place on the grid. */
function readMesh(geos: Geos, collection: number, readRing: (ring: number) => number[], gridM: number): Mesh {
  const numbers = new Map<number, number>();
  const x: number[] = [];
  const y: number[] = [];
  const numberOf = (px: number, py: number): number => {
    const column = Math.round(px / gridM);
    const row = Math.round(py / gridM);
    const key = (column + 1e7) * 3e7 + row + 1e7;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, x.length);
    x.push(column * gridM);
    y.push(row * gridM);
    return x.length - 1;
  };
  const toRing = (path: number[], clockwise: boolean): Int32Array => {
    const ring = new Int32Array(path.length / 2 - 1);
    const forward = signedAreaM2(path) > 0 !== clockwise;
    for (let i = 0; i < ring.length; i += 1) {
      const vertex = numberOf(elementAt(path, 2 * i), elementAt(path, 2 * i + 1));
      ring[forward ? i : ring.length - 1 - i] = vertex;
    }
    return ring;
  };
  const faces: FaceRings[] = [];
  for (let i = 0; i < geos.GEOSGetNumGeometries(collection); i += 1) {
    const polygon = geos.GEOSGetGeometryN(collection, i);
    if (geos.GEOSGeomTypeId(polygon) !== POLYGON) continue;
    const rings = [toRing(readRing(geos.GEOSGetExteriorRing(polygon)), false)];
    for (let hole = 0; hole < geos.GEOSGetNumInteriorRings(polygon); hole += 1) {
      rings.push(toRing(readRing(geos.GEOSGetInteriorRingN(polygon, hole)), true));
    }
    faces.push(rings);
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y), faces };
}
