import type { Geometry } from 'geojson';
import { openShp } from 'shapefile';
import type { Bounds } from '../geo/bounds.ts';
import { systemOfWkt } from '../geo/coordinate-system-wkt.ts';
import { decideDbfEncoding } from './dbf-encoding.ts';
import type { DbfTable } from './dbf-table.ts';
import { openDbfTable, readDbfLayout } from './dbf-table.ts';
import type { LandFile, LandVisit } from './land-file.ts';
import { createNoteCounter } from './note-counter.ts';
import { polygonParts } from './polygon-parts.ts';
import { createPolygonTally } from './polygon-tally.ts';
import type { ReadNote, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { createValueSampler } from './value-sampler.ts';

/** The files of one Shapefile by ending, lower case with the dot; `.shp` is always there. */
export type ShapefileParts = ReadonlyMap<string, Uint8Array>;

const HEADER_BYTES = 100;
const FILE_CODE = 9994;
const POLYGON_TYPES: readonly number[] = [5, 15, 25];
/** Kinds of shapes by number without the digit for heights and measures. */
const KINDS: ReadonlyMap<number, string> = new Map([
  [1, 'Point'],
  [3, 'LineString'],
  [8, 'MultiPoint'],
  [31, 'MultiPatch'],
]);
const PROGRESS_STEP = 4096;
const BYTES_PER_VERTEX = 16;

/**
 * A Shapefile as a layer of parcels.
 *
 * @param name of the `.shp` file
 * @param encodingAsked encoding of its texts if the user says so, else null
 */
export function openShapefileLand(
  name: string,
  parts: ShapefileParts,
  encodingAsked: string | null,
): ReadResult<LandFile> {
  const shapes = readShapeHeader(name, parts.get('.shp') ?? new Uint8Array(0));
  if (!shapes.ok) return shapes;
  const dbf = parts.get('.dbf');
  if (dbf === undefined) return readFailure('format.missing-part', name, { part: '.dbf' });
  const layout = readDbfLayout(name.replace(/\.shp$/iu, '.dbf'), dbf);
  if (!layout.ok) return layout;
  const encoding = decideDbfEncoding(name, layout.value, encodingAsked, textOf(parts.get('.cpg')));
  if (!encoding.ok) return encoding;
  const table = openDbfTable(layout.value, encoding.value);
  const notes: readonly ReadNote[] = [
    ...encoding.notes,
    ...(parts.has('.shx') ? [] : [{ code: 'format.no-shx', details: { file: name } } as const]),
  ];
  const projection = textOf(parts.get('.prj'));
  const { bytes, bounds } = shapes.value;
  const value: LandFile = {
    name,
    format: 'Shapefile',
    featureCount: table.rowCount,
    fields: table.fields,
    crs: projection === null || projection === '' ? null : systemOfWkt(projection),
    bounds,
    encoding: encoding.value,
    expectedVertices: Math.ceil(bytes.length / BYTES_PER_VERTEX),
    notes,
    sampleValues: createValueSampler(table.fields, (columns, onValues) => {
      const positions = positionsOf(table, columns);
      for (let row = 0; row < table.rowCount; row += 1) {
        if (!table.isDeleted(row) && !onValues(table.valuesAt(row, positions))) return;
      }
    }),
    visit: (visit) => visitShapes(name, bytes, table, visit),
  };
  return { ok: true, value, notes: [] };
}

async function visitShapes(
  name: string,
  bytes: Uint8Array,
  table: DbfTable,
  { columns, onFeature, onProgress }: LandVisit,
): Promise<ReadResult<number>> {
  const positions = positionsOf(table, columns);
  const tally = createPolygonTally(name);
  const notes = createNoteCounter(name);
  const shapes = await openShp(bytes);
  let deleted = 0;
  let index = 0;
  for (let shape = await nextShape(shapes); shape !== 'end'; shape = await nextShape(shapes)) {
    if (shape === 'broken') return readFailure('format.damaged', name, { feature: index });
    if (index >= table.rowCount) {
      return readFailure('format.parts-mismatch', name, { shapes: index + 1, rows: table.rowCount });
    }
    if (table.isDeleted(index)) {
      deleted += 1;
    } else if (shape === null || (shape.type !== 'Polygon' && shape.type !== 'MultiPolygon')) {
      notes.add('format.no-geometry', index);
    } else {
      const at = index;
      const parts = polygonParts(shape, (code) => notes.add(code, at));
      if (parts === null) return readFailure('format.bad-coordinate', name, { feature: index });
      tally.addPolygon();
      onFeature(parts, table.valuesAt(index, positions), index);
    }
    index += 1;
    if (index % PROGRESS_STEP === 0) onProgress?.(index, table.rowCount);
  }
  if (index < table.rowCount)
    return readFailure('format.parts-mismatch', name, { shapes: index, rows: table.rowCount });
  onProgress?.(index, table.rowCount);
  const found: ReadNote[] = notes.notes();
  if (deleted > 0) found.push({ code: 'format.deleted-rows', details: { file: name, count: deleted } });
  return tally.finish(index, found);
}

type Shapes = Awaited<ReturnType<typeof openShp>>;

/** The next shape, null for an empty one; the library throws whatever comes its way when bytes are not what they should be. */
async function nextShape(shapes: Shapes): Promise<Geometry | null | 'end' | 'broken'> {
  try {
    const { done, value } = await shapes.read();
    return done ? 'end' : value;
  } catch {
    return 'broken';
  }
}

/** Checks the header of a `.shp` file; what follows its announced length is left off. */
function readShapeHeader(name: string, bytes: Uint8Array): ReadResult<{ bytes: Uint8Array; bounds: Bounds | null }> {
  if (bytes.length === 0) return readFailure('format.empty-file', name);
  if (bytes.length < HEADER_BYTES) return readFailure('format.truncated', name, { offset: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getInt32(0) !== FILE_CODE) return readFailure('format.wrong-magic', name, { expected: 'Shapefile' });
  const announced = 2 * view.getInt32(24);
  if (announced > bytes.length) return readFailure('format.truncated', name, { offset: bytes.length });
  if (announced <= HEADER_BYTES) return readFailure('format.no-features', name);
  const type = view.getInt32(32, true);
  if (!POLYGON_TYPES.includes(type)) {
    const kinds = KINDS.get(type) ?? KINDS.get(type % 10) ?? String(type);
    return readFailure('format.no-polygons', name, { kinds });
  }
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = [36, 44, 52, 60].map((at) => view.getFloat64(at, true));
  const isBox = [minX, minY, maxX, maxY].every(Number.isFinite) && minX <= maxX && minY <= maxY;
  const value = { bytes: bytes.subarray(0, announced), bounds: isBox ? { minX, minY, maxX, maxY } : null };
  return { ok: true, value, notes: [] };
}

function positionsOf({ fields }: DbfTable, columns: readonly string[]): readonly number[] {
  return columns.map((column) => fields.findIndex(({ name }) => name === column));
}

/** Small companions are ASCII in practice; anything else in them cannot be a name. */
function textOf(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : new TextDecoder('utf-8').decode(bytes).trim();
}
