import type { Feature, FeatureCollection, Polygon, Position } from 'geojson';
import { proposedSettings } from '../../src/evaluate/carbon/default-settings.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import { createEvaluator, type Evaluator } from '../../src/evaluate/evaluator.ts';
import { loadTopology } from '../../src/geo/topology.ts';
import type { KindId } from '../../src/kinds/kind.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import { drawn, planOf } from '../support/plan-pieces.ts';
import type { Bench } from './bench-result.ts';
import { lobedRing } from './lobed-ring.ts';
import { median, quantile } from './timed-run.ts';

const MANY = 6000;
const FEW = 600;
const EDITS = 80;
/** Before this many edits the engine's code is still being compiled. */
const WARMING_UP = 20;
const WEST = 117;
const SOUTH = 39.8;
const CELL = 0.006;
const COLUMNS = 80;

/** Energy rules of a seed; the same objects in all evaluations, as the session keeps them. */
const CARBON = {
  settings: proposedSettings({ seed: 'jizhou', baseYear: 2020 }),
  library: createFactorLibrary({}),
  province: '天津',
};
/** Something that says where the district is. */
const LAYERS = new Map<string, FeatureCollection>([['villages', { type: 'FeatureCollection', features: [village()] }]]);
const KINDS: readonly { readonly kind: KindId; readonly isPoint: boolean }[] = [
  { kind: 'pv', isPoint: false },
  { kind: 'pv', isPoint: false },
  { kind: 'building', isPoint: false },
  { kind: 'wind-turbine', isPoint: true },
  { kind: 'battery-storage', isPoint: true },
  { kind: 'pv', isPoint: false },
];

/** One vertex of one of 6 000 plants and stores moves: power, electricity and avoided emission after each edit. */
export const energyBench: Bench = {
  name: 'energy',
  async run(say) {
    const topology = await loadTopology();
    const start = (): Evaluator =>
      createEvaluator({ base: null, baseline: null, topology, layers: LAYERS, now: () => performance.now() });
    const cases = [plants(MANY), plants(FEW), others(MANY)].map((features) => ({
      evaluator: start(),
      features,
      times: [] as number[],
    }));
    for (let edit = 0; edit < EDITS; edit += 1) {
      for (const one of edit % 2 === 0 ? cases : cases.toReversed()) {
        const elapsedMs = timeOf(one, edit);
        if (edit === 0) say(`${String(one.features.length)} features from nothing: ${elapsedMs.toFixed(0)} ms`);
        if (edit >= WARMING_UP) one.times.push(elapsedMs);
      }
    }
    const [many = [], few = [], plain = []] = cases.map(({ times }) => times);
    return [
      {
        name: 'energy, an edit among 6 000 plants and stores / among 6 000 meadows',
        measured: median(many) / median(plain),
        budget: { atMost: 6 },
        unit: '×',
        detail: `medians of alternating edits: ${median(many).toFixed(2)} ms / ${median(plain).toFixed(2)} ms; p95 ${quantile(many, 0.95).toFixed(1)} ms`,
      },
      {
        name: 'energy, an edit among 6 000 plants and stores / among 600',
        measured: median(many) / median(few),
        budget: { atMost: 15 },
        unit: '×',
        detail: `medians of the same edits: ${median(many).toFixed(2)} ms / ${median(few).toFixed(2)} ms`,
      },
    ];
  },
};

/** As many areas of a kind that has nothing to do with energy. */
function others(count: number): PlanFeature[] {
  return Array.from({ length: count }, (_, at) => {
    const [longitude, latitude] = placeOf(at);
    return drawn(`f${String(at)}`, lobedRing(longitude, latitude, 0.0016, 40), { kind: 'grassland' });
  });
}

function village(): Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [WEST, SOUTH] }, properties: {} };
}

function plants(count: number): PlanFeature[] {
  return Array.from({ length: count }, (_, at) => {
    const { kind, isPoint } = KINDS[at % KINDS.length] ?? { kind: 'pv', isPoint: false };
    const [longitude, latitude] = placeOf(at);
    const geometry = isPoint
      ? { type: 'Point' as const, coordinates: [longitude, latitude] }
      : lobedRing(longitude, latitude, 0.0016, 40);
    const fields = { capacityMw: isPoint ? 5 : null, pvSetting: at % 2 === 0 ? 'ground' : 'farm', roofPv: 'yes' };
    return drawn(`f${String(at)}`, geometry, {
      kind,
      ...fields,
      cyclesPerYear: 300,
      energyMwh: 10,
      buildingUse: 'plant',
    });
  });
}

function placeOf(at: number): readonly [longitude: number, latitude: number] {
  return [WEST + (at % COLUMNS) * CELL, SOUTH + Math.floor(at / COLUMNS) * CELL];
}

function timeOf({ evaluator, features }: { evaluator: Evaluator; features: PlanFeature[] }, edit: number): number {
  const at = 6 * ((edit * 37) % (features.length / 6));
  const one = features[at];
  if (one?.geometry.type !== 'Polygon') throw new Error('no plant with an area');
  features[at] = { ...one, geometry: withVertexMoved(one.geometry, edit) };
  const plan = planOf(features, { carbon: CARBON });
  const started = performance.now();
  const { measures } = evaluator.evaluate(plan, { scenario: 'a', year: 2030, revision: edit });
  const elapsedMs = performance.now() - started;
  const avoided = measures.find(({ indicator, group }) => indicator === 'emissions.avoided' && group === null);
  const isPlain = one.properties.kind === 'grassland';
  if (isPlain !== (avoided?.value === 0)) throw new Error(`avoided: ${JSON.stringify(avoided)}`);
  return elapsedMs;
}

function withVertexMoved({ coordinates }: Polygon, edit: number): Polygon {
  const ring = coordinates[0] ?? [];
  const moved = ring.map((position, at): Position => {
    const [x = 0, y = 0] = position;
    return at === 3 ? [x + 1e-6 * ((edit % 7) + 1), y] : position;
  });
  return { type: 'Polygon', coordinates: [moved] };
}
