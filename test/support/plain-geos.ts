import initialiseGeos from 'geos-wasm';

/** GEOS on its own, fed with well-known text and not through the engine's facade. */
export interface PlainGeos {
  area(wkt: string): number;
  /** Length of all borders. */
  length(wkt: string): number;
  /** Area of what only one of two geometries covers. */
  differingArea(wktA: string, wktB: string): number;
  /** Area of what both geometries cover. */
  commonArea(wktA: string, wktB: string): number;
}

interface Functions {
  readonly Module: {
    readonly HEAPF64: Float64Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    stringToUTF8(text: string, pointer: number, bytes: number): void;
    UTF8ToString(pointer: number): string;
    addFunction(handler: (message: number, userData: number) => void, signature: 'vii'): number;
  };
  GEOS_init_r(): number;
  GEOSContext_setErrorMessageHandler_r(context: number, handler: number, userData: number): number;
  GEOSWKTReader_create_r(context: number): number;
  GEOSWKTReader_read_r(context: number, reader: number, text: number): number;
  GEOSIntersection_r(context: number, a: number, b: number): number;
  GEOSSymDifference_r(context: number, a: number, b: number): number;
  GEOSArea_r(context: number, geometry: number, area: number): number;
  GEOSLength_r(context: number, geometry: number, length: number): number;
  GEOSGeom_destroy_r(context: number, geometry: number): void;
}

/** Opens a context of its own. */
export async function openPlainGeos(): Promise<PlainGeos> {
  const geos = (await initialiseGeos()) as unknown as Functions;
  const context = geos.GEOS_init_r();
  let said = '';
  const handler = geos.Module.addFunction((message) => (said = geos.Module.UTF8ToString(message)), 'vii');
  geos.GEOSContext_setErrorMessageHandler_r(context, handler, 0);
  const reader = geos.GEOSWKTReader_create_r(context);

  function read(wkt: string): number {
    const pointer = geos.Module._malloc(wkt.length + 1);
    geos.Module.stringToUTF8(wkt, pointer, wkt.length + 1);
    const geometry = geos.GEOSWKTReader_read_r(context, reader, pointer);
    geos.Module._free(pointer);
    if (geometry === 0) throw new Error(`GEOS: ${said} in ${wkt}`);
    return geometry;
  }

  function measured(measure: 'GEOSArea_r' | 'GEOSLength_r', geometry: number): number {
    if (geometry === 0) throw new Error(`GEOS: ${said}`);
    const pointer = geos.Module._malloc(8);
    geos[measure](context, geometry, pointer);
    const value = geos.Module.HEAPF64[pointer / 8] ?? Number.NaN;
    geos.Module._free(pointer);
    geos.GEOSGeom_destroy_r(context, geometry);
    return value;
  }

  function overlaid(operation: 'GEOSIntersection_r' | 'GEOSSymDifference_r', wktA: string, wktB: string): number {
    const [a, b] = [read(wktA), read(wktB)];
    const area = measured('GEOSArea_r', geos[operation](context, a, b));
    geos.GEOSGeom_destroy_r(context, a);
    geos.GEOSGeom_destroy_r(context, b);
    return area;
  }

  return {
    area: (wkt) => measured('GEOSArea_r', read(wkt)),
    length: (wkt) => measured('GEOSLength_r', read(wkt)),
    differingArea: (wktA, wktB) => overlaid('GEOSSymDifference_r', wktA, wktB),
    commonArea: (wktA, wktB) => overlaid('GEOSIntersection_r', wktA, wktB),
  };
}
