import type { EngineApi } from '../../workers/engine/api.ts';
import type { ShadedParcel } from '../../workers/engine/contract/land-shades.ts';
import type { CarbonQuantity } from '../evaluate/carbon/carbon-shade.ts';
import { type Cell, createCell } from './cell.ts';
import type { LayerState, PointerPlace, Results } from './desk.ts';
import { errorCode } from './error-code.ts';
import type { LandShading, LandShadingCells } from './shading-state.ts';

/** Follows what the land is to be coloured by, and which parcel is under the pointer meanwhile. */
export interface LandShadingWatch extends LandShadingCells {
  dispose(): void;
}

/** What a watch follows. */
export interface LandShadingOptions {
  readonly engine: Cell<EngineApi | null>;
  readonly results: Cell<Results>;
  readonly layers: Cell<readonly LayerState[]>;
  readonly pointer: Cell<PointerPlace | null>;
}

const OFF: LandShading = { quantity: null, state: 'off', shown: null, isOld: false };

/** Starts a watch. Shades are asked for when the numbers of the plan are up to date, one question at a time. */
export function watchLandShading({ engine, results, layers, pointer }: LandShadingOptions): LandShadingWatch {
  const shading = createCell<LandShading>(OFF);
  const pointed = createCell<ShadedParcel | null>(null);
  let isAsking = false;
  let isLooking = false;
  let edition = 0;
  /** What the shades are of, or are being asked for. */
  let asked: { readonly evaluation: Results['evaluation']; readonly quantity: CarbonQuantity } | null = null;

  function follow(): void {
    const quantity = wantedQuantity(layers.get());
    if (quantity === null) {
      asked = null;
      if (shading.get() !== OFF) shading.set(OFF);
      if (pointed.get() !== null) pointed.set(null);
      return;
    }
    const { evaluation, stale } = results.get();
    const isAsked = asked?.quantity === quantity && asked.evaluation === evaluation && !stale;
    const known = shading.get();
    if (known.quantity !== quantity) {
      shading.set({ quantity, state: 'working', shown: known.shown, isOld: known.shown !== null });
    } else if (!isAsked && !known.isOld && known.shown !== null) shading.set({ ...known, isOld: true });
    if (isAsking || isAsked || stale || evaluation === null) return;
    void ask(evaluation, quantity);
  }

  async function ask(evaluation: NonNullable<Results['evaluation']>, quantity: CarbonQuantity): Promise<void> {
    const current = engine.get();
    if (current === null) return;
    isAsking = true;
    const mine = { evaluation, quantity };
    asked = mine;
    const { scenario, year } = evaluation;
    try {
      const answer = await current.shadeLand({ quantity, scenario, year });
      if (answer !== null && !answer.isSame) edition += 1;
      // While this was worked out, something else may have been asked for.
      const { quantity: wanted } = shading.get();
      const isWanted = wanted === quantity;
      const state = !isWanted ? 'working' : answer === null ? 'nothing' : 'ready';
      const shown = answer === null ? null : { ...answer, edition };
      if (wanted !== null) shading.set({ quantity: wanted, state, shown, isOld: !isWanted && shown !== null });
      look();
    } catch (error) {
      const code = errorCode(error, '');
      const isGivenUp = code === 'carbon-outdated' || code === 'carbon-cancelled';
      if (isGivenUp && asked === mine) asked = null;
      // The engine that comes after one that died is asked anew.
      const state = isGivenUp || code === 'engine-gone' ? 'working' : 'failed';
      if (shading.get().quantity !== null) shading.set({ ...shading.get(), state });
    } finally {
      isAsking = false;
    }
    follow();
  }

  /** Asks which parcel is under the pointer, one question at a time; the last place wins. */
  function look(): void {
    const at = pointer.get();
    const current = engine.get();
    if (at === null || current === null || shading.get().shown === null) {
      if (pointed.get() !== null) pointed.set(null);
      return;
    }
    if (isLooking) return;
    void lookAt(at, current);
  }

  async function lookAt(at: PointerPlace, current: EngineApi): Promise<void> {
    isLooking = true;
    const found = await current.shadeAt(at.longitude, at.latitude).catch(() => null);
    isLooking = false;
    if (!isSameParcel(found, pointed.get())) pointed.set(found);
    if (pointer.get() !== at) look();
  }

  const stops = [
    results.subscribe(follow),
    layers.subscribe(follow),
    pointer.subscribe(look),
    engine.subscribe(() => {
      asked = null;
      follow();
    }),
  ];
  return {
    shading,
    pointed,
    dispose() {
      for (const stop of stops) stop();
    },
  };
}

/** What land cover is to be coloured by, if it is to be seen at all. */
function wantedQuantity(layers: readonly LayerState[]): CarbonQuantity | null {
  const layer = layers.find(({ id }) => id === 'base:land-cover');
  if (layer?.visible !== true || layer.colours === 'soft' || layer.colours === 'standard') return null;
  return layer.colours ?? null;
}

function isSameParcel(one: ShadedParcel | null, other: ShadedParcel | null): boolean {
  if (one === null || other === null) return one === other;
  return one.parcel === other.parcel && one.quantity === other.quantity && one.perHa === other.perHa;
}
