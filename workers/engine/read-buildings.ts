import type { FeatureCollection } from 'geojson';
import {
  type BuildingOutlines,
  type BuildingReport,
  readBuildingOutlines,
} from '../../src/evaluate/buildings/building-outlines.ts';
import { geometryBounds } from '../../src/geo/geometry-bounds.ts';
import type { Topology } from '../../src/geo/topology.ts';
import type { BaseSource, EngineNote } from './contract/base-source.ts';

/** So many places, and strange values, are named in a note. */
const NAMED = 3;
const LONGEST_VALUE = 20;

/** Brings the outlines of buildings into columns and says what of the file does not count, or not as it stands there. */
export function readBuildings(
  { name, dataset }: BaseSource,
  { features }: FeatureCollection,
  topology: Topology,
): { readonly outlines: BuildingOutlines; readonly notes: readonly EngineNote[] } {
  const { outlines, report } = readBuildingOutlines(features, dataset, topology);
  return {
    outlines,
    notes: [
      ...outlineNotes(name, features, report),
      ...overlapNotes(name, features, report),
      ...valueNotes(name, dataset.fields ?? {}, report),
    ],
  };
}

function outlineNotes(name: string, features: FeatureCollection['features'], report: BuildingReport): EngineNote[] {
  const { readCount, usedCount, repaired, notAreas, withoutArea, duplicates } = report;
  const faulty = [...repaired, ...notAreas, ...withoutArea, ...duplicates].sort((a, b) => a - b);
  if (faulty.length === 0) return [];
  const details = {
    name,
    read: readCount,
    used: usedCount,
    repaired: repaired.length,
    left: readCount - usedCount,
    duplicates: duplicates.length,
    notAreas: notAreas.length,
    withoutArea: withoutArea.length,
    places: firstPlaces(features, faulty),
  };
  return [{ code: 'buildings-faulty', details }];
}

function overlapNotes(name: string, features: FeatureCollection['features'], report: BuildingReport): EngineNote[] {
  const { overlapping, overlapM2 } = report;
  if (overlapping.length === 0) return [];
  const hectares = (overlapM2 / 10_000).toFixed(2);
  const details = { name, count: overlapping.length, hectares, places: firstPlaces(features, [...overlapping]) };
  return [{ code: 'buildings-overlapping', details }];
}

function firstPlaces(features: FeatureCollection['features'], numbers: readonly number[]): string {
  return numbers
    .slice(0, NAMED)
    .map((at) => placeOf(features, at))
    .join(', ');
}

/** Number of an outline in its file, from 1, and where its south-west corner is. */
function placeOf(features: FeatureCollection['features'], at: number): string {
  // Files may carry features without any geometry, whatever the type says.
  const geometry = features[at]?.geometry as FeatureCollection['features'][number]['geometry'] | null | undefined;
  const box = geometry ? geometryBounds(geometry) : null;
  const number = String(at + 1);
  return box === null ? number : `${number} (${box[0].toFixed(5)}, ${box[1].toFixed(5)})`;
}

function valueNotes(
  name: string,
  fields: Readonly<Record<string, string>>,
  { missing, unknown, usedCount }: BuildingReport,
): EngineNote[] {
  if (usedCount === 0) return [];
  const without = missing.filter((role) => role !== 'usableRoofShare').map((role) => fields[role] ?? role);
  const absent: EngineNote[] =
    without.length === 0 ? [] : [{ code: 'buildings-without-field', details: { name, fields: without.join(', ') } }];
  let count = 0;
  const strange = [...unknown].map(([role, values]) => {
    for (const one of values.values()) count += one;
    return `${fields[role] ?? role}: ${[...values.keys()].slice(0, NAMED).map(shortened).join(', ')}`;
  });
  return count === 0
    ? absent
    : [...absent, { code: 'buildings-unknown-values', details: { name, count, values: strange.join('; ') } }];
}

function shortened(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
}
