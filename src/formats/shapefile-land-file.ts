import type { DbfTable } from './dbf-table.ts';
import type { LandFile, LandVisit } from './land-file.ts';
import { createNoteCounter } from './note-counter.ts';
import { polygonParts } from './polygon-parts.ts';
import { createPolygonTally } from './polygon-tally.ts';
import type { ReadNote, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import type { ShapefileParts } from './shapefile-shapes.ts';
import { openShapes, readShapeHeader, shapeKind } from './shapefile-shapes.ts';
import { openShapefileTable } from './shapefile-table.ts';
import { createValueSampler } from './value-sampler.ts';

const POLYGON_TYPES: readonly number[] = [5, 15, 25];
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
  const { bytes, bounds, type } = shapes.value;
  if (!POLYGON_TYPES.includes(type)) return readFailure('format.no-polygons', name, { kinds: shapeKind(type) });
  const opened = openShapefileTable(name, parts, encodingAsked);
  if (!opened.ok) return opened;
  const { table, encoding, crs, notes } = opened.value;
  const value: LandFile = {
    name,
    format: 'Shapefile',
    featureCount: table.rowCount,
    fields: table.fields,
    crs,
    bounds: bounds !== null && bounds.minX <= bounds.maxX && bounds.minY <= bounds.maxY ? bounds : null,
    encoding,
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
  const nextShape = await openShapes(bytes);
  let deleted = 0;
  let index = 0;
  for (let shape = await nextShape(); shape !== 'end'; shape = await nextShape()) {
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

function positionsOf({ fields }: DbfTable, columns: readonly string[]): readonly number[] {
  return columns.map((column) => fields.findIndex(({ name }) => name === column));
}
