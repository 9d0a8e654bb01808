import type { Feature } from 'geojson';
import type { FeatureCodec, LayerContent } from './feature-codec.ts';
import { singleLayer } from './feature-codec.ts';
import type { SourceFile } from './land-file.ts';
import { createNoteCounter } from './note-counter.ts';
import type { ReadNote, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { withGeojsonRings } from './ring-direction.ts';
import type { ShapefileParts } from './shapefile-shapes.ts';
import { openShapes, readShapeHeader, shapeKind } from './shapefile-shapes.ts';
import { openShapefileTable } from './shapefile-table.ts';
import { hasFiniteCoordinates, isEmptyGeometry } from './geometry-checks.ts';
import { partsBeside } from './shapefile-names.ts';

const FORMAT = 'Shapefile';
const FILE_CODE = [0, 0, 0x27, 0x0a] as const;
const MULTI_PATCH = 31;

/** A Shapefile of points, lines or areas; parcels by the hundred thousand go through `openShapefileLand`. */
export const shapefileCodec: FeatureCodec = {
  name: FORMAT,
  extensions: ['.shp'],
  recognises: (bytes) => FILE_CODE.every((byte, index) => bytes[index] === byte),
  open: (source, files) =>
    singleLayer(source.name, FORMAT, (encoding) => readShapefile(source, partsBeside(source, files), encoding)),
};

async function readShapefile(
  { name }: SourceFile,
  parts: ShapefileParts,
  encoding: string | null,
): Promise<ReadResult<LayerContent>> {
  const header = readShapeHeader(name, parts.get('.shp') ?? new Uint8Array(0));
  if (!header.ok) return header;
  const { bytes, type } = header.value;
  if (type === MULTI_PATCH) return readFailure('format.unsupported-geometry', name, { geometry: shapeKind(type) });
  const opened = openShapefileTable(name, parts, encoding);
  if (!opened.ok) return opened;
  const { table } = opened.value;
  const notes = createNoteCounter(name);
  const positions = table.fields.map((_, at) => at);
  const features: Feature[] = [];
  const nextShape = await openShapes(bytes);
  let deleted = 0;
  let index = 0;
  for (let shape = await nextShape(); shape !== 'end'; shape = await nextShape()) {
    if (shape === 'broken') return readFailure('format.damaged', name, { feature: index });
    if (index >= table.rowCount) {
      return readFailure('format.parts-mismatch', name, { shapes: index + 1, rows: table.rowCount });
    }
    if (table.isDeleted(index)) deleted += 1;
    else if (shape === null || isEmptyGeometry(shape)) notes.add('format.no-geometry', index);
    else if (!hasFiniteCoordinates(shape)) return readFailure('format.bad-coordinate', name, { feature: index });
    else {
      const values = table.valuesAt(index, positions);
      const properties = Object.fromEntries(table.fields.map((field, at) => [field.name, values[at] ?? null]));
      features.push({ type: 'Feature', geometry: withGeojsonRings(shape), properties });
    }
    index += 1;
  }
  if (index < table.rowCount)
    return readFailure('format.parts-mismatch', name, { shapes: index, rows: table.rowCount });
  const found: ReadNote[] = [...opened.value.notes, ...notes.notes()];
  if (deleted > 0) found.push({ code: 'format.deleted-rows', details: { file: name, count: deleted } });
  const value: LayerContent = {
    format: FORMAT,
    features,
    crs: opened.value.crs,
    fields: table.fields.map((field, at) => ({ name: field.name, type: table.fieldTypes[at] ?? 'text' })),
    encoding: opened.value.encoding,
  };
  return { ok: true, value, notes: found };
}
