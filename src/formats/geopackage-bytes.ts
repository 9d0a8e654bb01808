import type { Database } from '@sqlite.org/sqlite-wasm';
import { type CoordinateSystem, WGS84_DEGREES } from '../geo/coordinate-system.ts';
import { settleNames } from './distinct-names.ts';
import type { FeatureTable, FieldType, TableValue } from '../plan/feature-table.ts';
import { writeGeopackageGeometry } from './geopackage-geometry.ts';
import { withGeojsonRings } from './ring-direction.ts';
import { createDatabase, sqlName } from './sqlite-database.ts';
import { ogcWkt } from './system-wkt.ts';
import { asType, commonType } from './table-geometry.ts';
import type { WriteOptions, WrittenTable } from './write-result.ts';

/** `GPKG` and the version 1.3, as the header of the file says them. */
const APPLICATION_ID = 0x47504b47;
const USER_VERSION = 10300;
const KEY = 'fid';
const GEOMETRY = 'geom';
const PROGRESS_STEP = 4096;
/** A system without a number in the register, where nobody else's can be. */
const OWN_SRS_ID = 100_000;
/** Equal tables have equal bytes; a time there must be. */
const LAST_CHANGE = '2000-01-01T00:00:00.000Z';

const SQL_TYPES: Readonly<Record<FieldType, string>> = {
  text: 'TEXT',
  number: 'REAL',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
  date: 'DATE',
};

/** Writes a table as a GeoPackage 1.3 (OGC 12-128r18) with one layer of features and an R-tree over it. */
export async function writeGeopackage(
  table: FeatureTable,
  { system, onProgress }: WriteOptions,
): Promise<WrittenTable> {
  const { database, bindDouble, exportBytes } = await createDatabase();
  const layer = layerName(table.name);
  const { names, changes } = settleNames(
    table.fields.map(({ name }) => name),
    (name, ending) => (name.trim() === '' ? 'field' : name) + ending,
    [KEY, GEOMETRY],
  );
  const file = `${table.name}.gpkg`;
  const srsId = system.epsg ?? OWN_SRS_ID;
  try {
    database.exec(`PRAGMA application_id = ${String(APPLICATION_ID)}; PRAGMA user_version = ${String(USER_VERSION)};`);
    database.exec('BEGIN');
    database.exec(METADATA);
    addSystems(database, system, srsId);
    const type = commonType(table.features.map(({ geometry }) => geometry));
    const typeName = (type ?? 'Geometry').toUpperCase();
    const columns = table.fields.map((field, at) => `${sqlName(names[at] ?? '')} ${SQL_TYPES[field.type]}`);
    database.exec(
      `CREATE TABLE ${sqlName(layer)} (${KEY} INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, ${[`${GEOMETRY} ${typeName}`, ...columns].join(', ')})`,
    );
    const tree = `rtree_${layer}_${GEOMETRY}`;
    database.exec(`CREATE VIRTUAL TABLE ${sqlName(tree)} USING rtree(id, minx, maxx, miny, maxy)`);
    const marks = table.fields.map(() => ', ?').join('');
    const rows = database.prepare(`INSERT INTO ${sqlName(layer)} VALUES (?, ?${marks})`);
    const boxes = database.prepare(`INSERT INTO ${sqlName(tree)} VALUES (?, ?, ?, ?, ?)`);
    const extent = [Infinity, -Infinity, Infinity, -Infinity] as [number, number, number, number];
    table.features.forEach(({ geometry, values }, index) => {
      const { blob, box } = writeGeopackageGeometry(asType(withGeojsonRings(geometry), type), srsId);
      rows.bind([index + 1, blob, ...table.fields.map((_, at) => sqlValue(values[at] ?? null))]);
      values.forEach((value, at) => {
        if (typeof value === 'number' && !Number.isSafeInteger(value)) bindDouble(rows, at + 3, value);
      });
      rows.stepReset();
      if (box !== null) {
        boxes.bind([index + 1, ...box]).stepReset();
        widen(extent, box);
      }
      if ((index + 1) % PROGRESS_STEP === 0) onProgress?.(index + 1, table.features.length);
    });
    rows.finalize();
    boxes.finalize();
    addLayer(database, table.name, layer, srsId, typeName, extent);
    database.exec(treeTriggers(layer, tree));
    database.exec('COMMIT');
    const renamed = changes.length === 0 ? null : { file, count: changes.length, fields: changes.join(', ') };
    return {
      files: [{ name: file, bytes: exportBytes() }],
      notes: renamed === null ? [] : [{ code: 'format.fields-renamed', details: renamed }],
    };
  } finally {
    database.close();
  }
}

/** Names that the format or SQLite keeps for itself get something before them. */
function layerName(name: string): string {
  const plain = name.trim() === '' ? 'features' : name;
  return /^(gpkg_|rtree_|sqlite_)/iu.test(plain) ? `layer_${plain}` : plain;
}

function sqlValue(value: TableValue): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}

function widen(extent: [number, number, number, number], [minX, maxX, minY, maxY]: readonly number[]): void {
  extent[0] = Math.min(extent[0], minX ?? Infinity);
  extent[1] = Math.max(extent[1], maxX ?? -Infinity);
  extent[2] = Math.min(extent[2], minY ?? Infinity);
  extent[3] = Math.max(extent[3], maxY ?? -Infinity);
}

const METADATA = `
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));`;

/** The three entries that every GeoPackage has, and the layer's system. */
function addSystems(database: Database, system: CoordinateSystem, srsId: number): void {
  const insert = database.prepare('INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)');
  const organisation = system.epsg === null ? 'TANTU' : 'EPSG';
  insert.bind(['Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined']).stepReset();
  insert.bind(['Undefined geographic SRS', 0, 'NONE', 0, 'undefined']).stepReset();
  insert.bind([WGS84_DEGREES.name, 4326, 'EPSG', 4326, ogcWkt(WGS84_DEGREES)]).stepReset();
  insert.bind([system.name, srsId, organisation, srsId, ogcWkt(system)]).stepReset();
  insert.finalize();
}

function addLayer(
  database: Database,
  title: string,
  layer: string,
  srsId: number,
  typeName: string,
  extent: readonly [number, number, number, number],
): void {
  const [minX, maxX, minY, maxY] = extent[0] <= extent[1] ? extent : [null, null, null, null];
  database.exec({
    sql: "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)",
    bind: [layer, title, LAST_CHANGE, minX, minY, maxX, maxY, srsId],
  });
  database.exec({
    sql: 'INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)',
    bind: [layer, GEOMETRY, typeName, srsId],
  });
  database.exec({
    sql: "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
    bind: [layer, GEOMETRY],
  });
}

/** Triggers that keep the index true when another programme edits the layer (OGC 12-128r18, F.3). */
function treeTriggers(layer: string, tree: string): string {
  const [table, index, column, key] = [sqlName(layer), sqlName(tree), `"${GEOMETRY}"`, `"${KEY}"`];
  const hasShape = `NEW.${column} NOT NULL AND NOT ST_IsEmpty(NEW.${column})`;
  const isBare = `(NEW.${column} ISNULL OR ST_IsEmpty(NEW.${column}))`;
  const box = `ST_MinX(NEW.${column}), ST_MaxX(NEW.${column}), ST_MinY(NEW.${column}), ST_MaxY(NEW.${column})`;
  const put = `INSERT OR REPLACE INTO ${index} VALUES (NEW.${key}, ${box});`;
  const drop = `DELETE FROM ${index} WHERE id = OLD.${key};`;
  const trigger = (name: string, event: string, when: string, action: string): string =>
    `CREATE TRIGGER ${sqlName(`${tree}_${name}`)} AFTER ${event} ON ${table} WHEN ${when} BEGIN ${action} END;`;
  return [
    trigger('insert', 'INSERT', hasShape, put),
    trigger('update1', `UPDATE OF ${column}`, `OLD.${key} = NEW.${key} AND (${hasShape})`, put),
    trigger('update2', `UPDATE OF ${column}`, `OLD.${key} = NEW.${key} AND ${isBare}`, drop),
    trigger('update3', 'UPDATE', `OLD.${key} != NEW.${key} AND (${hasShape})`, `${drop} ${put}`),
    trigger(
      'update4',
      'UPDATE',
      `OLD.${key} != NEW.${key} AND ${isBare}`,
      `DELETE FROM ${index} WHERE id IN (OLD.${key}, NEW.${key});`,
    ),
    trigger('delete', 'DELETE', `OLD.${column} NOT NULL`, drop),
  ].join('\n');
}
