import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureCollection, LineString, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { ensureDemoBase } from '../../data/demo/cache.ts';
import { createMetricPlane } from '../../src/evaluate/coverage/metric-plane.ts';
import { createRoadAccess } from '../../src/evaluate/coverage/road-access.ts';
import { buildRoadGraph } from '../../src/evaluate/coverage/road-graph.ts';
import { roadLines } from '../../src/evaluate/coverage/road-lines.ts';
import { RoadSearch } from '../../src/evaluate/coverage/road-search.ts';
import { readFeatures } from '../../src/formats/codecs.ts';
import { geodesicLengthM } from '../../src/geo/geodesic.ts';
import { shapeBounds } from '../../src/geo/shape-bounds.ts';
import { linesFromGeojson } from '../../src/geo/line-set.ts';

/**
 * All shortest ways of a road network by R. W. Floyd 1962 (Algorithm 97) and S. Warshall, made from the file on its own: a line
 * joins its two ends, its length is the sum of geodesics.
 */
function allWays(lines: readonly Position[][]): { readonly ends: Map<string, number>; readonly ways: Float64Array } {
  const ends = new Map<string, number>();
  const endOf = (position: Position): number => {
    const key = position.join(' ');
    const end = ends.get(key) ?? ends.size;
    ends.set(key, end);
    return end;
  };
  const joins = lines.map((line) => {
    let length = 0;
    for (let at = 1; at < line.length; at += 1) {
      const [x0 = 0, y0 = 0] = line[at - 1] ?? [];
      const [x1 = 0, y1 = 0] = line[at] ?? [];
      length += geodesicLengthM(x0, y0, x1, y1);
    }
    return { from: endOf(line[0] ?? []), to: endOf(line.at(-1) ?? []), length };
  });
  const count = ends.size;
  const ways = new Float64Array(count * count).fill(Infinity);
  for (let end = 0; end < count; end += 1) ways[end * count + end] = 0;
  for (const { from, to, length } of joins) {
    ways[from * count + to] = Math.min(length, ways[from * count + to] ?? 0);
    ways[to * count + from] = ways[from * count + to] ?? 0;
  }
  for (let via = 0; via < count; via += 1) {
    for (let from = 0; from < count; from += 1) {
      const first = ways[from * count + via] ?? Infinity;
      if (first === Infinity) continue;
      for (let to = 0; to < count; to += 1) {
        const way = first + (ways[via * count + to] ?? Infinity);
        if (way < (ways[from * count + to] ?? Infinity)) ways[from * count + to] = way;
      }
    }
  }
  return { ends, ways };
}

describe.each(['dongli', 'nanchang', 'xiangyang'] as const)('roads of the demo base of %s', (seed) => {
  it('give the shortest ways of Floyd and Warshall between all of their ends, to 1e-6', async () => {
    const bytes = await readFile(join(await ensureDemoBase(seed), 'roads.fgb'));
    const read = await readFeatures('roads.fgb', new Uint8Array(bytes), []);
    if (!read.ok) throw new Error(read.code);
    const layer: FeatureCollection = { type: 'FeatureCollection', features: [...read.value.features] };
    const lines = layer.features
      .filter(({ properties }) => properties?.['class'] !== 'railway')
      .map(({ geometry }) => (geometry as LineString).coordinates);
    const { ends, ways } = allWays(lines);

    const all = linesFromGeojson({ type: 'MultiLineString', coordinates: lines });
    const box = shapeBounds({ coordinates: all.coordinates, ringEnds: all.lineEnds, partEnds: all.lineEnds });
    if (box === null) throw new Error('no roads');
    const plane = createMetricPlane(box);
    const graph = buildRoadGraph(roadLines(layer, plane), plane.scaleAt);
    const access = createRoadAccess(graph, plane.scaleAt);
    const search = new RoadSearch(graph);
    const places = [...ends.keys()].map((key) => {
      const [longitude = 0, latitude = 0] = key.split(' ').map(Number);
      const [x, y] = plane.place(longitude, latitude);
      const found = access.locate(x, y, 1);
      if (found === null) throw new Error('an end is off the road');
      return found;
    });
    let reached = 0;
    let worst = 0;
    const step = Math.ceil(ends.size / 60);
    for (let from = 0; from < ends.size; from += step) {
      search.run([places[from] ?? { edge: 0, alongM: 0, accessM: 0 }]);
      for (let to = 0; to < ends.size; to += 1) {
        const expected = ways[from * ends.size + to] ?? Infinity;
        const found = search.distanceToM(places[to] ?? { edge: 0, alongM: 0, accessM: 0 });
        expect(Number.isFinite(found)).toBe(Number.isFinite(expected));
        if (expected === Infinity || expected === 0) continue;
        reached += 1;
        worst = Math.max(worst, Math.abs(found / expected - 1));
      }
    }
    expect(reached).toBeGreaterThan(100);
    expect(worst).toBeLessThan(1e-6);
  });
});
