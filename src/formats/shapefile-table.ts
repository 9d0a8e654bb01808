import type { SystemLookup } from '../geo/coordinate-system.ts';
import { systemOfWkt } from '../geo/coordinate-system-wkt.ts';
import { decideDbfEncoding } from './dbf-encoding.ts';
import type { DbfTable } from './dbf-table.ts';
import { openDbfTable, readDbfLayout } from './dbf-table.ts';
import type { ReadNote, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import type { ShapefileParts } from './shapefile-shapes.ts';

/** What the files beside a `.shp` say. */
export interface ShapefileTable {
  readonly table: DbfTable;
  readonly encoding: string;
  /** The system of the `.prj`; null without one. */
  readonly crs: SystemLookup | null;
  readonly notes: readonly ReadNote[];
}

/**
 * Opens the files beside the shapes.
 *
 * @param name of the `.shp` file
 * @param encodingAsked encoding of its texts if the user says so, else null
 */
export function openShapefileTable(
  name: string,
  parts: ShapefileParts,
  encodingAsked: string | null,
): ReadResult<ShapefileTable> {
  const dbf = parts.get('.dbf');
  if (dbf === undefined) return readFailure('format.missing-part', name, { part: '.dbf' });
  const layout = readDbfLayout(name.replace(/\.shp$/iu, '.dbf'), dbf);
  if (!layout.ok) return layout;
  const encoding = decideDbfEncoding(name, layout.value, encodingAsked, textOf(parts.get('.cpg')));
  if (!encoding.ok) return encoding;
  const projection = textOf(parts.get('.prj'));
  const value: ShapefileTable = {
    table: openDbfTable(layout.value, encoding.value),
    encoding: encoding.value,
    crs: projection === null || projection === '' ? null : systemOfWkt(projection),
    notes: [
      ...encoding.notes,
      ...(parts.has('.shx') ? [] : [{ code: 'format.no-shx', details: { file: name } } as const]),
    ],
  };
  return { ok: true, value, notes: [] };
}

/** Small companions are ASCII in practice; anything else in them cannot be a name. */
function textOf(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : new TextDecoder('utf-8').decode(bytes).trim();
}
