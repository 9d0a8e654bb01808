import type { MultiPolygon, Polygon } from 'geojson';
import { readFeatures } from '../formats/codecs.ts';
import { perimeterM } from '../geo/perimeter.ts';
import { shapeArea } from '../geo/shape-area.ts';
import { flatShapeFromGeojson, shapeFromGeojson } from '../geo/shape-from-geojson.ts';
import { loadTopology } from '../geo/topology.ts';
import { planeLatitude, planeLongitude } from '../geo/working-plane.ts';
import { parseArguments } from './arguments.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { readParts } from './read-parts.ts';
import { describeReadFailure, describeReadNote } from './read-message.ts';

/** A polygon of the file with its position among the features that have a geometry. */
interface PolygonFeature {
  readonly index: number;
  readonly id: string | number | null;
  readonly geometry: Polygon | MultiPolygon;
}

/** What is said of a polygon. */
interface MeasuredFeature {
  readonly index: number;
  readonly id: string | number | null;
  readonly areaM2: number;
  readonly perimeterM: number;
}

/**
 * `tantu area FILE [--json]`: ellipsoidal area (椭球面积) and geodesic perimeter of every polygon of a file. Both are
 * rounded to 0.01; the total is the rounded sum of the unrounded areas.
 */
export async function runArea(
  words: readonly string[],
  ports: Pick<CommandPorts, 'readFile' | 'partsOf'>,
): Promise<CommandOutcome> {
  const parsed = parseArguments(words, { values: [], flags: ['json'] });
  if (!parsed.ok) return refuseCommand(parsed.problem);
  const [path, ...others] = parsed.value.positions;
  if (path === undefined || others.length > 0) return refuseCommand('area takes one file: tantu area FILE [--json]');
  const files = await readParts(path, ports);
  if ('line' in files) return refuseCommand(files.line);
  const [{ bytes }, ...parts] = files;
  const read = await readFeatures(path, bytes, parts);
  if (!read.ok) return refuseCommand(describeReadFailure(read));
  const polygons = read.value.features.flatMap(({ id, geometry, properties }, index) =>
    geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
      ? [{ index, id: id ?? ownId(properties), geometry }]
      : [],
  );
  const without = read.value.features.length - polygons.length;
  if (polygons.length === 0 && without > 0) {
    return refuseCommand(`${path} holds points and lines only: there is no area to measure.`);
  }
  const notes = read.notes.map(describeReadNote);
  if (without > 0) notes.push(`${path}: features that are not polygons and have no area, left out: ${without}.`);
  if (polygons.length === 0) notes.push(`${path} holds no features.`);
  notes.push(...(await findInvalid(path, polygons)));
  const { features, totalM2 } = measure(polygons);
  const stdout = parsed.value.flags.has('json')
    ? JSON.stringify({ features, totalM2 }, null, 2)
    : table(features, totalM2);
  return finishCommand(stdout, notes.map((note) => `${note}\n`).join(''));
}

function measure(polygons: readonly PolygonFeature[]): {
  readonly features: readonly MeasuredFeature[];
  readonly totalM2: number;
} {
  let totalM2 = 0;
  const features = polygons.map(({ index, id, geometry }): MeasuredFeature => {
    const areaM2 = shapeArea(shapeFromGeojson(geometry));
    totalM2 += areaM2;
    const length = perimeterM(flatShapeFromGeojson(geometry));
    return { index, id, areaM2: toHundredths(areaM2), perimeterM: toHundredths(length) };
  });
  return { features, totalM2: toHundredths(totalM2) };
}

/** A line for every polygon that crosses itself: it is measured ring by ring all the same, as the official rule has it. */
async function findInvalid(path: string, polygons: readonly PolygonFeature[]): Promise<string[]> {
  const topology = await loadTopology();
  const lines = polygons.flatMap(({ index, geometry }) => {
    const validity = topology.validity(shapeFromGeojson(geometry));
    if (validity.valid) return [];
    const place = `${planeLongitude(validity.x).toFixed(6)}, ${planeLatitude(validity.y).toFixed(6)}`;
    return [
      `${path}: feature ${index} is not a valid polygon (${validity.reason} at ${place}); its area may mean little.`,
    ];
  });
  topology.dispose();
  return lines;
}

/** The id that GeoJSON writers without a place for one put among the properties. */
function ownId(properties: Readonly<Record<string, unknown>> | null): string | number | null {
  const id = properties?.['id'] ?? properties?.['BSM'];
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function toHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function table(features: readonly MeasuredFeature[], totalM2: number): string {
  const rows = features.map(({ index, id, areaM2, perimeterM: perimeter }) => [
    String(index),
    id === null ? '' : String(id),
    areaM2.toFixed(2),
    perimeter.toFixed(2),
  ]);
  const lines = [['index', 'id', 'areaM2', 'perimeterM'], ...rows, ['total', '', totalM2.toFixed(2), '']];
  return lines.map((cells) => cells.join('\t')).join('\n');
}
