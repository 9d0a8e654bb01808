/** Address of something in the memory of the GEOS module; 0 is "nothing". */
export type Pointer = number;

/**
 * The functions of GEOS 3.13 that the topology facade calls, in their reentrant form (first argument: the context).
 * Written down here because the package types its callbacks and enums loosely. Every function that returns a geometry
 * returns 0 after an exception; predicates return 2.
 */
export interface GeosBinding {
  readonly Module: {
    /** Replaced whenever the memory grows: never keep these. */
    readonly HEAPU8: Uint8Array;
    readonly HEAPU32: Uint32Array;
    readonly HEAPF64: Float64Array;
    _malloc(bytes: number): Pointer;
    _free(pointer: Pointer): void;
    UTF8ToString(pointer: Pointer): string;
    addFunction(handler: (message: Pointer, userData: Pointer) => void, signature: 'vii'): Pointer;
    removeFunction(handler: Pointer): void;
  };
  /** Set by us: the package hands the same module to everybody in a thread, and after a trap nobody may use it. */
  trapped?: boolean;
  GEOS_init_r(): Pointer;
  GEOS_finish_r(context: Pointer): void;
  GEOSContext_setErrorMessageHandler_r(context: Pointer, handler: Pointer, userData: Pointer): Pointer;
  GEOSFree_r(context: Pointer, pointer: Pointer): void;
  GEOSCoordSeq_copyFromBuffer_r(context: Pointer, buffer: Pointer, size: number, hasZ: number, hasM: number): Pointer;
  GEOSCoordSeq_copyToBuffer_r(context: Pointer, sequence: Pointer, buffer: Pointer, hasZ: number, hasM: number): number;
  GEOSGeom_createLinearRing_r(context: Pointer, sequence: Pointer): Pointer;
  GEOSGeom_createLineString_r(context: Pointer, sequence: Pointer): Pointer;
  GEOSGeom_createPoint_r(context: Pointer, sequence: Pointer): Pointer;
  GEOSGeom_createPolygon_r(context: Pointer, shell: Pointer, holes: Pointer, holeCount: number): Pointer;
  GEOSGeom_createCollection_r(context: Pointer, type: number, geometries: Pointer, count: number): Pointer;
  GEOSGeom_destroy_r(context: Pointer, geometry: Pointer): void;
  GEOSGeomTypeId_r(context: Pointer, geometry: Pointer): number;
  GEOSisEmpty_r(context: Pointer, geometry: Pointer): number;
  GEOSGetNumGeometries_r(context: Pointer, geometry: Pointer): number;
  GEOSGetGeometryN_r(context: Pointer, geometry: Pointer, index: number): Pointer;
  GEOSGetExteriorRing_r(context: Pointer, polygon: Pointer): Pointer;
  GEOSGetNumInteriorRings_r(context: Pointer, polygon: Pointer): number;
  GEOSGetInteriorRingN_r(context: Pointer, polygon: Pointer, index: number): Pointer;
  GEOSGetNumCoordinates_r(context: Pointer, geometry: Pointer): number;
  GEOSGeom_getCoordSeq_r(context: Pointer, geometry: Pointer): Pointer;
  GEOSGeomGetX_r(context: Pointer, point: Pointer, x: Pointer): number;
  GEOSGeomGetY_r(context: Pointer, point: Pointer, y: Pointer): number;
  GEOSArea_r(context: Pointer, geometry: Pointer, area: Pointer): number;
  GEOSIntersection_r(context: Pointer, a: Pointer, b: Pointer): Pointer;
  GEOSDifference_r(context: Pointer, a: Pointer, b: Pointer): Pointer;
  GEOSUnion_r(context: Pointer, a: Pointer, b: Pointer): Pointer;
  GEOSUnaryUnion_r(context: Pointer, geometry: Pointer): Pointer;
  GEOSisValidDetail_r(context: Pointer, geometry: Pointer, flags: number, reason: Pointer, location: Pointer): number;
  GEOSMakeValidParams_create_r(context: Pointer): Pointer;
  GEOSMakeValidParams_destroy_r(context: Pointer, parameters: Pointer): void;
  GEOSMakeValidParams_setMethod_r(context: Pointer, parameters: Pointer, method: number): number;
  GEOSMakeValidParams_setKeepCollapsed_r(context: Pointer, parameters: Pointer, keep: number): number;
  GEOSMakeValidWithParams_r(context: Pointer, geometry: Pointer, parameters: Pointer): Pointer;
  GEOSBufferWithStyle_r(
    context: Pointer,
    geometry: Pointer,
    width: number,
    quadrantSegments: number,
    endCapStyle: number,
    joinStyle: number,
    mitreLimit: number,
  ): Pointer;
  GEOSPolygonize_r(context: Pointer, geometries: Pointer, count: number): Pointer;
  GEOSPointOnSurface_r(context: Pointer, geometry: Pointer): Pointer;
  GEOSTopologyPreserveSimplify_r(context: Pointer, geometry: Pointer, tolerance: number): Pointer;
  GEOSCoverageUnion_r(context: Pointer, collection: Pointer): Pointer;
  GEOSCoverageSimplifyVW_r(context: Pointer, collection: Pointer, tolerance: number, preserveBoundary: number): Pointer;
  GEOSCoverageIsValid_r(context: Pointer, collection: Pointer, gapWidth: number, output: Pointer): number;
  GEOSPrepare_r(context: Pointer, geometry: Pointer): Pointer;
  GEOSPreparedGeom_destroy_r(context: Pointer, prepared: Pointer): void;
  GEOSPreparedCovers_r(context: Pointer, prepared: Pointer, geometry: Pointer): number;
  GEOSPreparedIntersects_r(context: Pointer, prepared: Pointer, geometry: Pointer): number;
}
