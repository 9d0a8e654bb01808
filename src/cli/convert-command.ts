import type { Feature } from 'geojson';
import { chooseLayer, openFeatureFile } from '../formats/codecs.ts';
import type { LayerContent } from '../formats/feature-codec.ts';
import { hasFiniteCoordinates } from '../formats/geometry-checks.ts';
import { placeLayer, readLayerCoordinates } from '../formats/place-layer.ts';
import { projectFeatures } from '../formats/project-features.ts';
import type { ReadResult } from '../formats/read-result.ts';
import { tableOfFeatures } from '../formats/table-of-features.ts';
import { tidyFeatures } from '../formats/tidy-features.ts';
import type { FeatureWriter, WrittenFile } from '../formats/write-result.ts';
import { FEATURE_WRITERS } from '../formats/writers.ts';
import { unzip } from '../formats/zip-entries.ts';
import { CGCS2000_DEGREES, type CoordinateSystem, isInDegrees, parseSystemCode } from '../geo/coordinate-system.ts';
import type { MapShift } from '../geo/map-shift.ts';
import { type ParsedArguments, parseArguments } from './arguments.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { describeReadFailure, describeReadNote } from './read-message.ts';
import { readParts } from './read-parts.ts';

const USAGE =
  'tantu convert IN OUT [--to-crs EPSG:n] [--from-crs EPSG:n|gcj02|bd09] [--encoding gbk|utf-8] [--from-encoding NAME] [--layer NAME]';

/** Endings of what is written, besides the writers' own. */
const OTHER_ENDINGS: Readonly<Record<string, FeatureWriter['id']>> = { '.json': 'geojson', '.shp': 'shapefile' };

/** What the options ask for. */
interface Conversion {
  readonly writer: FeatureWriter;
  /** The system to write; null for degrees on CGCS2000. */
  readonly target: CoordinateSystem | null;
  /** The system to read, overruling the file. */
  readonly source: string | null;
  readonly shift: MapShift | null;
  readonly writeEncoding: 'utf-8' | 'gbk';
  readonly readEncoding: string | null;
  readonly layer: string | null;
}

/**
 * `tantu convert IN OUT`: features of a file in another format and coordinate system (格式转换). Without `--to-crs` in degrees
 * on CGCS2000. Coordinates that need no conversion stay as they are to the last digit.
 */
export async function runConvert(
  words: readonly string[],
  ports: Pick<CommandPorts, 'readFile' | 'writeFile' | 'partsOf'>,
): Promise<CommandOutcome> {
  const rules = { values: ['to-crs', 'from-crs', 'encoding', 'from-encoding', 'layer'], flags: [] };
  const parsed = parseArguments(words, rules);
  if (!parsed.ok) return refuseCommand(parsed.problem);
  const [input, output, ...others] = parsed.value.positions;
  if (input === undefined || output === undefined || others.length > 0) {
    return refuseCommand(`convert takes two files: ${USAGE}`);
  }
  const conversion = conversionOf(output, parsed.value);
  if ('problem' in conversion) return refuseCommand(conversion.problem);
  const files = await readParts(input, ports);
  if ('line' in files) return refuseCommand(files.line);
  const opened = await openFeatureFile(files);
  if (!opened.ok) return refuseCommand(describeReadFailure(opened));
  const layer = chooseLayer(input, opened.value, conversion.layer);
  if (!layer.ok) return refuseCommand(`${describeReadFailure(layer)} Use --layer.`);
  const content = await layer.value.read(conversion.readEncoding);
  if (!content.ok) return refuseCommand(describeReadFailure(content));
  const placed = placeFor(input, content.value, conversion);
  if (!placed.ok) return refuseCommand(describeReadFailure(placed));
  const lost = placed.value.findIndex(({ geometry }) => !hasFiniteCoordinates(geometry));
  if (lost >= 0) {
    return refuseCommand(`Feature ${String(lost)} of ${input} lies where ${nameOf(conversion)} has no coordinates.`);
  }
  const told = [...content.notes, ...placed.notes];
  const tidy = tidyFeatures(input, placed.value, told);
  const table = tableOfFeatures(stemOf(output), tidy.features, content.value.fields);
  const system = conversion.target ?? CGCS2000_DEGREES;
  const written = await conversion.writer.write(table, { system, encoding: conversion.writeEncoding });
  const results = written.files.flatMap((file) => placesOf(file, output));
  for (const { name, bytes } of results) {
    try {
      await ports.writeFile(name, bytes);
    } catch {
      return refuseCommand(`${name} cannot be written: no such folder, or no permission.`);
    }
  }
  const notes = [...told, ...tidy.notes, ...written.notes].map((note) => `${describeReadNote(note)}\n`);
  const count = `${String(tidy.features.length)} features`;
  return finishCommand(`${results.map(({ name }) => name).join('\n')}\n${count}`, notes.join(''));
}

function conversionOf(output: string, { values }: ParsedArguments): Conversion | { readonly problem: string } {
  const ending = endingOf(output);
  const writer = FEATURE_WRITERS.find(({ extension, id }) => extension === ending || OTHER_ENDINGS[ending] === id);
  if (writer === undefined) {
    const known = FEATURE_WRITERS.map(({ name, extension }) => `${extension} (${name})`).join(', ');
    return { problem: `${output} has none of the endings that are written: ${known}.` };
  }
  const to = values.get('to-crs');
  const lookup = to === undefined ? null : parseSystemCode(to);
  if (lookup !== null && !lookup.ok) {
    return {
      problem: `--to-crs ${to ?? ''} is not among the systems that are written: CGCS2000 (EPSG:4490, 4491 to 4554), WGS 84 (4326, 3857, UTM).`,
    };
  }
  if (lookup !== null && writer.degreesOnly && !isInDegrees(lookup.system)) {
    return { problem: `${writer.name} holds degrees only: leave --to-crs out, or write another format.` };
  }
  const from = values.get('from-crs')?.toLowerCase();
  const shift = from === 'gcj02' || from === 'bd09' ? from : null;
  if (from !== undefined && shift === null && !/^(epsg:)?\d+$/u.test(from)) {
    return { problem: `--from-crs is EPSG:n, gcj02 or bd09, not "${from}".` };
  }
  const encoding = values.get('encoding')?.toLowerCase();
  const isShapefile = writer.id === 'shapefile';
  if (isShapefile && encoding !== undefined && encoding !== 'gbk' && encoding !== 'utf-8') {
    return { problem: `--encoding of a Shapefile is gbk or utf-8, not "${encoding}".` };
  }
  return {
    writer,
    target: lookup === null ? null : lookup.system,
    source: from === undefined || shift !== null ? null : from.toUpperCase(),
    shift,
    writeEncoding: isShapefile && encoding === 'gbk' ? 'gbk' : 'utf-8',
    // Of formats that leave it open, where what is written does not.
    readEncoding: values.get('from-encoding') ?? (isShapefile ? null : (encoding ?? null)),
    layer: values.get('layer') ?? null,
  };
}

/** The features in the system to be written: as they are where the file has it already, else by way of degrees. */
function placeFor(
  file: string,
  content: LayerContent,
  { source, shift, target }: Conversion,
): ReadResult<readonly Feature[]> {
  const options = { ...(source === null ? {} : { crs: source }), shift };
  const coordinates = readLayerCoordinates(file, content, options);
  if (!coordinates.ok) return coordinates;
  const { system, swapped } = coordinates.value;
  if (target !== null && shift === null && !swapped && target.epsg !== null && target.epsg === system.epsg) {
    return { ok: true, value: content.features, notes: coordinates.notes };
  }
  const placed = placeLayer(file, content, options);
  if (!placed.ok) return placed;
  return { ...placed, value: target === null ? placed.value.features : projectFeatures(placed.value.features, target) };
}

/** Where a written file goes: a Shapefile asked for as `.shp` is unpacked beside it. */
function placesOf(file: WrittenFile, output: string): readonly WrittenFile[] {
  if (endingOf(output) !== '.shp') return [{ name: output, bytes: file.bytes }];
  const unpacked = unzip(file.name, file.bytes, () => true);
  if (!unpacked.ok) throw new Error(unpacked.code);
  const folder = output.slice(0, output.length - baseOf(output).length);
  return unpacked.value.map(({ name, bytes }) => ({ name: `${folder}${name}`, bytes: new Uint8Array(bytes) }));
}

function nameOf({ target }: Conversion): string {
  return target?.name ?? CGCS2000_DEGREES.name;
}

function baseOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function endingOf(path: string): string {
  const base = baseOf(path);
  return base.includes('.') ? base.slice(base.lastIndexOf('.')).toLowerCase() : '';
}

function stemOf(path: string): string {
  const base = baseOf(path);
  return base.slice(0, base.length - endingOf(path).length) || 'features';
}
