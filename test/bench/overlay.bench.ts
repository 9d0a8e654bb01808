import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { featureCollection, intersect } from '@turf/turf';
import type { Feature, Polygon } from 'geojson';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { tableOfShapes } from '../../src/geo/shape-table.ts';
import { loadTopology } from '../../src/geo/topology.ts';
import { OVERLAY_COVERAGE, outlinesFile, parcelsFile } from './bench-files.ts';
import type { Bench, BenchResult } from './bench-result.ts';
import { fractalCoverage, overlappingOutlines } from './fractal-coverage.ts';
import { geosAreasByClass } from './geos-alone.ts';
import { median, timedRun } from './timed-run.ts';

const ROUNDS = 3;
const MAPSHAPER = fileURLToPath(new URL('../../node_modules/mapshaper/bin/mapshaper', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TANTU = [join(ROOT, 'dist/cli/main.js')];

/** 100 000 parcels against 60 overlapping outlines, from FlatGeobuf files to areas by class. */
export const overlayBench: Bench = {
  name: 'overlay',
  async run(say) {
    say('building the command line');
    await timedRun(['--import', 'tsx', join(ROOT, 'src/cli/build.ts')]);
    const parcels = parcelsFile();
    const outlines = outlinesFile();
    const folder = mkdtempSync(join(tmpdir(), 'tantu-bench-'));
    try {
      const rival: number[] = [];
      const ours: number[] = [];
      let answer = '';
      for (let round = 0; round < ROUNDS; round += 1) {
        const clipped = join(folder, `clipped-${String(round)}.fgb`);
        const clip = await timedRun([MAPSHAPER, parcels, '-clip', outlines, '-o', clipped]);
        const overlay = await timedRun([...TANTU, 'overlay', parcels, outlines, '--by', 'DLBM', '--json']);
        rival.push(clip.elapsedMs);
        ours.push(overlay.elapsedMs);
        answer = overlay.output;
        say(`mapshaper ${clip.elapsedMs.toFixed(0)} ms, tantu overlay ${overlay.elapsedMs.toFixed(0)} ms`);
      }
      return [speed(rival, ours), await agreement(answer, parcels, outlines), await perPair(say)];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function speed(rival: readonly number[], ours: readonly number[]): BenchResult {
  return {
    name: 'overlay job, mapshaper -clip / tantu overlay',
    measured: median(rival) / median(ours),
    budget: { atLeast: 3 },
    unit: '×',
    detail: `median of ${String(ROUNDS)}: ${median(rival).toFixed(0)} ms / ${median(ours).toFixed(0)} ms, both as commands from file`,
  };
}

/** Areas by class of GEOS on its own, without our facade, grid or pieces. */
async function agreement(answer: string, parcels: string, outlines: string): Promise<BenchResult> {
  const { rows } = JSON.parse(answer) as { rows: { key: string; areaM2: number }[] };
  const expected = await geosAreasByClass(readFileSync(parcels), readFileSync(outlines), 'DLBM');
  const errors = [...expected].map(([key, areaM2]) => {
    const found = rows.find((row) => row.key === key)?.areaM2 ?? 0;
    return Math.abs(found - areaM2) / areaM2;
  });
  return {
    name: 'overlay job, areas by class against GEOS on its own',
    measured: Math.max(...errors, rows.length === expected.size ? 0 : 1),
    budget: { atMost: 1e-9 },
    unit: 'relative',
    detail: `largest relative difference of ${String(expected.size)} classes`,
  };
}

/** The same crossing pairs with `@turf/intersect` and with a prepared outline. */
async function perPair(say: (line: string) => void): Promise<BenchResult> {
  const pairs = crossingPairs(200);
  const topology = await loadTopology();
  const turfMs: number[] = [];
  const oursMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let started = performance.now();
    for (const { parcel, outline } of pairs) intersect(featureCollection([parcel, outline]));
    turfMs.push((performance.now() - started) / pairs.length);
    const prepared = new Map(
      pairs.map(({ outline }) => [outline, topology.prepare(shapeFromGeojson(outline.geometry))]),
    );
    const table = tableOfShapes(pairs.map(({ parcel }) => shapeFromGeojson(parcel.geometry)));
    started = performance.now();
    pairs.forEach(({ outline }, index) => prepared.get(outline)?.overlapArea(table, index));
    oursMs.push((performance.now() - started) / pairs.length);
    for (const one of prepared.values()) one.release();
    say(`@turf/intersect ${(turfMs.at(-1) ?? 0).toFixed(3)} ms, tantu ${(oursMs.at(-1) ?? 0).toFixed(4)} ms per pair`);
  }
  topology.dispose();
  return {
    name: 'per clipped pair, @turf/intersect / tantu',
    measured: median(turfMs) / median(oursMs),
    budget: { atLeast: 10 },
    unit: '×',
    detail: `${String(pairs.length)} pairs of a parcel and the outline that crosses it, median of ${String(ROUNDS)}`,
  };
}

function crossingPairs(count: number): { parcel: Feature<Polygon>; outline: Feature<Polygon> }[] {
  const outlines = overlappingOutlines(OVERLAY_COVERAGE, 60, 1500);
  const pairs: { parcel: Feature<Polygon>; outline: Feature<Polygon> }[] = [];
  for (const parcel of fractalCoverage(OVERLAY_COVERAGE)) {
    const box = boxOf(parcel);
    const outline = outlines.find(({ geometry }) =>
      (geometry.coordinates[0] ?? []).some(
        ([x = 0, y = 0]) => x > box.west && x < box.east && y > box.south && y < box.north,
      ),
    );
    if (outline !== undefined) pairs.push({ parcel, outline });
    if (pairs.length === count) break;
  }
  return pairs;
}

function boxOf({ geometry }: Feature<Polygon>): { west: number; south: number; east: number; north: number } {
  const ring = geometry.coordinates[0] ?? [];
  const x = ring.map((position) => position[0] ?? 0);
  const y = ring.map((position) => position[1] ?? 0);
  return { west: Math.min(...x), south: Math.min(...y), east: Math.max(...x), north: Math.max(...y) };
}
