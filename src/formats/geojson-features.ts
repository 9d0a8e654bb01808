import type { Feature, Geometry } from 'geojson';
import { systemOfEpsg } from '../geo/coordinate-system.ts';
import type { LayerContent } from './feature-codec.ts';
import { checkGeometry, isRecord } from './geojson-geometry.ts';
import type { NoteCounter } from './note-counter.ts';
import { createNoteCounter } from './note-counter.ts';
import type { ReadFailure, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';

/**
 * Takes the features out of a parsed GeoJSON text: a FeatureCollection, a Feature or a bare geometry. Features without a
 * geometry are left out with a note; ids and properties stay as they are.
 *
 * @param file name for messages
 */
export function featuresFromGeojson(file: string, value: unknown): ReadResult<LayerContent> {
  if (!isRecord(value)) return readFailure('format.not-geojson', file, { path: '' });
  const crs = readCrs(file, value['crs']);
  if (typeof crs === 'object' && crs !== null) return crs;
  const notes = createNoteCounter(file);
  const features: Feature[] = [];
  const isCollection = value['type'] === 'FeatureCollection';
  const members: unknown = isCollection ? value['features'] : [value];
  if (!Array.isArray(members)) return readFailure('format.not-geojson', file, { path: 'features' });
  for (const [index, member] of members.entries()) {
    const failure = addFeature(file, member, index, isCollection ? `features[${index}]` : '', features, notes);
    if (failure !== null) return failure;
  }
  const content: LayerContent = {
    features,
    crs: crs === null ? null : systemOfEpsg(crs),
    format: 'GeoJSON',
    fields: null,
    encoding: null,
  };
  return { ok: true, value: content, notes: notes.notes() };
}

/**
 * Checks one member and appends it.
 *
 * @param index position in the file, for messages
 * @param path of the member in the file
 */
export function addFeature(
  file: string,
  member: unknown,
  index: number,
  path: string,
  features: Feature[],
  notes: NoteCounter,
): ReadFailure | null {
  if (!isRecord(member)) return readFailure('format.not-geojson', file, { feature: index, path });
  const isFeature = member['type'] === 'Feature';
  const geometry = isFeature ? member['geometry'] : member;
  if (isFeature && (geometry === null || geometry === undefined)) {
    notes.add('format.no-geometry', index);
    return null;
  }
  const problem = checkGeometry(geometry, (code) => notes.add(code, index));
  if (problem !== null) {
    const { code, path: inner, ...details } = problem;
    const whole = `${path}${isFeature ? '.geometry' : ''}${inner}`.replace(/^\./, '');
    return readFailure(code, file, { feature: index, path: whole, ...details });
  }
  const { id } = member;
  features.push({
    type: 'Feature',
    geometry: geometry as Geometry,
    properties: isFeature && isRecord(member['properties']) ? { ...member['properties'] } : {},
    ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
  });
  return null;
}

/** EPSG code of the `crs` member of GeoJSON 2008, which RFC 7946 dropped and much software still writes. */
export function readCrs(file: string, crs: unknown): number | null | ReadFailure {
  if (crs === undefined || crs === null) return null;
  const properties = isRecord(crs) ? crs['properties'] : undefined;
  const name = isRecord(properties) ? properties['name'] : undefined;
  if (typeof name !== 'string') return readFailure('format.not-geojson', file, { path: 'crs' });
  if (/CRS:?84$/.test(name)) return null;
  const code = /EPSG:(?:[\d.]*:)?(\d+)$/i.exec(name)?.[1];
  return code === undefined ? readFailure('format.unknown-crs', file, { crs: name }) : Number(code);
}
