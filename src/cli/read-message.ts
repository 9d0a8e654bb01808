import type { ReadFailure, ReadFailureCode, ReadNote } from '../formats/read-result.ts';

/** Sentences of the command line, English like all of it; `{name}` is replaced by the detail of that name. */
const FAILURES: Readonly<Record<ReadFailureCode, string>> = {
  'format.unknown': '{file}: this is none of the formats that are read ({known}).',
  'format.empty-file': '{file} is empty.',
  'format.wrong-magic': '{file} is not a {expected} file: its first bytes are others.',
  'format.truncated': '{file} is cut off{at}. Get a complete copy.',
  'format.header-size': '{file} announces a header of {bytes} bytes, more than {limit}: it is damaged.',
  'format.damaged': '{file} is damaged{at}.',
  'format.not-utf8': '{file} is not UTF-8 text. Convert it to UTF-8 first.',
  'format.not-json': '{file} is not JSON{at}.',
  'format.too-deep': '{file} is nested more than {limit} levels deep{at}.',
  'format.not-geojson': '{file} is JSON but not GeoJSON{at}.',
  'format.bad-coordinate': '{file} has a coordinate that is no finite number{at}.',
  'format.unsupported-geometry': '{file} has a geometry of a kind that is not read ({geometry}){at}.',
  'format.projected':
    '{file}: the coordinates are not degrees ({x}, {y}){at}. Convert the file to EPSG:4490, ' +
    'or name its system in the "crs" member (CGCS2000 Gauss-Kruger, EPSG:4491 to 4554).',
  'format.outside-zone':
    '{file}: ({x}, {y}) cannot lie in {crs}{at}. Check the zone and the order of the axes (easting, northing).',
  'format.unknown-crs':
    '{file} is in {crs}, which is not read. Convert it to EPSG:4490 or a CGCS2000 Gauss-Kruger zone (EPSG:4491 to 4554).',
};

const NOTES: Readonly<Record<ReadNote['code'], string>> = {
  'format.rings-closed': '{file}: open rings that were closed: {count}, the first in feature {feature}.',
  'format.rings-skipped': '{file}: rings that enclose nothing, left out: {count}, the first in feature {feature}.',
  'format.no-geometry': '{file}: features without a geometry, left out: {count}, the first is feature {feature}.',
  'format.extra-bytes': '{file}: bytes after the last feature, not read: {count}.',
};

/** What is wrong with a file and what to do, in one line. */
export function describeReadFailure({ code, details }: ReadFailure): string {
  return fill(FAILURES[code], { ...details, at: placeOf(details) });
}

/** What was changed or left out, in one line. */
export function describeReadNote({ code, details }: ReadNote): string {
  return fill(NOTES[code], details);
}

/** The most telling place that the details name. */
function placeOf(details: ReadFailure['details']): string {
  const { line, column, path, feature, offset } = details;
  if (line !== undefined && column !== undefined) return ` at line ${line}, column ${column}`;
  if (path !== undefined && path !== '') return ` at ${path}`;
  if (feature !== undefined) return ` in feature ${feature}`;
  return offset === undefined ? '' : ` at byte ${offset}`;
}

function fill(sentence: string, details: ReadFailure['details']): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
}
