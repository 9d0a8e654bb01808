import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import type { SystemLookup } from '../geo/coordinate-system.ts';
import { systemOfEpsg } from '../geo/coordinate-system.ts';
import { systemOfWkt } from '../geo/coordinate-system-wkt.ts';
import type { FeatureCodec, LayerContent } from './feature-codec.ts';
import { singleLayer } from './feature-codec.ts';
import type { FieldType } from '../plan/feature-table.ts';
import { readFlatgeobufFeatures } from './flatgeobuf-features.ts';
import type { FlatgeobufHeader } from './flatgeobuf-header.ts';
import { hasFlatgeobufMagic, readFlatgeobufHeader } from './flatgeobuf-header.ts';
import type { ReadResult } from './read-result.ts';

const FORMAT = 'FlatGeobuf';

/** FlatGeobuf 3 as features; parcels by the hundred thousand go through `visitFlatgeobuf` instead. */
export const flatgeobufCodec: FeatureCodec = {
  name: FORMAT,
  extensions: ['.fgb'],
  recognises: hasFlatgeobufMagic,
  open: ({ name, bytes }) => singleLayer(name, FORMAT, () => Promise.resolve(readContent(name, bytes))),
};

function readContent(file: string, bytes: Uint8Array): ReadResult<LayerContent> {
  const header = readFlatgeobufHeader(file, bytes);
  if (!header.ok) return header;
  const read = readFlatgeobufFeatures(file, bytes);
  if (!read.ok) return read;
  const value: LayerContent = {
    format: FORMAT,
    features: read.value,
    crs: systemOf(header.value),
    fields: header.value.columns.map(({ name, type }) => ({ name, type: fieldTypeOf(type) })),
    encoding: null,
  };
  return { ...read, value };
}

function systemOf({ epsg, wkt }: FlatgeobufHeader): SystemLookup | null {
  if (epsg !== null) return systemOfEpsg(epsg);
  return wkt === null || wkt === '' ? null : systemOfWkt(wkt);
}

function fieldTypeOf(type: ColumnType): FieldType {
  switch (type) {
    case ColumnType.Bool:
      return 'boolean';
    case ColumnType.Float:
    case ColumnType.Double:
      return 'number';
    case ColumnType.DateTime:
      return 'date';
    case ColumnType.String:
    case ColumnType.Json:
    case ColumnType.Binary:
      return 'text';
    default:
      return 'integer';
  }
}
