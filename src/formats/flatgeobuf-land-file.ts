import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import type { Bounds } from '../geo/bounds.ts';
import type { SystemLookup } from '../geo/coordinate-system.ts';
import { systemOfEpsg } from '../geo/coordinate-system.ts';
import { systemOfWkt } from '../geo/coordinate-system-wkt.ts';
import { createBoundsTaker } from './bounds-taker.ts';
import { visitFlatgeobuf } from './flatgeobuf-columns.ts';
import type { FlatgeobufHeader } from './flatgeobuf-header.ts';
import type { LandField, LandFile } from './land-file.ts';
import { createPolygonTally } from './polygon-tally.ts';
import { createValueSampler } from './value-sampler.ts';

/** Features whose box stands for the file's when the header has none. */
const SAMPLE_FEATURES = 1000;

const BYTES_PER_VERTEX = 16;

/**
 * A FlatGeobuf file as a layer of parcels.
 *
 * @param header of these bytes; `featuresOffset` says where in them the features begin
 */
export function flatgeobufLandFile(name: string, bytes: Uint8Array, header: FlatgeobufHeader): LandFile {
  const fields = header.columns.map(({ name: field, type }): LandField => ({ name: field, type: fieldType(type) }));
  return {
    name,
    format: 'FlatGeobuf',
    featureCount: header.featureCount,
    fields,
    crs: crsOf(header),
    bounds: header.bounds ?? boundsOfFirst(name, bytes, header),
    encoding: null,
    expectedVertices: Math.ceil((bytes.length - header.featuresOffset) / BYTES_PER_VERTEX),
    notes: [],
    sampleValues: createValueSampler(fields, (columns, onValues) => {
      let isOpen = true;
      // A damaged file is refused when it is visited; until then the values before the damage are good enough.
      visitFlatgeobuf(name, bytes, header, {
        columns,
        withGeometry: false,
        onFeature: ({ values }) => {
          isOpen = onValues(values);
        },
        isEnough: () => !isOpen,
      });
    }),
    visit({ columns, onFeature, onProgress }) {
      const tally = createPolygonTally(name);
      const visited = visitFlatgeobuf(name, bytes, header, {
        columns,
        ...(onProgress === undefined ? {} : { onProgress }),
        onFeature({ parts, values, index }) {
          tally.addPolygon();
          onFeature(parts, values, index);
        },
        onOther: (kind) => tally.addOther(kind),
      });
      return Promise.resolve(visited.ok ? tally.finish(visited.value, visited.notes) : visited);
    },
  };
}

function crsOf({ epsg, wkt }: FlatgeobufHeader): SystemLookup | null {
  if (epsg !== null) return systemOfEpsg(epsg);
  return wkt === null || wkt === '' ? null : systemOfWkt(wkt);
}

function boundsOfFirst(name: string, bytes: Uint8Array, header: FlatgeobufHeader): Bounds | null {
  const taker = createBoundsTaker();
  let features = 0;
  visitFlatgeobuf(name, bytes, header, {
    columns: [],
    onFeature({ parts }) {
      features += 1;
      taker.addParts(parts);
    },
    onOther: () => undefined,
    isEnough: () => features >= SAMPLE_FEATURES,
  });
  return taker.bounds();
}

function fieldType(type: ColumnType): LandField['type'] {
  switch (type) {
    case ColumnType.Bool:
      return 'boolean';
    case ColumnType.String:
    case ColumnType.Json:
    case ColumnType.DateTime:
    case ColumnType.Binary:
      return 'text';
    default:
      return 'number';
  }
}
