import type { MultiPolygon, Polygon } from 'geojson';
import type { LandFile, SourceFile } from '../../src/formats/land-file.ts';
import { isPreparedBase, readPreparedBase } from '../../src/formats/prepared-base-reader.ts';
import { readCoordinates } from '../../src/formats/land-coordinates.ts';
import { openLandFile } from '../../src/formats/open-land-file.ts';
import { systemFailure } from '../../src/formats/system-failure.ts';
import { readingOptionsFrom } from '../../src/formats/reading-options.ts';
import type { ReadFailure, ReadResult } from '../../src/formats/read-result.ts';
import { detectAxisOrder } from '../../src/geo/axis-order.ts';
import type { CoordinateSystem } from '../../src/geo/coordinate-system.ts';
import { createProjection } from '../../src/geo/projection.ts';
import { shapeBounds } from '../../src/geo/shape-bounds.ts';
import { flatShapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { suggestCoordinateSystems } from '../../src/geo/suggest-coordinate-systems.ts';
import { suspectShift } from '../../src/geo/suspect-shift.ts';
import { describeClassCodes } from '../../src/land/class-system-hints.ts';
import { growableFloat64 } from '../../src/land/growable.ts';
import type { BaseCrs, BaseField, BaseInspectionResult } from './contract/base-inspection.ts';
import type { BaseFile, EngineNote } from './contract/base-source.ts';
import { inspectLinesOrPoints } from './inspect-lines-or-points.ts';
import { digestSha256 } from './sha256.ts';
import { hashOfFiles, readFiles } from './source-bytes.ts';

/** Different values of an attribute that are looked at: more than any class system has codes. */
const SAMPLES = 1000;

/**
 * Looks into a file for the base far enough to ask what only the user can know: polygons without holding them all, as they may be
 * the parcels of a city; what has none is small.
 */
export async function inspectBase(
  chosen: readonly BaseFile[],
  encoding: string | null,
  boundary: Polygon | MultiPolygon | null,
): Promise<BaseInspectionResult> {
  // The parts of a Shapefile go by the name of the one with the shapes.
  const name = (chosen.find((file) => /\.shp$/iu.test(file.name)) ?? chosen[0])?.name ?? '';
  let files: readonly SourceFile[];
  try {
    files = await readFiles(chosen);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return { ok: false, note: { code: 'base-missing', details: { name, message } } };
  }
  const otherwise = async (failure: ReadFailure): Promise<BaseInspectionResult> => {
    if (failure.code !== 'format.no-polygons') return { ok: false, note: unreadable(name, failure) };
    const looked = await inspectLinesOrPoints(name, files, encoding, boundary);
    return looked.ok ? { ok: true, inspection: looked.value } : { ok: false, note: unreadable(name, looked) };
  };
  const [first] = files;
  if (first !== undefined && isPreparedBase(first.bytes)) return inspectPrepared(first);
  const opened = await openLandFile(files, encoding === null ? {} : { encoding });
  if (!opened.ok) return otherwise(opened);
  const file = opened.value;
  if (file.crs?.ok === false) return { ok: false, note: unreadable(name, systemFailure(name, file.crs)) };
  const district = boundary === null ? null : flatShapeFromGeojson(boundary);
  const stated = file.crs?.system ?? null;
  const places = await outlinePlaces(file);
  if (!places.ok) return otherwise(places);
  const crs = crsOf(file, stated, district);
  return {
    ok: true,
    inspection: {
      name: file.name,
      format: file.format,
      sha256: (await hashOfFiles(files)) ?? '',
      featureCount: file.featureCount,
      geometry: 'polygon',
      fields: await Promise.all(file.fields.map((field) => fieldOf(file, field))),
      crs,
      suspectedShift: district === null || crs.fits === false ? null : shiftOf(file, places.value, district),
      encoding: file.encoding,
      prepared: null,
      notes: file.notes,
    },
  };
}

/** A prepared base was asked about when it was made: it brings the answers along. */
async function inspectPrepared({ name, bytes }: SourceFile): Promise<BaseInspectionResult> {
  const read = await readPreparedBase(name, bytes as Uint8Array<ArrayBuffer>, digestSha256);
  if (!read.ok) return { ok: false, note: unreadable(name, read) };
  const { source, table } = read.value;
  const prepared = readingOptionsFrom(source.optionsKey);
  if (prepared === null) return { ok: false, note: { code: 'base-prepared-otherwise', details: { name } } };
  return {
    ok: true,
    inspection: {
      name,
      format: 'Tantu',
      sha256: (await hashOfFiles([{ name, bytes }])) ?? '',
      featureCount: table.parcelCount,
      geometry: 'polygon',
      fields: [],
      crs: { stated: 'EPSG:4490', name: null, fits: null, candidates: [] },
      suspectedShift: null,
      encoding: null,
      prepared,
      notes: [],
    },
  };
}

function unreadable(name: string, { code, details }: ReadFailure): EngineNote {
  return { code: 'base-unreadable', details: { ...details, name, role: 'land-cover', reason: code } };
}

function crsOf(file: LandFile, stated: CoordinateSystem | null, district: Shape | null): BaseCrs {
  const bounds = district === null ? null : shapeBounds(district);
  const candidates =
    file.bounds === null || bounds === null
      ? []
      : suggestCoordinateSystems(file.bounds, bounds).flatMap(({ system }) =>
          system.epsg === null ? [] : [`EPSG:${String(system.epsg)}`],
        );
  const fits =
    stated === null || file.bounds === null || bounds === null
      ? null
      : detectAxisOrder(file.bounds, stated, bounds) !== 'outside' && candidates.includes(codeOf(stated) ?? '');
  return {
    stated: stated === null ? null : (codeOf(stated) ?? stated.name),
    name: stated?.name ?? null,
    fits,
    candidates: [...new Set(candidates)],
  };
}

function codeOf({ epsg }: CoordinateSystem): string | null {
  return epsg === null ? null : `EPSG:${String(epsg)}`;
}

async function fieldOf(file: LandFile, { name, type }: LandFile['fields'][number]): Promise<BaseField> {
  const values = await file.sampleValues(name, SAMPLES);
  const samples = values.filter((value) => value !== null && value !== '').map(String);
  return {
    name,
    type: type === 'number' ? 'number' : 'text',
    samples,
    knownCodes: describeClassCodes(samples).map(({ system, known, total }) => ({ system, known, total })),
  };
}

/** The first vertex of every part: goes through the whole file, so that one that breaks off is noticed before it is chosen. */
async function outlinePlaces(file: LandFile): Promise<ReadResult<Float64Array>> {
  const places = growableFloat64();
  const visited = await file.visit({
    columns: [],
    onFeature(parts) {
      for (const { xy } of parts) {
        places.push(xy[0] ?? 0);
        places.push(xy[1] ?? 0);
      }
    },
  });
  return visited.ok ? { ok: true, value: places.finish(), notes: visited.notes } : visited;
}

/** Holds those places, which for parcels are close enough to their outline, against the boundary. */
function shiftOf(file: LandFile, places: Float64Array, district: Shape): 'gcj02' | 'bd09' | null {
  const reading = readCoordinates(file, { district: shapeBounds(district) });
  if (!reading.ok) return null; // the coordinate system is asked for first
  const { system, swapped } = reading.value;
  const { inverse } = createProjection(system);
  const points = new Float64Array(places.length);
  for (let at = 0; at < places.length; at += 2) {
    const [x = 0, y = 0] = places.subarray(at, at + 2);
    points.set(swapped ? inverse(y, x) : inverse(x, y), at);
  }
  return suspectShift(points, district);
}
