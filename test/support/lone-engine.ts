import type { BaseDataset, PlanFeature } from '../../src/plan/plan.ts';
import type { EngineApi } from '../../workers/engine/api.ts';
import type { BaseSource } from '../../workers/engine/contract/base-source.ts';
import type { PlanUpdate } from '../../workers/engine/contract/plan-update.ts';
import type { EnginePorts } from '../../workers/engine/engine-ports.ts';
import { createEngine } from '../../workers/engine/engine.ts';
import { GRID_DATASET } from './grid-flatgeobuf.ts';
import { planOf } from './plan-pieces.ts';

/** An engine in this thread that can fetch nothing, whose clock stands still: what it opens comes with the question. */
export function loneEngine(ports: Partial<EnginePorts> = {}): EngineApi {
  return createEngine({
    onProgress: () => undefined,
    now: () => 0,
    pause: () => Promise.resolve(),
    fetchRange: () => () => Promise.resolve(null),
    prepared: null,
    startGeometry: null,
    inspection: 'before-numbers',
    fetchBytes: () => Promise.resolve({ ok: false, status: 404 }),
    ...ports,
  });
}

/** Every look at the clock takes as long as a slice: all work is done in the smallest pieces, with a pause after each. */
export function smallestSlices(onPause: () => void): Pick<EnginePorts, 'now' | 'pause'> {
  let clock = 0;
  return {
    now: () => (clock += 1000),
    pause() {
      onPause();
      return Promise.resolve();
    },
  };
}

/** A dataset of the base with its file; land cover on the grid unless said otherwise. */
export function givenSource(bytes: BlobPart, dataset: Partial<BaseDataset> = {}): BaseSource {
  const whole = { ...GRID_DATASET, ...dataset };
  return { dataset: whole, name: whole.href, content: { files: [{ name: whole.href, blob: new Blob([bytes]) }] } };
}

/** The first state of a plan with these features, without carbon. */
export function planUpdate(features: readonly PlanFeature[], others: Partial<PlanUpdate> = {}): PlanUpdate {
  return {
    revision: 1,
    upserts: features,
    removed: [],
    order: features.map(({ id }) => id),
    scenarios: planOf([]).scenarios,
    zones: [],
    targets: [],
    landAreaM2: null,
    carbon: null,
    ...others,
  };
}
