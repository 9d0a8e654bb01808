import type { GeosBinding, Pointer } from './geos-binding.ts';
import type { Shape } from './shape.ts';
import { joinShapes, startOf } from './shape-table.ts';

/** Geometry type numbers of GEOS. */
const POLYGON = 3;
const MULTI_POLYGON = 6;
const COLLECTION = 7;

/**
 * One context of GEOS with its scratch memory: writes shapes into the module, reads them back and keeps the last error
 * message. Geometries are addresses; who asks for one destroys it.
 */
export class GeosSession {
  readonly geos: GeosBinding;
  readonly context: Pointer;
  readonly #handler: Pointer;
  #scratch: Pointer = 0;
  #scratchBytes = 0;
  #message = '';

  constructor(geos: GeosBinding) {
    this.geos = geos;
    this.context = geos.GEOS_init_r();
    // The message is only kept: throwing from here would unwind past the destructors of GEOS and leak.
    this.#handler = geos.Module.addFunction((message) => {
      this.#message = geos.Module.UTF8ToString(message);
    }, 'vii');
    geos.GEOSContext_setErrorMessageHandler_r(this.context, this.#handler, 0);
  }

  /** The last error message of GEOS; reading it clears it. */
  takeMessage(): string {
    const message = this.#message;
    this.#message = '';
    return message;
  }

  /** Frees the context and the scratch memory; the session is of no use afterwards. */
  finish(): void {
    this.geos.GEOS_finish_r(this.context);
    this.geos.Module.removeFunction(this.#handler);
    if (this.#scratch !== 0) this.geos.Module._free(this.#scratch);
    this.#scratch = 0;
  }

  /** Memory for at least so many bytes, aligned to 8, good until the next call. */
  scratch(bytes: number): Pointer {
    if (bytes > this.#scratchBytes) {
      if (this.#scratch !== 0) this.geos.Module._free(this.#scratch);
      this.#scratchBytes = Math.max(2 * bytes, 1024);
      this.#scratch = this.geos.Module._malloc(this.#scratchBytes);
    }
    return this.#scratch;
  }

  /** A double that a function of GEOS writes through a pointer. */
  readDouble(write: (pointer: Pointer) => number): number {
    const pointer = this.scratch(8);
    if (write(pointer) === 0) throw new Error(`GEOS: ${this.takeMessage()}`);
    return this.geos.Module.HEAPF64[pointer / 8] ?? 0;
  }

  /**
   * Builds the polygon or multipolygon of some parts of flat arrays.
   *
   * @param shape arrays of a shape or of a whole table
   * @throws when a ring is not closed, has fewer than four vertices or a coordinate that is not finite: whoever made the
   *   shape has to have checked that
   */
  write(shape: Shape, firstPart = 0, endPart = shape.partEnds.length): Pointer {
    const polygons: Pointer[] = [];
    for (let part = firstPart; part < endPart; part += 1) {
      const firstRing = startOf(shape.partEnds, part);
      const rings: Pointer[] = [];
      for (let ring = firstRing; ring < (shape.partEnds[part] ?? firstRing); ring += 1) {
        rings.push(this.#writeRing(shape.coordinates, startOf(shape.ringEnds, ring), shape.ringEnds[ring] ?? 0));
      }
      const [outer = 0, ...holes] = rings;
      const polygon = this.#withPointers(holes, (list) =>
        this.geos.GEOSGeom_createPolygon_r(this.context, outer, list, holes.length),
      );
      polygons.push(this.#built(polygon));
    }
    const [only] = polygons;
    return only !== undefined && polygons.length === 1 ? only : this.collect(polygons);
  }

  /** Gathers polygons, which it takes over, into one multipolygon. */
  collect(polygons: readonly Pointer[]): Pointer {
    return this.#built(
      this.#withPointers(polygons, (list) =>
        this.geos.GEOSGeom_createCollection_r(this.context, MULTI_POLYGON, list, polygons.length),
      ),
    );
  }

  /** Copies the polygons of a geometry out of the module; points and lines, which have no area, are left behind. */
  read(geometry: Pointer): Shape {
    const type = this.geos.GEOSGeomTypeId_r(this.context, geometry);
    if (type === POLYGON) return this.#readPolygon(geometry);
    if (type !== MULTI_POLYGON && type !== COLLECTION) return emptyShape();
    const count = this.geos.GEOSGetNumGeometries_r(this.context, geometry);
    return joinShapes(
      Array.from({ length: count }, (_, index) =>
        this.read(this.geos.GEOSGetGeometryN_r(this.context, geometry, index)),
      ),
    );
  }

  /** Destroys a geometry; 0 is allowed. */
  destroy(geometry: Pointer): void {
    if (geometry !== 0) this.geos.GEOSGeom_destroy_r(this.context, geometry);
  }

  #writeRing(coordinates: Float64Array, firstVertex: number, endVertex: number): Pointer {
    const count = endVertex - firstVertex;
    const pointer = this.scratch(16 * count);
    const values = coordinates.subarray(2 * firstVertex, 2 * endVertex);
    for (const value of values) if (!Number.isFinite(value)) throw new Error('GEOS: a coordinate is not finite');
    this.geos.Module.HEAPF64.set(values, pointer / 8);
    const sequence = this.geos.GEOSCoordSeq_copyFromBuffer_r(this.context, pointer, count, 0, 0);
    return this.#built(this.geos.GEOSGeom_createLinearRing_r(this.context, sequence));
  }

  #readPolygon(polygon: Pointer): Shape {
    const { geos, context } = this;
    if (geos.GEOSisEmpty_r(context, polygon) === 1) return emptyShape();
    const rings = [geos.GEOSGetExteriorRing_r(context, polygon)];
    const holes = geos.GEOSGetNumInteriorRings_r(context, polygon);
    for (let hole = 0; hole < holes; hole += 1) rings.push(geos.GEOSGetInteriorRingN_r(context, polygon, hole));
    const coordinates = new Float64Array(2 * geos.GEOSGetNumCoordinates_r(context, polygon));
    const ringEnds = new Uint32Array(rings.length);
    let vertex = 0;
    rings.forEach((ring, index) => {
      const count = geos.GEOSGetNumCoordinates_r(context, ring);
      const pointer = this.scratch(16 * count);
      geos.GEOSCoordSeq_copyToBuffer_r(context, geos.GEOSGeom_getCoordSeq_r(context, ring), pointer, 0, 0);
      coordinates.set(geos.Module.HEAPF64.subarray(pointer / 8, pointer / 8 + 2 * count), 2 * vertex);
      vertex += count;
      ringEnds[index] = vertex;
    });
    return { coordinates, ringEnds, partEnds: Uint32Array.of(rings.length) };
  }

  #withPointers(pointers: readonly Pointer[], use: (list: Pointer) => Pointer): Pointer {
    const list = this.scratch(4 * Math.max(1, pointers.length));
    this.geos.Module.HEAPU32.set(pointers, list / 4);
    return use(list);
  }

  #built(geometry: Pointer): Pointer {
    if (geometry === 0) throw new Error(`GEOS: ${this.takeMessage()}`);
    return geometry;
  }
}

function emptyShape(): Shape {
  return { coordinates: new Float64Array(0), ringEnds: new Uint32Array(0), partEnds: new Uint32Array(0) };
}
