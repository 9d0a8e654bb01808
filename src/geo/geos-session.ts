import type { GeosBinding, Pointer } from './geos-binding.ts';
import { signedRingArea } from './shape-area.ts';
import type { Shape } from './shape.ts';
import { joinShapes, startOf } from './shape-table.ts';
import { TopologyOutOfMemory } from './topology-out-of-memory.ts';

/** Geometry type numbers of GEOS. */
const POLYGON = 3;
const MULTI_POLYGON = 6;
const COLLECTION = 7;

/** What the exception for a failed allocation is called in C++, and so in the message of GEOS. */
const FAILED_ALLOCATION = 'bad_alloc';

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
  #lost: TopologyOutOfMemory | null = null;

  /** @throws {@link TopologyOutOfMemory} when the thread's module has trapped before */
  constructor(geos: GeosBinding) {
    if (geos.trapped === true) throw new TopologyOutOfMemory('the module of this thread has trapped before');
    this.geos = geos;
    this.context = geos.GEOS_init_r();
    // The message is only kept: throwing from here would unwind past the destructors of GEOS and leak.
    this.#handler = geos.Module.addFunction((message) => {
      this.#message = geos.Module.UTF8ToString(message);
    }, 'vii');
    geos.GEOSContext_setErrorMessageHandler_r(this.context, this.#handler, 0);
  }

  /** Whether memory has run out; nothing but {@link finish} and destroying is allowed then. */
  get lost(): boolean {
    return this.#lost !== null;
  }

  /**
   * Runs what a caller asked for. Every public method of the facade goes through here once.
   *
   * @throws {@link TopologyOutOfMemory} when memory runs out in it, ran out before, or the module traps
   */
  attempt<T>(work: () => T): T {
    if (this.#lost !== null) throw this.#lost;
    try {
      return work();
    } catch (error) {
      if (error instanceof TopologyOutOfMemory || !isTrap(error)) throw error;
      this.geos.trapped = true;
      throw this.#lose(error.message);
    }
  }

  /**
   * What to throw, or to say, after GEOS gave no answer; clears the message.
   *
   * @throws {@link TopologyOutOfMemory} when the reason was memory
   */
  takeMessage(): string {
    const message = this.#message;
    this.#message = '';
    if (message.includes(FAILED_ALLOCATION)) throw this.#lose(message);
    return message;
  }

  /** Frees the context and the scratch memory; the session is of no use afterwards. */
  finish(): void {
    if (this.geos.trapped === true) return;
    this.geos.GEOS_finish_r(this.context);
    this.geos.Module.removeFunction(this.#handler);
    if (this.#scratch !== 0) this.geos.Module._free(this.#scratch);
    this.#scratch = 0;
    this.#scratchBytes = 0;
  }

  /** Memory for at least so many bytes, aligned to 8, good until the next call. */
  scratch(bytes: number): Pointer {
    if (bytes > this.#scratchBytes) {
      if (this.#scratch !== 0) this.geos.Module._free(this.#scratch);
      this.#scratchBytes = 0;
      this.#scratch = this.geos.Module._malloc(Math.max(2 * bytes, 1024));
      if (this.#scratch === 0) throw this.#lose(`no memory for ${bytes} bytes`);
      this.#scratchBytes = Math.max(2 * bytes, 1024);
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
    if (endPart - firstPart === 1) return this.#writePart(shape, firstPart);
    const count = endPart - firstPart;
    return this.gather(count, (part) => this.#writePart(shape, firstPart + part), MULTI_POLYGON);
  }

  /**
   * Gathers geometries that `make` builds one by one into one; when one of them fails, those before it are destroyed.
   *
   * @param type a collection unless said otherwise
   */
  gather(count: number, make: (index: number) => Pointer, type = COLLECTION): Pointer {
    const members: Pointer[] = [];
    try {
      for (let index = 0; index < count; index += 1) members.push(make(index));
      // Room for the list first: creating takes the members over, whether it succeeds or not.
      this.scratch(4 * Math.max(1, count));
    } catch (error) {
      for (const member of members) this.destroy(member);
      throw error;
    }
    return this.#built(
      this.#withPointers(members, (list) =>
        this.geos.GEOSGeom_createCollection_r(this.context, type, list, members.length),
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

  /** Copies the vertices of a line or ring out of the module. */
  readVertices(line: Pointer): Float64Array {
    return this.#verticesOf(line).slice();
  }

  /** Area of {@link read}'s shape, without making it: the vertices are summed up where they are. */
  areaOf(geometry: Pointer): number {
    const { geos, context } = this;
    const type = geos.GEOSGeomTypeId_r(context, geometry);
    let area = 0;
    if (type === MULTI_POLYGON || type === COLLECTION) {
      const count = geos.GEOSGetNumGeometries_r(context, geometry);
      for (let index = 0; index < count; index += 1) {
        area += this.areaOf(geos.GEOSGetGeometryN_r(context, geometry, index));
      }
    } else if (type === POLYGON && geos.GEOSisEmpty_r(context, geometry) === 0) {
      area = this.#ringArea(geos.GEOSGetExteriorRing_r(context, geometry));
      const holes = geos.GEOSGetNumInteriorRings_r(context, geometry);
      for (let hole = 0; hole < holes; hole += 1) {
        area -= this.#ringArea(geos.GEOSGetInteriorRingN_r(context, geometry, hole));
      }
    }
    return area;
  }

  /** Destroys a geometry; 0 is allowed. */
  destroy(geometry: Pointer): void {
    if (geometry !== 0 && this.geos.trapped !== true) this.geos.GEOSGeom_destroy_r(this.context, geometry);
  }

  #writePart(shape: Shape, part: number): Pointer {
    const firstRing = startOf(shape.partEnds, part);
    const endRing = shape.partEnds[part] ?? firstRing;
    const outer = this.#writeRing(shape, firstRing);
    if (endRing - firstRing <= 1) {
      return this.#built(this.geos.GEOSGeom_createPolygon_r(this.context, outer, 0, 0));
    }
    const holes: Pointer[] = [];
    for (let ring = firstRing + 1; ring < endRing; ring += 1) {
      holes.push(this.#writeRing(shape, ring));
    }
    const polygon = this.#withPointers(holes, (list) =>
      this.geos.GEOSGeom_createPolygon_r(this.context, outer, list, holes.length),
    );
    return this.#built(polygon);
  }

  #writeRing({ coordinates, ringEnds }: Shape, ring: number): Pointer {
    const first = 2 * startOf(ringEnds, ring);
    const count = 2 * (ringEnds[ring] ?? 0) - first;
    const pointer = this.scratch(8 * count);
    const memory = this.geos.Module.HEAPF64;
    const target = pointer / 8;
    // 0 times what is not finite is NaN: one test for the whole ring.
    let zero = 0;
    for (let index = 0; index < count; index += 2) {
      const x = coordinates[first + index] ?? 0;
      const y = coordinates[first + index + 1] ?? 0;
      zero += 0 * x + 0 * y;
      memory[target + index] = x;
      memory[target + index + 1] = y;
    }
    if (zero !== 0) throw new Error('GEOS: a coordinate is not finite');
    const sequence = this.#built(this.geos.GEOSCoordSeq_copyFromBuffer_r(this.context, pointer, count / 2, 0, 0));
    return this.#built(this.geos.GEOSGeom_createLinearRing_r(this.context, sequence));
  }

  #ringArea(ring: Pointer): number {
    const vertices = this.#verticesOf(ring);
    return Math.abs(signedRingArea(vertices, 0, vertices.length / 2));
  }

  /** A view of the vertices of a line in the scratch memory, good until that is used again. */
  #verticesOf(line: Pointer): Float64Array {
    const { geos, context } = this;
    const count = geos.GEOSGetNumCoordinates_r(context, line);
    const pointer = this.scratch(16 * count);
    geos.GEOSCoordSeq_copyToBuffer_r(context, geos.GEOSGeom_getCoordSeq_r(context, line), pointer, 0, 0);
    return geos.Module.HEAPF64.subarray(pointer / 8, pointer / 8 + 2 * count);
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
      const vertices = this.#verticesOf(ring);
      coordinates.set(vertices, 2 * vertex);
      vertex += vertices.length / 2;
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

  #lose(message: string): TopologyOutOfMemory {
    this.#lost = new TopologyOutOfMemory(message);
    return this.#lost;
  }
}

/** Whether WebAssembly itself gave up: a trap, an abort, or no stack or memory left for it. */
function isTrap(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'RuntimeError' || error instanceof RangeError);
}

function emptyShape(): Shape {
  return { coordinates: new Float64Array(0), ringEnds: new Uint32Array(0), partEnds: new Uint32Array(0) };
}
