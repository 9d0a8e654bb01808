import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Feature, Polygon, Position } from 'geojson';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { type FlatgeobufFeature, visitFlatgeobuf } from '../../src/formats/flatgeobuf-columns.ts';
import { readFlatgeobufHeader } from '../../src/formats/flatgeobuf-header.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import type { BaseDataset } from '../../src/plan/plan.ts';
import { writePlanFile } from '../../src/plan/plan-file.ts';
import { smallPlan } from '../support/small-plan.ts';
import { surveyFile } from './bench-files.ts';

/** A district as large as 蓟州区, about 1 600 km², in degrees at middle latitudes. */
const DISTRICT_WIDTH = 0.84;
const DISTRICT_HEIGHT = 0.41;
/** Where most areas are is found on a grid of this many degrees. */
const CELL = 0.2;
const FEW_AREAS = 1000;

/** Two bases with one district, as plan files beside the built page. */
export interface ScreenBases {
  readonly what: string;
  /** Areas of the large base within the district. */
  readonly areasInDistrict: number;
  readonly surveyPath: string;
  /** Addresses below the page's. */
  readonly largePlan: string;
  readonly smallPlan: string;
  /** Last part of the address of the large base. */
  readonly largeBase: string;
}

/**
 * Puts a base of survey size and one of 1 000 of its areas into a folder that the page's server serves. The district lies
 * where areas are densest; the 1 000 are the largest that meet it, so that both cover the same ground with the same classes.
 */
export function makeScreenBases(servedFolder: string): ScreenBases {
  const { path, what, classField } = surveyFile();
  const bytes = new Uint8Array(readFileSync(path));
  const { boxes, codes } = lookThrough(bytes, classField);
  const [west, south] = densestDistrict(boxes);
  const meeting = boxes.filter(
    ({ box }) =>
      box.east > west && box.west < west + DISTRICT_WIDTH && box.north > south && box.south < south + DISTRICT_HEIGHT,
  );
  const largest = meeting.toSorted((one, other) => sizeOf(other) - sizeOf(one)).slice(0, FEW_AREAS);
  const folder = join(servedFolder, 'bench');
  mkdirSync(folder, { recursive: true });
  const survey = basename(path);
  writeFileSync(join(folder, survey), bytes);
  writeFileSync(join(folder, 'few.fgb'), someAreas(bytes, classField, new Set(largest.map(({ index }) => index))));

  const survey3 = thirdSurveyClasses().classes.filter(({ code }) => code.length === 4);
  const classMapping = Object.fromEntries(codes.map((code, at) => [code, survey3[at % survey3.length]?.code ?? '']));
  const plan = (href: string): string => {
    const dataset: BaseDataset = {
      role: 'land-cover',
      href,
      classSystem: 'custom',
      fields: { class: classField },
      classMapping,
    };
    return writePlanFile(smallPlan([], { boundary: district(west, south), base: [dataset] }));
  };
  writeFileSync(join(folder, 'large.plan.json'), plan(survey));
  writeFileSync(join(folder, 'small.plan.json'), plan('few.fgb'));
  return {
    what,
    areasInDistrict: meeting.length,
    surveyPath: path,
    largePlan: 'bench/large.plan.json',
    smallPlan: 'bench/small.plan.json',
    largeBase: survey,
  };
}

interface Area {
  readonly index: number;
  readonly box: { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
}

function lookThrough(bytes: Uint8Array, classField: string): { readonly boxes: Area[]; readonly codes: string[] } {
  const boxes: Area[] = [];
  const codes = new Set<string>();
  visitAreas(bytes, classField, (feature) => {
    codes.add(String(feature.values[0] ?? ''));
    const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
    for (const { xy } of feature.parts) {
      for (let at = 0; at + 1 < xy.length; at += 2) {
        box.west = Math.min(box.west, xy[at] ?? 0);
        box.east = Math.max(box.east, xy[at] ?? 0);
        box.south = Math.min(box.south, xy[at + 1] ?? 0);
        box.north = Math.max(box.north, xy[at + 1] ?? 0);
      }
    }
    boxes.push({ index: feature.index, box });
  });
  return { boxes, codes: [...codes] };
}

function someAreas(bytes: Uint8Array, classField: string, chosen: ReadonlySet<number>): Uint8Array {
  const features: Feature[] = [];
  visitAreas(bytes, classField, ({ index, parts, values }) => {
    if (!chosen.has(index)) return;
    const coordinates = parts.map(({ xy, ends }) => {
      let vertex = 0;
      return Array.from(ends, (end): Position[] => {
        const ring: Position[] = [];
        for (; vertex < end; vertex += 1) ring.push([xy[2 * vertex] ?? 0, xy[2 * vertex + 1] ?? 0]);
        return ring;
      });
    });
    const properties = { [classField]: values[0] ?? '' };
    features.push({ type: 'Feature', geometry: { type: 'MultiPolygon', coordinates }, properties });
  });
  return serialize({ type: 'FeatureCollection', features }, 4326);
}

function visitAreas(bytes: Uint8Array, classField: string, onFeature: (feature: FlatgeobufFeature) => void): void {
  const header = readFlatgeobufHeader('survey', bytes);
  if (!header.ok) throw new Error(header.code);
  const visited = visitFlatgeobuf('survey', bytes, header.value, { columns: [classField], onFeature });
  if (!visited.ok) throw new Error(visited.code);
}

/** South-west corner of a district around the cell with most areas. */
function densestDistrict(boxes: readonly Area[]): readonly [number, number] {
  const counts = new Map<string, number>();
  let most = 0;
  let densest: readonly [number, number] = [0, 0];
  for (const { box } of boxes) {
    const cell = [
      Math.floor((box.west + box.east) / 2 / CELL),
      Math.floor((box.south + box.north) / 2 / CELL),
    ] as const;
    const count = (counts.get(cell.join(' ')) ?? 0) + 1;
    counts.set(cell.join(' '), count);
    if (count > most) {
      most = count;
      densest = cell;
    }
  }
  return [(densest[0] + 0.5) * CELL - DISTRICT_WIDTH / 2, (densest[1] + 0.5) * CELL - DISTRICT_HEIGHT / 2];
}

function sizeOf({ box }: Area): number {
  return (box.east - box.west) * (box.north - box.south);
}

function district(west: number, south: number): Polygon {
  const [east, north] = [west + DISTRICT_WIDTH, south + DISTRICT_HEIGHT];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}
