import type { FeatureCollection } from 'geojson';
import { linesFromGeojson, type LineSet } from '../../geo/line-set.ts';
import type { MetricPlane } from './metric-plane.ts';

/** Centre lines of roads in the metric plane (道路中心线). */
export interface RoadLines extends LineSet {
  /** For each line the level it runs on (层位): 0 on the ground, bridges above, tunnels below; as far as the layer says. */
  readonly levels: Int8Array;
}

/** Attributes that say what a line is, and what is no road there. */
const CLASS_FIELDS = ['class', 'fclass', 'highway', 'railway', 'type', '类型'] as const;
const NO_ROADS = new Set(['railway', 'rail', 'subway', 'light_rail', 'tram', 'ferry', '铁路', '轨道交通']);

/** The roads of a base layer; railways and ferries in it are left out, and so are lines of fewer than two vertices. */
export function roadLines({ features }: FeatureCollection, plane: MetricPlane): RoadLines {
  const coordinates: number[] = [];
  const lineEnds: number[] = [];
  const levels: number[] = [];
  for (const { geometry, properties } of features) {
    if (!isRoad(properties ?? {})) continue;
    const lines = linesFromGeojson(geometry);
    const { coordinates: metres } = plane.enter({ ...lines, ringEnds: lines.lineEnds, partEnds: new Uint32Array(0) });
    const level = levelOf(properties ?? {});
    let start = 0;
    for (const end of lines.lineEnds) {
      if (end - start >= 2) {
        for (let at = 2 * start; at < 2 * end; at += 1) coordinates.push(metres[at] ?? 0);
        lineEnds.push(coordinates.length / 2);
        levels.push(level);
      }
      start = end;
    }
  }
  return {
    coordinates: Float64Array.from(coordinates),
    lineEnds: Uint32Array.from(lineEnds),
    levels: Int8Array.from(levels),
  };
}

function isRoad(properties: Readonly<Record<string, unknown>>): boolean {
  return !CLASS_FIELDS.some((field) => {
    const value = properties[field];
    return typeof value === 'string' && NO_ROADS.has(value);
  });
}

const NOT_SO = new Set(['', 'no', 'F', 'false', '0', '否']);

/** By the attributes of OpenStreetMap and of sheets made from it: `layer`, else `bridge` and `tunnel`. */
function levelOf(properties: Readonly<Record<string, unknown>>): number {
  const layer = Number(properties['layer'] ?? 0);
  if (Number.isInteger(layer) && layer !== 0) return Math.max(-100, Math.min(100, layer));
  const isSaid = (field: string): boolean => {
    const value = properties[field];
    return (
      value !== undefined &&
      value !== null &&
      value !== false &&
      !NOT_SO.has(typeof value === 'string' ? value : JSON.stringify(value))
    );
  };
  if (isSaid('bridge') || isSaid('桥')) return 1;
  return isSaid('tunnel') || isSaid('隧道') ? -1 : 0;
}
