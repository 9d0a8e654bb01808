import type { Polygon, Position } from 'geojson';
import { createCarbonAccount } from '../../src/evaluate/carbon/carbon-account.ts';
import type { CarbonRules } from '../../src/evaluate/carbon/carbon-rules.ts';
import { proposedSettings } from '../../src/evaluate/carbon/default-settings.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
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
import { withStands } from './survey-stands.ts';
import { median, quantile } from './timed-run.ts';

const EDITS = 120;
const LARGE_EDITS = 30;
/** Before this many edits the engine's code is still being compiled. */
const WARMING_UP = 20;
const SMALL_BASE = 10_000;

/** As the session gives them; the year asked about is some years after the base year, so that stands have grown. */
const CARBON: CarbonRules = {
  settings: proposedSettings({ seed: 'jizhou', baseYear: 2020 }),
  library: createFactorLibrary({}),
};

/** One vertex of a drawn forest moves: engine time from the edit to all numbers, those of carbon too, on a base of survey size. */
export const editBench: Bench = {
  name: 'edit',
  async run(say) {
    const topology = await loadTopology();
    const { path, what, classField } = surveyFile();
    const land = withStands(await readSurvey(path, classField));
    const large = baseOf(land);
    const [longitude, latitude] = centreOf(large);
    const small = baseOf(withStands(nearest(large, longitude, latitude, SMALL_BASE)));
    const radius = radiusFor(large, longitude, latitude, 500);
    const drawn = lobedRing(longitude, latitude, radius, 200);
    const covered = coveredBy(large, drawn);
    const strata = createCarbonAccount(large, large.land.areasM2).strata.strata.length;
    say(`${what}, ${String(strata)} strata of carbon; a polygon of 200 vertices over ${String(covered)} of them`);
    const onLarge = evaluatorOf(large, topology);
    const onSmall = evaluatorOf(small, topology);
    const areasOnly = evaluatorOf(large, topology);
    const largeMs: number[] = [];
    const smallMs: number[] = [];
    const areasMs: number[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const moved = withVertexMoved(drawn, (edit * 37) % 200, 0.05 * ((edit % 5) - 2.5), longitude, latitude);
      const [first, second] = edit % 2 === 0 ? [onLarge, onSmall] : [onSmall, onLarge];
      const firstMs = timeOf(first, moved, edit, CARBON);
      const secondMs = timeOf(second, moved, edit, CARBON);
      const onlyMs = timeOf(areasOnly, moved, edit);
      if (edit < WARMING_UP) continue;
      largeMs.push(edit % 2 === 0 ? firstMs : secondMs);
      smallMs.push(edit % 2 === 0 ? secondMs : firstMs);
      areasMs.push(onlyMs);
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
      {
        name: 'edit, all numbers / those of areas only',
        measured: median(largeMs) / median(areasMs),
        budget: { atMost: 4 },
        unit: '×',
        detail: `medians of the same edits with and without carbon: ${median(largeMs).toFixed(2)} ms / ${median(areasMs).toFixed(2)} ms`,
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
  const firstMs = timeOf(evaluator, drawn, 0, CARBON);
  say(`${String(vertices)} vertices over ${String(covered)} areas: first cut ${firstMs.toFixed(0)} ms`);
  const times: number[] = [];
  for (let edit = 0; edit < LARGE_EDITS; edit += 1) {
    const moved = withVertexMoved(drawn, (edit * 613) % vertices, 0.0002 * ((edit % 5) - 2.5), longitude, latitude);
    times.push(timeOf(evaluator, moved, edit + 1, CARBON));
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

function timeOf(evaluator: Evaluator, geometry: Polygon, revision: number, carbon?: CarbonRules): number {
  const feature: PlanFeature = {
    id: 'f',
    geometry,
    properties: {
      kind: 'forest',
      scenario: 'a',
      from: null,
      until: null,
      status: 'planned',
      name: 'f',
      species: '油松',
    },
  };
  const plan: EvaluablePlan = {
    features: new Map([['f', feature]]),
    scenarios: [{ id: 'a', name: 'a' }],
    targets: [],
    ...(carbon === undefined ? {} : { carbon }),
  };
  const started = performance.now();
  const { contributions, measures } = evaluator.evaluate(plan, { scenario: 'a', year: 2025, revision });
  const elapsedMs = performance.now() - started;
  if ((contributions[0]?.countedM2 ?? 0) <= 0) throw new Error('nothing was counted');
  const change = measures.find(({ indicator, group }) => indicator === 'carbon.change' && group === null)?.value;
  if (carbon !== undefined && !(Math.abs(change ?? 0) > 0)) throw new Error('no carbon was changed');
  return elapsedMs;
}
