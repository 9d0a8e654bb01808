import type { ClassSystem } from '../land/class-system.ts';
import type { LandTable } from '../land/land-table.ts';
import {
  type AttributeSpecification,
  createLandTableBuilder,
  type LandTableNotes,
} from '../land/land-table-builder.ts';
import { visitFlatgeobuf } from './flatgeobuf-columns.ts';
import { readFlatgeobufHeader } from './flatgeobuf-header.ts';
import { type ReadResult, readFailure } from './read-result.ts';

/** How to read a file of parcels (图斑). */
export interface LandCoverOptions {
  /** Name for messages. */
  readonly file: string;
  readonly classes: ClassSystem;
  /** Which attribute of the file plays which role; `class` must be among them. */
  readonly fields: Readonly<Record<string, string>>;
  readonly onProgress: (done: number, total: number | null) => void;
}

/** Roles whose attributes are numbers; every other role is kept as text. */
const NUMBER_ROLES = new Set(['officialAreaM2', 'age', 'volumeM3PerHa', 'canopy']);

/** EPSG codes whose coordinates are degrees that may be taken as CGCS2000: itself and WGS 84, centimetres apart. */
const DEGREE_CRS = new Set([4490, 4326]);

/**
 * Reads parcels from FlatGeobuf straight into a {@link LandTable}.
 *
 * Coordinates are longitude, latitude; a file that names another system is refused, as is one without polygons.
 */
export function readLandCover(
  bytes: Uint8Array,
  options: LandCoverOptions,
): ReadResult<{ readonly table: LandTable; readonly found: LandTableNotes }> {
  const { file, classes, fields } = options;
  const header = readFlatgeobufHeader(file, bytes);
  if (!header.ok) return header;
  const { epsg } = header.value;
  if (epsg !== null && !DEGREE_CRS.has(epsg))
    return readFailure('format.unknown-crs', file, { crs: `EPSG:${String(epsg)}` });

  const roles = Object.keys(fields).filter((role) => role !== 'class');
  const specification = roles.map((role): AttributeSpecification => ({
    role,
    type: NUMBER_ROLES.has(role) ? 'number' : 'text',
  }));
  const columns = [fields['class'] ?? '', ...roles.map((role) => fields[role] ?? '')];
  const builder = createLandTableBuilder(classes, specification);
  const otherTypes = new Set<string>();
  const visited = visitFlatgeobuf(file, bytes, header.value, {
    columns,
    onProgress: options.onProgress,
    onFeature({ type, parts, values }) {
      if (type !== 'Polygon' && type !== 'MultiPolygon') {
        otherTypes.add(type);
        return;
      }
      for (const { xy, ends } of parts) {
        let start = 0;
        for (const end of ends) {
          builder.addRing(xy, start, end);
          start = end;
        }
        builder.endPart();
      }
      const [code, ...attributes] = values;
      builder.endParcel(code === null || code === undefined ? null : String(code), attributes.map(plain));
    },
  });
  if (!visited.ok) return visited;
  const [otherType] = otherTypes;
  if (otherType !== undefined) return readFailure('format.unsupported-geometry', file, { geometry: otherType });
  const { table, notes } = builder.finish();
  return { ok: true, value: { table, found: notes }, notes: visited.notes };
}

function plain(value: string | number | boolean | null): string | number | null {
  return typeof value === 'boolean' ? String(value) : value;
}
