import type { FeatureCollection, Polygon } from 'geojson';
import {
  createFindingsFinder,
  type CheckablePlan,
  type FindingsFinder,
} from '../../src/evaluate/rules/findings-finder.ts';
import type { FindingsReport } from '../../src/evaluate/rules/finding.ts';
import { LEAST_AREA_M2 } from '../../src/evaluate/rules/least-area.ts';
import type { Rule } from '../../src/evaluate/rules/rule.ts';
import { shippedRules } from '../../src/evaluate/rules/shipped-rules.ts';
import { createAreaMask } from '../../src/geo/area-mask.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { shapeBounds } from '../../src/geo/shape-bounds.ts';
import { tableAreas } from '../../src/geo/shape-area.ts';
import { shapeCount, tableOfShapes } from '../../src/geo/shape-table.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import type { KindId } from '../../src/kinds/kind.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import type { Opponent } from '../../src/plan/plan-rule.ts';
import type { Bench } from './bench-result.ts';
import { lobedRing } from './lobed-ring.ts';
import { median, quantile } from './timed-run.ts';

const COLUMNS = 100;
const ROWS = 100;
const ROUNDS = 3;
const EDITS = 60;
/** Before this many edits the engine's code is still being compiled. */
const WARMING_UP = 10;
const WEST = 117;
const SOUTH = 39.8;
const CELL = 0.006;
const KINDS: readonly KindId[] = ['forest', 'pv', 'industrial-park', 'wind-farm', 'wetland'];

/** Five zones over the land of the features: three of the base, two drawn; 2 000 vertices each. */
const ZONES: readonly { readonly ring: Polygon; readonly opponent: Opponent }[] = [
  { ring: zone(0.3, 0.3, 0.17), opponent: { role: 'redline' } },
  { ring: zone(0.7, 0.3, 0.14), opponent: { role: 'farmland' } },
  { ring: zone(0.5, 0.5, 0.2), opponent: { role: 'protected' } },
  { ring: zone(0.3, 0.7, 0.15), opponent: { kind: 'ecological-redline' } },
  { ring: zone(0.7, 0.7, 0.18), opponent: { kind: 'protected-area' } },
];

/** Rules of 10 000 features and five zones: a whole check against the overlay alone, and a check after one edit. */
export const rulesBench: Bench = {
  name: 'rules',
  async run(say) {
    const topology = await loadTopology();
    const plan = planOf([...drawnFeatures(), ...drawnZones()]);
    const rules = rulesOfAll();
    const fullMs: number[] = [];
    const overlayMs: number[] = [];
    let report: FindingsReport | null = null;
    let pairs = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const overlay = timed(() => overlayAlone(topology));
      pairs = overlay.value;
      overlayMs.push(overlay.elapsedMs);
      const full = timed(() => check(finderOf(topology, rules), copied(plan), round));
      report = full.value;
      fullMs.push(full.elapsedMs);
      say(`overlay ${overlay.elapsedMs.toFixed(0)} ms, check ${full.elapsedMs.toFixed(0)} ms`);
    }
    const count = report?.findings.length ?? 0;
    if (count !== pairs) throw new Error(`${String(count)} findings of ${String(pairs)} pairs with common land`);
    const detail = `medians of ${String(ROUNDS)}: ${median(fullMs).toFixed(0)} ms / ${median(overlayMs).toFixed(0)} ms, ${String(count)} findings`;
    const edits = timesOfEdits(finderOf(topology, rules), plan);
    return [
      {
        name: 'rules, whole check / areas of 10 000 features in five zones',
        measured: median(fullMs) / median(overlayMs),
        budget: { atMost: 3 },
        unit: '×',
        detail,
      },
      {
        name: 'rules, check after one edit, p50',
        measured: median(edits),
        budget: { atMost: 30 },
        unit: 'ms',
        detail: `one vertex of one of 10 000 features, ${String(edits.length)} edits`,
      },
      {
        name: 'rules, check after one edit, p95',
        measured: quantile(edits, 0.95),
        budget: { atMost: 80 },
        unit: 'ms',
        detail: 'the same edits',
      },
    ];
  },
};

function zone(east: number, north: number, radius: number): Polygon {
  return lobedRing(WEST + east * COLUMNS * CELL, SOUTH + north * ROWS * CELL, radius, 2000);
}

function drawnFeatures(): PlanFeature[] {
  return Array.from({ length: COLUMNS * ROWS }, (_, at) =>
    feature(
      `f${String(at)}`,
      KINDS[at % KINDS.length] ?? 'pv',
      lobedRing(WEST + ((at % COLUMNS) + 0.5) * CELL, SOUTH + (Math.floor(at / COLUMNS) + 0.5) * CELL, 0.0018, 40),
    ),
  );
}

function drawnZones(): PlanFeature[] {
  return ZONES.flatMap(({ ring, opponent }, at) =>
    'kind' in opponent ? [feature(`z${String(at)}`, opponent.kind, ring)] : [],
  );
}

function feature(id: string, kind: KindId, geometry: Polygon): PlanFeature {
  return {
    id,
    geometry,
    properties: { kind, scenario: 'a', from: null, until: null, status: 'planned', name: id },
  };
}

/** A rule for each zone that concerns all kinds, so that each feature is held against each zone. */
function rulesOfAll(): readonly Rule[] {
  const [one] = shippedRules();
  if (one === undefined) throw new Error('no rules');
  return ZONES.map(({ opponent }, at) => ({ ...one, id: `zone-${String(at)}`, kinds: KINDS, against: [opponent] }));
}

function finderOf(topology: Topology, rules: readonly Rule[]): FindingsFinder {
  const layers = new Map<string, FeatureCollection>();
  for (const { ring, opponent } of ZONES) {
    if (!('role' in opponent)) continue;
    const features = [{ type: 'Feature', geometry: ring, properties: {} } as const];
    layers.set(opponent.role, { type: 'FeatureCollection', features });
  }
  return createFindingsFinder({ base: null, layers, rules, topology });
}

function planOf(features: readonly PlanFeature[]): CheckablePlan {
  return { features: new Map(features.map((one) => [one.id, one])), scenarios: [{ id: 'a', name: 'a' }] };
}

/** The same plan in new objects, of which nothing is kept. */
function copied({ features, scenarios }: CheckablePlan): CheckablePlan {
  return planOfScenarios(
    [...features.values()].map((one) => ({ ...one, geometry: { ...one.geometry } })),
    scenarios,
  );
}

function planOfScenarios(features: readonly PlanFeature[], scenarios: CheckablePlan['scenarios']): CheckablePlan {
  return { ...planOf(features), scenarios };
}

/** Areas of all features in all zones as `tantu overlay` measures them: the number of pairs that have land in common. */
function overlayAlone(topology: Topology): number {
  const table = tableOfShapes(
    drawnFeatures().map(({ geometry }) => topology.repair(shapeFromGeojson(geometry as Polygon)).shape),
  );
  const areas = tableAreas(table);
  const extent = shapeBounds(table);
  let pairs = 0;
  for (const { ring } of ZONES) {
    if (extent === null) continue;
    const mask = createAreaMask(topology.repair(shapeFromGeojson(ring)).shape, extent, topology, shapeCount(table));
    for (let index = 0; index < shapeCount(table); index += 1) {
      const inside = mask.insideArea(table, index, areas[index] ?? 0);
      if (inside.ok && inside.area >= LEAST_AREA_M2) pairs += 1;
    }
    mask.release();
  }
  return pairs;
}

function check(finder: FindingsFinder, plan: CheckablePlan, revision: number): FindingsReport {
  const steps = finder.findInSteps(plan, { scenario: 'a', year: 2026, revision });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function timesOfEdits(finder: FindingsFinder, plan: CheckablePlan): readonly number[] {
  check(finder, plan, 0);
  const features = new Map(plan.features);
  const times: number[] = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    const id = `f${String((edit * 2713) % (COLUMNS * ROWS))}`;
    const one = features.get(id);
    if (one?.geometry.type !== 'Polygon') continue;
    const [first = [], ...rest] = one.geometry.coordinates[0]?.slice(0, -1) ?? [];
    const moved = first.map((value, axis) => value + (axis === 0 ? 1e-5 * (edit + 1) : 0));
    features.set(id, { ...one, geometry: { type: 'Polygon', coordinates: [[moved, ...rest, moved]] } });
    const edited = { ...plan, features: new Map(features) };
    const { elapsedMs } = timed(() => check(finder, edited, edit + 1));
    if (edit >= WARMING_UP) times.push(elapsedMs);
  }
  return times;
}

function timed<Value>(run: () => Value): { readonly value: Value; readonly elapsedMs: number } {
  const started = performance.now();
  const value = run();
  return { value, elapsedMs: performance.now() - started };
}
