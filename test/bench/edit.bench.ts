import type { Polygon, Position } from 'geojson';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import { createEvaluator, type Evaluator } from '../../src/evaluate/evaluator.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { tableShapeBounds } from '../../src/geo/shape-bounds.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { ShapeWindow } from '../../src/geo/shape-window.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import { surveyFile } from './bench-files.ts';
import type { Bench } from './bench-result.ts';
import { lobedRing } from './lobed-ring.ts';
import { baseOf, centreOf, nearest, readSurvey } from './survey-base.ts';
import { median, quantile } from './timed-run.ts';

const EDITS = 120;
const LARGE_EDITS = 30;
/** Before this many edits the engine's code is still being compiled. */
const WARMING_UP = 20;
const SMALL_BASE = 10_000;

/** One vertex of a drawn forest moves: engine time from the edit to all numbers, on a base of survey size. */
export const editBench: Bench = {
  name: 'edit',
  async run(say) {
    const topology = await loadTopology();
    const { path, what, classField } = surveyFile();
    const land = await readSurvey(path, classField);
    const large = baseOf(land);
    const [longitude, latitude] = centreOf(large);
    const small = baseOf(nearest(large, longitude, latitude, SMALL_BASE));
    const radius = radiusFor(large, longitude, latitude, 500);
    const drawn = lobedRing(longitude, latitude, radius, 200);
    const covered = coveredBy(large, drawn);
    say(`${what}; a polygon of 200 vertices over ${String(covered)} of them`);
    const onLarge = evaluatorOf(large, topology);
    const onSmall = evaluatorOf(small, topology);
    const largeMs: number[] = [];
    const smallMs: number[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const moved = withVertexMoved(drawn, (edit * 37) % 200, 0.05 * ((edit % 5) - 2.5), longitude, latitude);
      const [first, second] = edit % 2 === 0 ? [onLarge, onSmall] : [onSmall, onLarge];
      const firstMs = timeOf(first, moved, edit);
      const secondMs = timeOf(second, moved, edit);
      if (edit < WARMING_UP) continue;
      largeMs.push(edit % 2 === 0 ? firstMs : secondMs);
      smallMs.push(edit % 2 === 0 ? secondMs : firstMs);
    }
    const detail = `${String(largeMs.length)} edits of one vertex of 200 over ${String(covered)} areas, ${what}`;
    const wide = await wideLine(large, onLarge, longitude, latitude, say);
    return [
      { name: 'edit, engine time p50', measured: median(largeMs), budget: { atMost: 30 }, unit: 'ms', detail },
      {
        name: 'edit, engine time p95',
        measured: quantile(largeMs, 0.95),
        budget: { atMost: 80 },
        unit: 'ms',
        detail,
      },
      {
        name: 'edit, base of survey size / base of 10 000 areas',
        measured: median(largeMs) / median(smallMs),
        budget: { atMost: 1.5 },
        unit: '×',
        detail: `medians of alternating edits: ${median(largeMs).toFixed(2)} ms / ${median(smallMs).toFixed(2)} ms`,
      },
      wide,
    ];
  },
};

/** The same with a red line of 20 000 vertices over 20 000 areas. */
async function wideLine(
  base: LandBase,
  evaluator: Evaluator,
  longitude: number,
  latitude: number,
  say: (line: string) => void,
): Promise<Awaited<ReturnType<Bench['run']>>[number]> {
  const vertices = 20_000;
  const drawn = lobedRing(longitude, latitude, radiusFor(base, longitude, latitude, 20_000), vertices);
  const covered = coveredBy(base, drawn);
  const firstMs = timeOf(evaluator, drawn, 0);
  say(`${String(vertices)} vertices over ${String(covered)} areas: first cut ${firstMs.toFixed(0)} ms`);
  const times: number[] = [];
  for (let edit = 0; edit < LARGE_EDITS; edit += 1) {
    const moved = withVertexMoved(drawn, (edit * 613) % vertices, 0.0002 * ((edit % 5) - 2.5), longitude, latitude);
    times.push(timeOf(evaluator, moved, edit + 1));
  }
  return {
    name: 'edit, red line of 20 000 vertices, engine time p50',
    measured: median(times),
    budget: { atMost: 80 },
    unit: 'ms',
    detail: `one vertex moved, over ${String(covered)} areas; p95 ${quantile(times, 0.95).toFixed(1)} ms, first cut ${firstMs.toFixed(0)} ms`,
  };
}

function evaluatorOf(base: LandBase, topology: Topology): Evaluator {
  return createEvaluator({ base, baseline: measureBaseline(base, topology), topology, now: () => performance.now() });
}

/** Half the height in degrees of an outline over about so many parcels. */
function radiusFor(base: LandBase, longitude: number, latitude: number, count: number): number {
  let low = 1e-4;
  let high = 10;
  for (let step = 0; step < 16; step += 1) {
    const middle = Math.sqrt(low * high);
    if (coveredBy(base, lobedRing(longitude, latitude, middle, 200)) < count) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

function coveredBy({ land, index }: LandBase, drawn: Polygon): number {
  const window = new ShapeWindow(shapeFromGeojson(drawn));
  const { bounds } = window;
  if (bounds === null) return 0;
  return index.search(bounds.minX, bounds.minY, bounds.maxX, bounds.maxY).filter((parcel) => {
    const box = tableShapeBounds(land, parcel);
    return box !== null && window.relationTo(box) !== 'outside';
  }).length;
}

function withVertexMoved(drawn: Polygon, vertex: number, share: number, longitude: number, latitude: number): Polygon {
  const ring = drawn.coordinates[0] ?? [];
  const moved = ring.map((position, at): Position => {
    if (at !== vertex && !(vertex === 0 && at === ring.length - 1)) return position;
    const [x = 0, y = 0] = position;
    return [x + share * (x - longitude), y + share * (y - latitude)];
  });
  return { type: 'Polygon', coordinates: [moved] };
}

function timeOf(evaluator: Evaluator, geometry: Polygon, revision: number): number {
  const feature: PlanFeature = {
    id: 'f',
    geometry,
    properties: { kind: 'forest', scenario: 'a', from: null, until: null, status: 'planned', name: 'f' },
  };
  const plan = { features: new Map([['f', feature]]), scenarios: [{ id: 'a', name: 'a' }], targets: [] };
  const started = performance.now();
  const { contributions } = evaluator.evaluate(plan, { scenario: 'a', year: 2025, revision });
  const elapsedMs = performance.now() - started;
  if ((contributions[0]?.countedM2 ?? 0) <= 0) throw new Error('nothing was counted');
  return elapsedMs;
}
