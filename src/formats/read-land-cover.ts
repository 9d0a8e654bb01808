import type { Bounds } from '../geo/bounds.ts';
import type { CoordinateSystem } from '../geo/coordinate-system.ts';
import { isInDegrees, systemLabel } from '../geo/coordinate-system.ts';
import type { MapShift } from '../geo/map-shift.ts';
import { possibleExtent } from '../geo/system-extent.ts';
import type { ClassSystem } from '../land/class-system.ts';
import type { LandTable } from '../land/land-table.ts';
import {
  type AttributeSpecification,
  createLandTableBuilder,
  type LandTableBuilder,
  type LandTableNotes,
} from '../land/land-table-builder.ts';
import type { FlatPart } from './flat-part.ts';
import type { AttributeValue } from './flatgeobuf-values.ts';
import type { CoordinateOptions, CoordinateReading } from './land-coordinates.ts';
import { readCoordinates } from './land-coordinates.ts';
import type { LandFile } from './land-file.ts';
import { createPartConverter } from './part-converter.ts';
import { type ReadFailure, type ReadResult, readFailure } from './read-result.ts';

/** How to read a file of parcels (图斑). */
export interface LandCoverOptions extends CoordinateOptions {
  readonly classes: Pick<ClassSystem, 'id' | 'find'>;
  /** Which attribute of the file plays which role; `class` must be among them. */
  readonly fields: Readonly<Record<string, string>>;
  /** The offset of a web map that the coordinates have, to be taken out. */
  readonly shift?: MapShift | null;
  readonly onProgress: (done: number, total: number | null) => void;
}

/** Parcels that were read, and how their coordinates were understood. */
export interface LandCover extends CoordinateReading {
  readonly table: LandTable;
  readonly found: LandTableNotes;
}

/** Roles whose attributes are numbers; every other role is kept as text. */
const NUMBER_ROLES = new Set(['officialAreaM2', 'age', 'volumeM3PerHa', 'canopy']);

/**
 * Reads parcels straight into a {@link LandTable}, feature by feature. What cannot be understood without asking (the
 * coordinate system, the order of the axes) fails with a code that says what to ask.
 */
export async function readLandCover(file: LandFile, options: LandCoverOptions): Promise<ReadResult<LandCover>> {
  const { classes, fields } = options;
  const coordinates = readCoordinates(file, options);
  if (!coordinates.ok) return coordinates;
  const { system, swapped } = coordinates.value;
  const convert = createPartConverter(coordinates.value, options.shift ?? null);
  const roles = Object.keys(fields).filter((role) => role !== 'class');
  const specification = roles.map((role): AttributeSpecification => ({
    role,
    type: NUMBER_ROLES.has(role) ? 'number' : 'text',
  }));
  const builder = createLandTableBuilder(classes, specification, file.expectedVertices);
  const check = createExtentCheck(file.name, system, swapped);
  const attributes = new Array<string | number | null>(roles.length).fill(null);
  const visited = await file.visit({
    columns: [fields['class'] ?? '', ...roles.map((role) => fields[role] ?? '')],
    onProgress: options.onProgress,
    onFeature(parts, values, index) {
      for (let at = 0; at < parts.length; at += 1) {
        const part = parts[at];
        if (part === undefined) continue;
        check.look(part, index);
        addPart(builder, convert === null ? part : convert(part));
      }
      for (let at = 0; at < attributes.length; at += 1) attributes[at] = plain(values[at + 1]);
      const code = plain(values[0]);
      builder.endParcel(code === null ? null : String(code), attributes);
    },
  });
  if (!visited.ok) return visited;
  const outside = check.failure();
  if (outside !== null) return outside;
  const { table, notes } = builder.finish();
  return {
    ok: true,
    value: { table, found: notes, system, swapped },
    notes: [...file.notes, ...coordinates.notes, ...visited.notes],
  };
}

function addPart(builder: LandTableBuilder, { xy, ends }: FlatPart): void {
  let start = 0;
  for (let ring = 0; ring < ends.length; ring += 1) {
    const end = ends[ring] ?? start;
    builder.addRing(xy, start, end);
    start = end;
  }
  builder.endPart();
}

function plain(value: AttributeValue | undefined): string | number | null {
  if (value === undefined) return null;
  return typeof value === 'boolean' ? String(value) : value;
}

/** Looks for a coordinate that cannot belong to the system, and remembers the first feature that has one. */
function createExtentCheck(
  file: string,
  system: CoordinateSystem,
  swapped: boolean,
): { look(part: FlatPart, feature: number): void; failure(): ReadFailure | null } {
  const { minX, minY, maxX, maxY }: Bounds = possibleExtent(system);
  const first = swapped ? 1 : 0;
  let found: ReadFailure | null = null;
  return {
    look({ xy }, feature) {
      if (found !== null) return;
      for (let index = 0; index < xy.length; index += 2) {
        const x = xy[index + first] ?? 0;
        const y = xy[index + 1 - first] ?? 0;
        if (x >= minX && x <= maxX && y >= minY && y <= maxY) continue;
        found = isInDegrees(system)
          ? readFailure('format.projected', file, { feature, x, y })
          : readFailure('format.outside-zone', file, { feature, x, y, crs: systemLabel(system) });
        return;
      }
    },
    failure: () => found,
  };
}
