import type { Feature, Polygon, Position } from 'geojson';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';

const WEST = 117.3;
const SOUTH = 39.95;
const CELL = [0.02, 0.015] as const;
const COLUMNS = 10;
const ROWS = 8;
/** Codes of the third survey; half of the land is forest. */
const CODES = ['0301', '0103', '0301', '0201', '0301', '1104', '0301', '0702'] as const;

/**
 * A survey of 80 parcels in the middle of 蓟州区 with one fault of each kind: parcel 22 is drawn as a bow-tie, 55 reaches a fifth of
 * its width over 56, between 76 and its northern neighbour is a gap half a metre wide, 37 has a vertex twice, and 82's
 * corner is a spike.
 */
function faultySurvey(): Feature<Polygon>[] {
  const features: Feature<Polygon>[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) features.push(parcel(column, row));
  }
  return features;
}

/** The survey as a FlatGeobuf file, written by the library of the format's makers. */
export function faultySurveyFile(): Uint8Array {
  return serialize({ type: 'FeatureCollection', features: faultySurvey() }, 4490);
}

function parcel(column: number, row: number): Feature<Polygon> {
  const west = WEST + column * CELL[0];
  const south = SOUTH + row * CELL[1];
  const [east, north] = [west + CELL[0], south + CELL[1]];
  const id = `${String(column)}${String(row)}`;
  const code = CODES[(3 * column + row) % CODES.length] ?? '0301';
  return {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [ringOf(id, west, south, east, north)] },
    properties: { BSM: id, DLBM: code, ZLDWMC: '渔阳镇', TBMJ: 2_846_550 - 620 * row },
  };
}

function ringOf(id: string, west: number, south: number, east: number, north: number): Position[] {
  const corners: Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const [first = [], second = [], third = [], fourth = [], last = []] = corners;
  switch (id) {
    case '22':
      return [first, third, second, fourth, last];
    case '55':
      return [first, [east + CELL[0] / 5, south], [east + CELL[0] / 5, north], fourth, last];
    case '76':
      return [first, second, [east, north - 5e-6], [west, north - 5e-6], last];
    case '37':
      return [first, second, second, third, fourth, last];
    case '82':
      return [first, second, third, [east + 0.004, north + 0.004], [east, north + 1e-9], fourth, last];
    default:
      return corners;
  }
}
