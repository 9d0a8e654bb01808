import { readFileSync } from 'node:fs';
import { readFeatures } from '../../src/formats/codecs.ts';
import { proposedSettings } from '../../src/evaluate/carbon/default-settings.ts';
import type { PlanFeature, Zone } from '../../src/plan/plan.ts';
import type { EngineApi } from '../../workers/engine/api.ts';
import type { BaseSource } from '../../workers/engine/contract/base-source.ts';
import { createEngine } from '../../workers/engine/engine.ts';
import { BUILDING_FIELDS } from '../support/building-outlines.ts';
import { gridFlatgeobuf, GRID_DATASET } from '../support/grid-flatgeobuf.ts';
import { gridBox, gridPlace } from '../support/grid-base.ts';
import { planOf } from '../support/plan-pieces.ts';
import { buildingsFile, TOWN } from './bench-files.ts';
import type { Bench } from './bench-result.ts';
import { lobedRing } from './lobed-ring.ts';
import { median, quantile } from './timed-run.ts';

const ROUNDS = 3;
const EDITS = 60;
/** Before this many edits the engine's code is still being compiled. */
const WARMING_UP = 15;
const YEAR = 2030;
const SIDE = 8;
const SCHEME = planOf([]).scenarios[0]?.id ?? '';

/** A town of 200 000 building outlines in the base: opening it against reading its file alone, and an edit with it against one without. */
export const buildingsBench: Bench = {
  name: 'buildings',
  async run(say) {
    const bytes = new Uint8Array(readFileSync(buildingsFile()));
    const town: BaseSource = {
      dataset: { role: 'buildings', href: 'buildings.fgb', fields: BUILDING_FIELDS },
      name: 'buildings.fgb',
      content: { files: [{ name: 'buildings.fgb', blob: new Blob([bytes]) }] },
    };
    const what = `${String(TOWN.count)} outlines`;
    const readMs: number[] = [];
    const openMs: number[] = [];
    // The engine's own code is compiled before anything is measured.
    const empty = [await opened([]), await opened([])].map(({ elapsedMs }) => elapsedMs);
    say(`without the town ${(empty.at(-1) ?? 0).toFixed(0)} ms`);
    for (let round = 0; round < ROUNDS; round += 1) {
      readMs.push(await readAlone(bytes));
      const { elapsedMs } = await opened([town]);
      openMs.push(elapsedMs);
      say(`read ${(readMs.at(-1) ?? 0).toFixed(0)} ms, opened and evaluated ${elapsedMs.toFixed(0)} ms`);
    }
    const without = (await opened([])).engine;
    const withTown = (await opened([town])).engine;
    const share = (await withTown.evaluate(SCHEME, YEAR)).measures.find(
      ({ indicator }) => indicator === 'roof.pv.share',
    );
    if (!((share?.value ?? 0) > 20 && (share?.value ?? 0) < 50))
      throw new Error(`share of roofs: ${String(share?.value)}`);
    const withMs: number[] = [];
    const withoutMs: number[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const feature = forest(edit);
      const [first, second] = edit % 2 === 0 ? [withTown, without] : [without, withTown];
      const firstMs = await edited(first, feature, edit + 2);
      const secondMs = await edited(second, feature, edit + 2);
      if (edit < WARMING_UP) continue;
      withMs.push(edit % 2 === 0 ? firstMs : secondMs);
      withoutMs.push(edit % 2 === 0 ? secondMs : firstMs);
    }
    return [
      {
        name: 'buildings, opening and first numbers / reading the file alone',
        measured: median(openMs) / median(readMs),
        budget: { atMost: 3 },
        unit: '×',
        detail: `${what}, median of ${String(ROUNDS)}: ${median(openMs).toFixed(0)} ms / ${median(readMs).toFixed(0)} ms`,
      },
      {
        name: 'buildings, an edit with them / without',
        measured: median(withMs) / median(withoutMs),
        budget: { atMost: 1.3 },
        unit: '×',
        detail: `${what}, five zones, ${String(withMs.length)} edits: ${median(withMs).toFixed(2)} ms / ${median(withoutMs).toFixed(2)} ms, p95 ${quantile(withMs, 0.95).toFixed(2)} / ${quantile(withoutMs, 0.95).toFixed(2)} ms`,
      },
    ];
  },
};

async function readAlone(bytes: Uint8Array): Promise<number> {
  const started = performance.now();
  const read = await readFeatures('buildings.fgb', bytes);
  if (!read.ok) throw new Error(read.code);
  return performance.now() - started;
}

/** Opens a district of grass around the town's middle and asks for its first numbers. */
async function opened(
  others: readonly BaseSource[],
): Promise<{ readonly engine: EngineApi; readonly elapsedMs: number }> {
  const land = gridFlatgeobuf({ columns: SIDE, rows: SIDE, parcel: () => ({ code: '0401' }) });
  const engine = createEngine({
    onProgress: () => undefined,
    now: () => performance.now(),
    pause: () => Promise.resolve(),
    fetchRange: () => () => Promise.resolve(null),
    prepared: null,
    startGeometry: null,
    inspection: 'before-numbers',
    fetchBytes: () => Promise.resolve({ ok: false, status: 404 }),
  });
  const sources = [
    { dataset: GRID_DATASET, name: 'land.fgb', content: { files: [{ name: 'land.fgb', blob: new Blob([land]) }] } },
    ...others,
  ];
  const started = performance.now();
  await engine.open({ boundary: gridBox(0, 0, SIDE, SIDE), landAreaM2: null, baseYear: 2020, sources });
  await engine.update(updateOf(forest(0), 1, true));
  await engine.evaluate(SCHEME, YEAR);
  return { engine, elapsedMs: performance.now() - started };
}

async function edited(engine: EngineApi, feature: PlanFeature, revision: number): Promise<number> {
  const started = performance.now();
  await engine.update(updateOf(feature, revision, false));
  await engine.evaluate(SCHEME, YEAR);
  return performance.now() - started;
}

/** Made once: a zone that has not changed is the same object. */
const ZONES: readonly Zone[] = Array.from({ length: 5 }, (_, at): Zone => ({
  id: `z${String(at)}`,
  name: '',
  geometry: gridBox((at * SIDE) / 5 + 0.1, 0, ((at + 1) * SIDE) / 5 + 0.1, SIDE),
}));

function updateOf(feature: PlanFeature, revision: number, isFirst: boolean): Parameters<EngineApi['update']>[0] {
  return {
    revision,
    upserts: [feature],
    removed: [],
    order: [feature.id],
    scenarios: planOf([]).scenarios,
    zones: isFirst ? ZONES : null,
    targets: [],
    landAreaM2: null,
    carbon: isFirst ? { settings: proposedSettings({ baseYear: 2020 }), factors: {} } : null,
  };
}

function forest(edit: number): PlanFeature {
  const [longitude, latitude] = gridPlace(SIDE / 2, SIDE / 2);
  const ring = lobedRing(longitude + 0.0001 * (edit % 7), latitude, 0.01, 200);
  return {
    id: 'forest',
    geometry: ring,
    properties: { kind: 'forest', scenario: SCHEME, from: null, until: null, status: 'planned', name: '' },
  };
}
