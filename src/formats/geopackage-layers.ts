import type { Database, SqlValue } from '@sqlite.org/sqlite-wasm';
import type { Feature } from 'geojson';
import type { SystemLookup } from '../geo/coordinate-system.ts';
import { systemOfEpsg } from '../geo/coordinate-system.ts';
import { systemOfWkt } from '../geo/coordinate-system-wkt.ts';
import type { FeatureLayer, LayerContent } from './feature-codec.ts';
import type { FieldType } from '../plan/feature-table.ts';
import { hasFiniteCoordinates, isEmptyGeometry } from './geometry-checks.ts';
import { readGeopackageGeometry } from './geopackage-geometry.ts';
import { mergeCollection } from './merge-collection.ts';
import { createNoteCounter } from './note-counter.ts';
import type { ReadFailure, ReadNote, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { isDatabaseError, openDatabase, sqlName, textOfSql } from './sqlite-database.ts';

const FORMAT = 'GeoPackage';
const MAGIC = 'SQLite format 3\0';
const PAGE_SIZE_AT = 16;
const PAGE_COUNT_AT = 28;
const CURVES = /^(CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|MULTICURVE|MULTISURFACE|CURVE|SURFACE)$/iu;

interface GeopackageTable {
  readonly name: string;
  readonly srsId: number;
  readonly geometryColumn: string;
  readonly geometryType: string;
}

interface GeopackageColumn {
  readonly name: string;
  readonly type: FieldType;
}

/** Whether the first bytes are those of a database, which every GeoPackage is. */
function hasGeopackageMagic(bytes: Uint8Array): boolean {
  return MAGIC.startsWith(String.fromCharCode(...bytes.subarray(0, MAGIC.length))) && bytes.length > 0;
}

/** Finds the layers of a GeoPackage. */
export async function openGeopackage(file: string, bytes: Uint8Array): Promise<ReadResult<readonly FeatureLayer[]>> {
  if (!hasGeopackageMagic(bytes)) return readFailure('format.wrong-magic', file, { expected: FORMAT });
  const cut = findTruncation(file, bytes);
  if (cut !== null) return cut;
  return withDatabase(file, bytes, (database) => {
    const tables = tablesOf(database);
    if (tables === null) return readFailure('format.not-geopackage', file);
    if (tables.length === 0) return readFailure('format.no-features', file);
    const value = tables.map((table): FeatureLayer => ({
      name: table.name,
      format: FORMAT,
      read: () => withDatabase(file, bytes, (opened) => readTable(file, opened, table)),
    }));
    return { ok: true, value, notes: [] };
  });
}

/** The header says how many pages there are; some writers leave it at nought. */
function findTruncation(file: string, bytes: Uint8Array): ReadFailure | null {
  if (bytes.length < 100) return readFailure('format.truncated', file, { offset: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = view.getUint16(PAGE_SIZE_AT);
  const announced = (stated === 1 ? 65536 : stated) * view.getUint32(PAGE_COUNT_AT);
  return announced > bytes.length ? readFailure('format.truncated', file, { offset: bytes.length }) : null;
}

async function withDatabase<T>(
  file: string,
  bytes: Uint8Array,
  use: (database: Database) => ReadResult<T>,
): Promise<ReadResult<T>> {
  const { database } = await openDatabase(bytes);
  try {
    return use(database);
  } catch (error) {
    if (isDatabaseError(error)) return readFailure('format.damaged', file);
    throw error;
  } finally {
    database.close();
  }
}

/** Null when the database is no GeoPackage. */
function tablesOf(database: Database): readonly GeopackageTable[] | null {
  const known = database.selectValues(
    `SELECT name FROM sqlite_master WHERE name IN ('gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys')`,
  );
  if (known.length < 3) return null;
  return database
    .selectArrays(
      `SELECT c.table_name, g.srs_id, g.column_name, g.geometry_type_name
         FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
        WHERE c.data_type = 'features' ORDER BY c.rowid`,
    )
    .map(([name, srsId, column, type]) => ({
      name: textOfSql(name),
      srsId: Number(srsId),
      geometryColumn: textOfSql(column),
      geometryType: textOfSql(type),
    }));
}

function readTable(file: string, database: Database, table: GeopackageTable): ReadResult<LayerContent> {
  const { name, geometryColumn, geometryType } = table;
  if (CURVES.test(geometryType)) {
    return readFailure('format.unsupported-geometry', file, { geometry: geometryType.toUpperCase() });
  }
  const { key, columns, binary } = columnsOf(database, table);
  const wanted = [geometryColumn, ...(key === null ? [] : [key]), ...columns.map((column) => column.name)];
  const statement = database.prepare(`SELECT ${wanted.map(sqlName).join(', ')} FROM ${sqlName(name)}`);
  const notes = createNoteCounter(file);
  const features: Feature[] = [];
  const first = key === null ? 1 : 2;
  try {
    for (let index = 0; statement.step(); index += 1) {
      const row = statement.get([]);
      const blob = row[0];
      const reading = blob instanceof Uint8Array ? readGeopackageGeometry(blob) : null;
      if (reading === null || (reading.ok && isEmptyGeometry(reading.geometry))) {
        notes.add('format.no-geometry', index);
        continue;
      }
      if (!reading.ok && reading.reason === 'unsupported') {
        return readFailure('format.unsupported-geometry', file, { feature: index, geometry: reading.kind });
      }
      if (!reading.ok || !hasFiniteCoordinates(reading.geometry)) {
        notes.add('format.unreadable-geometry', index);
        continue;
      }
      const properties: Record<string, unknown> = {};
      columns.forEach((column, at) => (properties[column.name] = valueOf(row[first + at], column.type)));
      const id = key === null ? null : valueOf(row[1], 'integer');
      features.push({
        type: 'Feature',
        geometry: mergeCollection(reading.geometry),
        properties,
        ...(typeof id === 'number' ? { id } : {}),
      });
    }
  } finally {
    statement.finalize();
  }
  const found: ReadNote[] = notes.notes();
  if (binary.length > 0) {
    found.push({
      code: 'format.columns-left-out',
      details: { file, count: binary.length, columns: binary.join(', ') },
    });
  }
  const crs = systemOf(database, table.srsId);
  return { ok: true, value: { format: FORMAT, features, crs, fields: columns, encoding: null }, notes: found };
}

function columnsOf(
  database: Database,
  { name, geometryColumn }: GeopackageTable,
): { readonly key: string | null; readonly columns: readonly GeopackageColumn[]; readonly binary: readonly string[] } {
  const rows = database.selectArrays(`PRAGMA table_info(${sqlName(name)})`);
  let key: string | null = null;
  const columns: GeopackageColumn[] = [];
  const binary: string[] = [];
  for (const [, columnName, declared, , , isKey] of rows) {
    const column = textOfSql(columnName);
    const type = textOfSql(declared).toUpperCase();
    if (column === geometryColumn) continue;
    if (isKey === 1 && type.startsWith('INT')) key = column;
    else if (type.startsWith('BLOB')) binary.push(column);
    else columns.push({ name: column, type: fieldTypeOf(type) });
  }
  return { key, columns, binary };
}

function fieldTypeOf(declared: string): FieldType {
  if (declared === 'BOOLEAN') return 'boolean';
  if (declared === 'DATE') return 'date';
  if (/^(TINYINT|SMALLINT|MEDIUMINT|INT|INTEGER)\b/u.test(declared)) return 'integer';
  return /^(REAL|DOUBLE|FLOAT|NUMERIC|DECIMAL)/u.test(declared) ? 'number' : 'text';
}

/** A long parcel number must not lose its last digits: what a double cannot hold becomes text. */
function valueOf(value: SqlValue | undefined, type: FieldType): string | number | boolean | null {
  if (value === null || value === undefined || typeof value === 'object') return null;
  if (type === 'boolean' && typeof value !== 'string') return Number(value) !== 0;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  return value;
}

function systemOf(database: Database, srsId: number): SystemLookup | null {
  const [row] = database.selectArrays(
    'SELECT organization, organization_coordsys_id, definition, srs_name FROM gpkg_spatial_ref_sys WHERE srs_id = ?',
    [srsId],
  );
  // 0 and −1 stand for systems that nobody knows.
  if (row === undefined || srsId <= 0) return null;
  const [organization, code, definition, name] = row;
  const byCode = textOfSql(organization).toUpperCase() === 'EPSG' ? systemOfEpsg(Number(code)) : null;
  if (byCode !== null && (byCode.ok || byCode.reason !== 'unknown')) return byCode;
  const byText = systemOfWkt(textOfSql(definition));
  return byText.ok || byText.reason !== 'unknown'
    ? byText
    : { ...byText, name: byCode?.ok === false ? byCode.name : textOfSql(name) };
}
