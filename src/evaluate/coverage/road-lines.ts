import type { FeatureCollection } from 'geojson';
import { linesFromGeojson } from '../../geo/line-set.ts';
import type { MetricPlane } from './metric-plane.ts';

/** Centre lines of roads in the metric plane (道路中心线), in flat arrays. */
export interface RoadLines {
  /** x, y pairs. */
  readonly coordinates: Float64Array;
  /** For each line the index of the vertex after its last one. */
  readonly lineEnds: Uint32Array;
}

/** Attributes that say what a line is, and what is no road there. */
const CLASS_FIELDS = ['class', 'fclass', 'highway', 'railway', 'type', '类型'] as const;
const NO_ROADS = new Set(['railway', 'rail', 'subway', 'light_rail', 'tram', 'ferry', '铁路', '轨道交通']);

/** The roads of a base layer; railways and ferries in it are left out, and so are lines of fewer than two vertices. */
export function roadLines({ features }: FeatureCollection, plane: MetricPlane): RoadLines {
  const coordinates: number[] = [];
  const lineEnds: number[] = [];
  for (const { geometry, properties } of features) {
    if (!isRoad(properties ?? {})) continue;
    const lines = linesFromGeojson(geometry);
    const { coordinates: metres } = plane.enter({ ...lines, ringEnds: lines.lineEnds, partEnds: new Uint32Array(0) });
    let start = 0;
    for (const end of lines.lineEnds) {
      if (end - start >= 2) {
        for (let at = 2 * start; at < 2 * end; at += 1) coordinates.push(metres[at] ?? 0);
        lineEnds.push(coordinates.length / 2);
      }
      start = end;
    }
  }
  return { coordinates: Float64Array.from(coordinates), lineEnds: Uint32Array.from(lineEnds) };
}

function isRoad(properties: Readonly<Record<string, unknown>>): boolean {
  return !CLASS_FIELDS.some((field) => {
    const value = properties[field];
    return typeof value === 'string' && NO_ROADS.has(value);
  });
}
