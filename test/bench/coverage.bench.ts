import type { Feature, FeatureCollection, Position } from 'geojson';
import { createZoneWindows } from '../../src/evaluate/zone-windows.ts';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import { type CoverageEvaluator, createCoverageEvaluator } from '../../src/evaluate/coverage/coverage-evaluator.ts';
import { createPlanCutter } from '../../src/evaluate/cut-plan.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { loadTopology } from '../../src/geo/topology.ts';
import { planeLatitude, planeLongitude } from '../../src/geo/working-plane.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import { planOf, pointFeature, steadyRandom } from '../support/coverage-plan.ts';
import type { Bench } from './bench-result.ts';
import { demoBase } from './demo-land.ts';
import { median, quantile } from './timed-run.ts';

const PLACES = 20_000;
const STREETS = 51;
const STATIONS = { many: 1000, few: 100 } as const;
const MOVES = 200;
const WARMING_UP = 30;
const LIBRARY = createFactorLibrary({});

/** One of 1 000 charging stations is dragged over 20 000 places and 5 000 roads: all numbers of coverage after each movement. */
export const coverageBench: Bench = {
  name: 'coverage',
  async run(say) {
    const topology = await loadTopology();
    const base = await demoBase();
    const cutter = createPlanCutter(base, measureBaseline(base, topology), topology);
    const layers = layersOf(base);
    say(
      `${String(base.land.parcelCount)} parcels, ${String(PLACES)} places, ${String(layers.roads.features.length)} roads`,
    );
    const start = (count: number): { readonly evaluator: CoverageEvaluator; readonly stations: PlanFeature[] } => ({
      evaluator: createCoverageEvaluator({
        region: null,
        cutter,
        zoneWindow: createZoneWindows(null, topology),
        layers,
      }),
      stations: placesIn(base, count, 5).map((place, at) => pointFeature(`s${String(at)}`, 'charging-station', place)),
    });
    const many = start(STATIONS.many);
    const few = start(STATIONS.few);
    const firstMs = timeOf(many.evaluator, many.stations, 0);
    timeOf(few.evaluator, few.stations, 0);
    say(`first numbers of ${String(STATIONS.many)} stations: ${firstMs.toFixed(0)} ms`);
    const manyMs: number[] = [];
    const fewMs: number[] = [];
    for (let move = 0; move < MOVES; move += 1) {
      const dragged = (move * 0.00005) % 0.01;
      const order = move % 2 === 0 ? [many, few] : [few, many];
      for (const one of order) {
        one.stations[7] = moved(one.stations[7], dragged);
        const ms = timeOf(one.evaluator, one.stations, move + 1);
        if (move >= WARMING_UP) (one === many ? manyMs : fewMs).push(ms);
      }
    }
    const detail = `${String(manyMs.length)} movements; p50 ${median(manyMs).toFixed(2)} ms, with 100 stations ${median(fewMs).toFixed(2)} ms; first numbers ${firstMs.toFixed(0)} ms`;
    return [
      {
        name: 'coverage, one of 1 000 stations moved, p95',
        measured: quantile(manyMs, 0.95),
        budget: { atMost: 80 },
        unit: 'ms',
        detail,
      },
      {
        name: 'coverage, 1 000 stations / 100 stations',
        measured: quantile(manyMs, 0.95) / quantile(fewMs, 0.95),
        budget: { atMost: 2 },
        unit: '×',
        detail: `p95 of alternating movements: ${quantile(manyMs, 0.95).toFixed(2)} ms / ${quantile(fewMs, 0.95).toFixed(2)} ms`,
      },
    ];
  },
};

function placesIn({ index }: LandBase, count: number, seed: number): [number, number][] {
  const random = steadyRandom(seed);
  const { minX, minY, maxX, maxY } = index.bounds ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  return Array.from({ length: count }, () => [
    planeLongitude(minX + random() * (maxX - minX)),
    planeLatitude(minY + random() * (maxY - minY)),
  ]);
}

/** Half of the places are villages; roads are a grid of streets, each piece between two crossings a line of its own. */
function layersOf(base: LandBase): Record<'roads' | 'villages' | 'places', FeatureCollection> {
  const points = placesIn(base, PLACES, 9).map((coordinates, at): Feature => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates },
    properties: { name: String(at), type: 'mall' },
  }));
  const { minX, minY, maxX, maxY } = base.index.bounds ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  const crossing = (column: number, row: number): Position => [
    planeLongitude(minX + (column / (STREETS - 1)) * (maxX - minX)),
    planeLatitude(minY + (row / (STREETS - 1)) * (maxY - minY)),
  ];
  const streets: Feature[] = [];
  for (let column = 0; column < STREETS; column += 1) {
    for (let row = 0; row < STREETS; row += 1) {
      for (const [nextColumn, nextRow] of [
        [column + 1, row],
        [column, row + 1],
      ] as const) {
        if (nextColumn === STREETS || nextRow === STREETS) continue;
        const coordinates = [
          crossing(column, row),
          crossing((column + nextColumn) / 2, (row + nextRow) / 2),
          crossing(nextColumn, nextRow),
        ];
        streets.push({ type: 'Feature', geometry: { type: 'LineString', coordinates }, properties: {} });
      }
    }
  }
  const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
  return {
    roads: collection(streets),
    villages: collection(points.slice(0, PLACES / 2)),
    places: collection(points.slice(PLACES / 2)),
  };
}

function moved(station: PlanFeature | undefined, byDegrees: number): PlanFeature {
  if (station?.geometry.type !== 'Point') throw new Error('no station');
  const [longitude = 0, latitude = 0] = station.geometry.coordinates;
  return {
    ...station,
    geometry: { type: 'Point', coordinates: [longitude + byDegrees / 10, latitude + byDegrees / 20] },
  };
}

function timeOf(evaluator: CoverageEvaluator, stations: readonly PlanFeature[], revision: number): number {
  const plan = planOf(stations);
  const started = performance.now();
  const rows = evaluator.rows(plan, { scenario: 'a', year: 2025, revision }, LIBRARY);
  const elapsedMs = performance.now() - started;
  if (!rows.some(({ indicator, value }) => indicator === 'charging.coverage' && (value ?? 0) > 0)) {
    throw new Error('nothing is covered');
  }
  return elapsedMs;
}
