import { sumOverlay, type OverlaySummary } from '../evaluate/overlay-rows.ts';
import { readFeatures } from '../formats/codecs.ts';
import { openLandFile } from '../formats/open-land-file.ts';
import { readLandCover } from '../formats/read-land-cover.ts';
import type { Bounds } from '../geo/bounds.ts';
import { shapeFromGeojson } from '../geo/shape-from-geojson.ts';
import type { Shape } from '../geo/shape.ts';
import { tableOfShapes } from '../geo/shape-table.ts';
import type { ClassSystem } from '../land/class-system.ts';
import type { LandTable } from '../land/land-table.ts';
import { openParcelIndex } from '../land/parcel-index.ts';
import { parseArguments } from './arguments.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { readParts } from './read-parts.ts';
import { describeReadFailure, describeReadNote } from './read-message.ts';

/** Largest relative difference between inside + outside and the whole with which areas are told. */
const BALANCE_TOLERANCE = 1e-9;

/**
 * With fewer shapes threads take longer to start than they save: 100 000 took 2.1 s without and 2.9 s with two of them. Where
 * the two meet was not measured; this is an estimate from the share of the work that threads take over.
 */
const WORTH_THREADS = 300_000;

/** Rows are by a field as it is; nothing asks what class of land it stands for. */
const NO_CLASSES: Pick<ClassSystem, 'id' | 'find'> = { id: 'none', find: () => null };

/** The attribute that rows are made by, under this role in the table. */
const KEY = 'key';

/**
 * `tantu overlay A B [--by FIELD] [--workers N] [--json]`: ellipsoidal area of the polygons of A inside the union of those of
 * B, by a field of A (叠加统计). Inside and outside are measured apart and must add up to A, or nothing is told.
 */
export async function runOverlay(
  words: readonly string[],
  ports: Pick<CommandPorts, 'readFile' | 'partsOf' | 'startGeometry'>,
): Promise<CommandOutcome> {
  const parsed = parseArguments(words, { values: ['by', 'workers'], flags: ['json'] });
  if (!parsed.ok) return refuseCommand(parsed.problem);
  const { positions, values, flags } = parsed.value;
  const [pathA, pathB, ...others] = positions;
  if (pathA === undefined || pathB === undefined || others.length > 0) {
    return refuseCommand('overlay takes two files: tantu overlay A B [--by FIELD] [--json]');
  }
  const workers = values.get('workers');
  if (workers !== undefined && !/^\d{1,2}$/u.test(workers)) {
    return refuseCommand(`--workers is a number from 0 to 99, not "${workers}".`);
  }
  const outlines = await readOutlines(pathB, ports);
  if (!outlines.ok) return refuseCommand(outlines.line);
  const land = await readShapes(pathA, values.get('by') ?? null, ports);
  if (!land.ok) return refuseCommand(land.line);
  const { table } = land;
  const usual = table.parcelCount < WORTH_THREADS ? 0 : null;
  const pool = ports.startGeometry(workers === undefined ? usual : Number(workers));
  try {
    const { result: union, repaired } = await pool.unite(tableOfShapes(outlines.shapes));
    if (!union.ok) return refuseCommand(`${pathB}: its polygons cannot be merged (${union.details.message}).`);
    const found = await pool.maskAreas(table, table.areasM2, union.shape, extentOf(table));
    const [failed] = found.failed;
    if (failed !== undefined) {
      const count = String(found.failed.length);
      return refuseCommand(
        `${pathA}: the overlay failed on ${count} features, the first is feature ${String(failed)}.`,
      );
    }
    const summary = sumOverlay(found.whole, found.inside, found.outside, table.attributes.get(KEY) ?? null);
    const { wholeM2, insideM2, outsideM2, relativeError } = summary.balance;
    if (relativeError > BALANCE_TOLERANCE) {
      const parts = `${String(insideM2)} m² inside and ${String(outsideM2)} m² outside`;
      return refuseCommand(`${pathA}: ${parts} do not make up its ${String(wholeM2)} m².`);
    }
    const notes = [
      ...land.notes,
      ...outlines.notes,
      ...repairNote(
        pathB,
        repaired.map((index) => outlines.features[index] ?? 0),
      ),
      ...repairNote(pathA, found.repaired),
    ];
    const stdout = flags.has('json') ? JSON.stringify(summary, null, 2) : asTable(summary, values.get('by') ?? 'key');
    return finishCommand(stdout, notes.map((note) => `${note}\n`).join(''));
  } finally {
    pool.dispose();
  }
}

type Reading<T> =
  ({ readonly ok: true; readonly notes: readonly string[] } & T) | { readonly ok: false; readonly line: string };

/** All polygons of a file as they are, each with the number of its feature. */
async function readOutlines(
  path: string,
  ports: Pick<CommandPorts, 'readFile' | 'partsOf'>,
): Promise<Reading<{ readonly shapes: readonly Shape[]; readonly features: readonly number[] }>> {
  const files = await readParts(path, ports);
  if ('line' in files) return { ok: false, line: files.line };
  const [{ bytes }, ...parts] = files;
  const read = await readFeatures(path, bytes, parts);
  if (!read.ok) return { ok: false, line: describeReadFailure(read) };
  const shapes: Shape[] = [];
  const features: number[] = [];
  read.value.features.forEach(({ geometry }, index) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return;
    shapes.push(shapeFromGeojson(geometry));
    features.push(index);
  });
  if (shapes.length === 0) return { ok: false, line: `${path} holds no polygons: there is nothing to lie inside of.` };
  return { ok: true, shapes, features, notes: read.notes.map(describeReadNote) };
}

/** The polygons of a file, with the values of a field under the role `key`. */
async function readShapes(
  path: string,
  field: string | null,
  ports: Pick<CommandPorts, 'readFile' | 'partsOf'>,
): Promise<Reading<{ readonly table: LandTable }>> {
  const files = await readParts(path, ports);
  if ('line' in files) return { ok: false, line: files.line };
  const opened = await openLandFile(files);
  if (!opened.ok) return { ok: false, line: describeReadFailure(opened) };
  const fields = opened.value.fields.map(({ name }) => name);
  if (field !== null && !fields.includes(field)) {
    return { ok: false, line: `${path} has no field "${field}". Fields: ${fields.join(', ')}.` };
  }
  const read = await readLandCover(opened.value, {
    classes: NO_CLASSES,
    fields: field === null ? {} : { [KEY]: field },
    onProgress: () => undefined,
  });
  if (!read.ok) return { ok: false, line: describeReadFailure(read) };
  return { ok: true, table: read.value.table, notes: read.notes.map(describeReadNote) };
}

function repairNote(path: string, repaired: ArrayLike<number>): string[] {
  if (repaired.length === 0) return [];
  const count = String(repaired.length);
  return [
    `${path}: invalid polygons that were repaired before the overlay: ${count}, the first is feature ${String(repaired[0])}.`,
  ];
}

function extentOf(table: LandTable): Bounds {
  return openParcelIndex(table).bounds ?? { minX: 0, minY: 0, maxX: 1, maxY: 1 };
}

function asTable({ rows, totalM2, balance }: OverlaySummary, heading: string): string {
  const lines = rows.map(({ key, areaM2, count }) => [
    key === null ? '' : String(key),
    areaM2.toFixed(2),
    String(count),
  ]);
  const total = ['total', totalM2.toFixed(2), ''];
  const outside = ['outside', balance.outsideM2.toFixed(2), ''];
  return [[heading, 'areaM2', 'count'], ...lines, total, outside].map((cells) => cells.join('\t')).join('\n');
}
