import { createEligibleFinder, type EligibleFinder } from '../../src/evaluate/eligible/eligible-finder.ts';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { createRuleBooks } from '../../src/evaluate/rules/rule-books.ts';
import { shippedRules } from '../../src/evaluate/rules/shipped-rules.ts';
import { shapeBounds } from '../../src/geo/shape-bounds.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import { drawn, planOf } from '../support/plan-pieces.ts';
import type { Bench } from './bench-result.ts';
import { demoBase, demoLayer } from './demo-land.ts';
import { lobedRing } from './lobed-ring.ts';
import { centreOf } from './survey-base.ts';
import { median, quantile } from './timed-run.ts';

const ROUNDS = 3;
const EDITS = 40;
/** Before this many edits the engine's code is still being compiled. */
const WARMING_UP = 10;
const ROLES = ['redline', 'farmland', 'villages'];

/** Where wind turbines could go in the demo base: red line, basic farmland and 701 setbacks that overlap, from nothing and after an edit. */
export const eligibleBench: Bench = {
  name: 'eligible',
  async run(say) {
    const topology = await loadTopology();
    const base = await demoBase();
    const baseline = measureBaseline(base, topology);
    const middle = centreOf(base);
    const layers = new Map(await Promise.all(ROLES.map(async (role) => [role, await demoLayer(role)] as const)));
    const bookOf = createRuleBooks(shippedRules(), () => []);
    const start = (): EligibleFinder =>
      createEligibleFinder({ base, baseline, layers: new Map(layers), topology, terrain: null, bookOf });
    const wholeMs: number[] = [];
    const overlayMs: number[] = [];
    const slices: number[] = [];
    let finder = start();
    for (let round = 0; round < ROUNDS; round += 1) {
      finder = start();
      const found = find(finder, lineOf(middle, 0));
      wholeMs.push(found.elapsedMs);
      slices.push(found.longestMs);
      const outlines = finder.shown()?.barriers.map(({ window }) => window.shape) ?? [];
      overlayMs.push(overlayAlone(base, outlines, topology));
      say(`overlay ${(overlayMs.at(-1) ?? 0).toFixed(0)} ms, land by rules ${found.elapsedMs.toFixed(0)} ms`);
    }
    const editMs: number[] = [];
    for (let edit = 1; edit <= EDITS; edit += 1) {
      const { elapsedMs } = find(finder, lineOf(middle, edit));
      if (edit > WARMING_UP) editMs.push(elapsedMs);
    }
    const what = `${String(base.land.parcelCount)} parcels, ${String(finder.shown()?.barriers.length ?? 0)} areas`;
    return [
      {
        name: 'eligible, land by rules from nothing / areas of parcels in the same outlines one by one',
        measured: median(wholeMs) / median(overlayMs),
        budget: { atMost: 3 },
        unit: '×',
        detail: `${what}, medians of ${String(ROUNDS)}: ${median(wholeMs).toFixed(0)} ms / ${median(overlayMs).toFixed(0)} ms, longest slice ${median(slices).toFixed(0)} ms`,
      },
      {
        name: 'eligible, after one edit / from nothing',
        measured: median(editMs) / median(wholeMs),
        budget: { atMost: 0.1 },
        unit: '×',
        detail: `one vertex of a drawn red line, ${String(editMs.length)} edits: p50 ${median(editMs).toFixed(1)} ms, p95 ${quantile(editMs, 0.95).toFixed(1)} ms`,
      },
    ];
  },
};

/** A drawn red line over the middle of the district; with each edit another vertex lies farther out. */
function lineOf([longitude, latitude]: readonly [number, number], edit: number): PlanFeature {
  const ring = lobedRing(longitude, latitude, 0.04, 400);
  const coordinates = (ring.coordinates[0] ?? []).map(([x = 0, y = 0], at) =>
    at === 1 + (edit % 300) ? [x + 0.02 * (x - longitude), y + 0.02 * (y - latitude)] : [x, y],
  );
  return drawn('line', { type: 'Polygon', coordinates: [coordinates] }, { kind: 'ecological-redline' });
}

function find(
  finder: EligibleFinder,
  feature: PlanFeature,
): { readonly elapsedMs: number; readonly longestMs: number } {
  const work = finder.findInSteps(planOf([feature]), { scenario: 'a', year: 2026, revision: 0 }, 'wind-turbine');
  const started = performance.now();
  let last = started;
  let longestMs = 0;
  for (;;) {
    const step = work.next();
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    if (step.done !== true) continue;
    if (!((step.value?.areasM2.allowed ?? 0) > 0)) throw new Error('no land is left');
    return { elapsedMs: now - started, longestMs };
  }
}

/** Areas of all parcels in all outlines, each for itself: what lies on several counts several times. */
function overlayAlone({ land, index }: LandBase, outlines: readonly Shape[], topology: Topology): number {
  const started = performance.now();
  let total = 0;
  for (const outline of outlines) {
    const box = shapeBounds(outline);
    if (box === null) continue;
    const prepared = topology.prepare(outline);
    const near = Uint32Array.from(index.search(box.minX, box.minY, box.maxX, box.maxY));
    for (const areaM2 of prepared.overlapAreas(land, near).areas) total += areaM2;
    prepared.release();
  }
  if (total <= 0) throw new Error('nothing lies in the outlines');
  return performance.now() - started;
}
