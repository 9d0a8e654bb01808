import { Builder } from 'flatbuffers';
import type { ColumnMeta } from 'flatgeobuf/lib/mjs/column-meta.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import type { IParsedGeometry } from 'flatgeobuf/lib/mjs/generic/geometry.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { Position } from 'geojson';
import type { CoordinateSystem } from '../geo/coordinate-system.ts';
import { joinBytes } from './join-bytes.ts';
import type { FeatureTable, FieldType } from '../plan/feature-table.ts';
import { withGeojsonRings } from './ring-direction.ts';
import { ogcWkt } from './system-wkt.ts';
import { asType, commonType, type PlainGeometry, plainFeatures } from './table-geometry.ts';
import type { WriteOptions, WrittenTable } from './write-result.ts';

const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00);
const PROGRESS_STEP = 4096;
const LARGEST_INT = 2 ** 31 - 1;

/** Writes a table as FlatGeobuf 3: features in order, without an index. */
export function writeFlatgeobuf(table: FeatureTable, { system, onProgress }: WriteOptions): WrittenTable {
  const { features, notes } = plainFeatures(table);
  const type = commonType(features.map(({ geometry }) => geometry));
  const columns = table.fields.map((field, at) => columnOf(field.name, columnTypeOf(field.type, features, at)));
  const geometryType = type === null ? GeometryType.Unknown : GeometryType[type];
  const header: HeaderMeta = {
    geometryType,
    columns,
    envelope: null,
    featuresCount: features.length,
    indexNodeSize: 0,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  };
  const parts: Uint8Array[] = [MAGIC, headerBytes(table.name, header, system)];
  features.forEach(({ geometry, values }, index) => {
    const whole = asType(withGeojsonRings(geometry), type) as PlainGeometry;
    // The library asks for values by name; names may repeat, so that each column goes by its number.
    const properties = Object.fromEntries(columns.map(({ name }, at) => [name, values[at] ?? null]));
    parts.push(buildFeature(flatGeometry(whole), properties, header));
    if ((index + 1) % PROGRESS_STEP === 0) onProgress?.(index + 1, features.length);
  });
  return { files: [{ name: `${table.name}.fgb`, bytes: joinBytes(parts) }], notes };
}

function columnTypeOf(type: FieldType, features: FeatureTable['features'], at: number): ColumnType {
  switch (type) {
    case 'text':
      return ColumnType.String;
    case 'number':
      return ColumnType.Double;
    case 'boolean':
      return ColumnType.Bool;
    case 'date':
      return ColumnType.DateTime;
    case 'integer':
      return features.some(({ values }) => Math.abs(Number(values[at] ?? 0)) > LARGEST_INT)
        ? ColumnType.Long
        : ColumnType.Int;
  }
}

function columnOf(name: string, type: ColumnType): ColumnMeta {
  return {
    name,
    type,
    title: null,
    description: null,
    width: -1,
    precision: -1,
    scale: -1,
    nullable: true,
    unique: false,
    primary_key: false,
  };
}

/** The library's own header has neither the layer's name nor a description of the system. */
function headerBytes(name: string, header: HeaderMeta, system: CoordinateSystem): Uint8Array {
  const builder = new Builder();
  const columns = (header.columns ?? []).map((column) => {
    const columnName = builder.createString(column.name);
    Column.startColumn(builder);
    Column.addName(builder, columnName);
    Column.addType(builder, column.type);
    return Column.endColumn(builder);
  });
  const columnsAt = Header.createColumnsVector(builder, columns);
  const nameAt = builder.createString(name);
  const crsAt = crsOf(builder, system);
  Header.startHeader(builder);
  Header.addName(builder, nameAt);
  Header.addGeometryType(builder, header.geometryType);
  Header.addColumns(builder, columnsAt);
  Header.addFeaturesCount(builder, BigInt(header.featuresCount));
  Header.addIndexNodeSize(builder, 0);
  Header.addCrs(builder, crsAt);
  builder.finishSizePrefixed(Header.endHeader(builder));
  return builder.asUint8Array();
}

function crsOf(builder: Builder, system: CoordinateSystem): number {
  const organisation = builder.createString('EPSG');
  const name = builder.createString(system.name);
  const wkt = system.epsg === null ? builder.createString(ogcWkt(system)) : null;
  Crs.startCrs(builder);
  if (system.epsg !== null) {
    Crs.addOrg(builder, organisation);
    Crs.addCode(builder, system.epsg);
  }
  Crs.addName(builder, name);
  if (wkt !== null) Crs.addWkt(builder, wkt);
  return Crs.endCrs(builder);
}

function flatGeometry(geometry: PlainGeometry): IParsedGeometry {
  switch (geometry.type) {
    case 'Point':
      return runs(GeometryType.Point, [[geometry.coordinates]]);
    case 'MultiPoint':
      return runs(GeometryType.MultiPoint, [geometry.coordinates]);
    case 'LineString':
      return runs(GeometryType.LineString, [geometry.coordinates]);
    case 'MultiLineString':
      return runs(GeometryType.MultiLineString, geometry.coordinates, true);
    case 'Polygon':
      return runs(GeometryType.Polygon, geometry.coordinates, true);
    case 'MultiPolygon': {
      const parts = geometry.coordinates.map((rings) => runs(GeometryType.Polygon, rings, true));
      return { ...runs(GeometryType.MultiPolygon, []), parts };
    }
  }
}

/** The library takes members that are undefined for members that are not there, which its types do not say. */
function runs(type: GeometryType, lines: readonly (readonly Position[])[], withEnds = false): IParsedGeometry {
  const xy: number[] = [];
  const ends: number[] = [];
  for (const line of lines) {
    for (const [x = 0, y = 0] of line) xy.push(x, y);
    ends.push(xy.length / 2);
  }
  return { type, xy, ...(withEnds ? { ends } : {}) } as IParsedGeometry;
}
