import type { EngineApi } from '../../workers/engine/api.ts';
import type { ParcelInfo } from '../../workers/engine/contract/parcel-query.ts';
import type { CarbonQuantity } from '../evaluate/carbon/carbon-shade.ts';
import { type Cell, createCell } from './cell.ts';
import type { LayerState } from './desk.ts';
import type { PointerPlace } from './pencil-state.ts';
import type { Results } from './results.ts';
import { errorCode } from './error-code.ts';
import { watchShadedParcel } from './shaded-parcel.ts';
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
  /** The parcel that was clicked, or chosen in a table. */
  readonly parcel: Cell<ParcelInfo | null>;
}

const OFF: LandShading = { quantity: null, state: 'off', shown: null, isOld: false };

/** Starts a watch. Shades are asked for when the numbers of the plan are up to date, one question at a time. */
export function watchLandShading({ engine, results, layers, pointer, parcel }: LandShadingOptions): LandShadingWatch {
  const shading = createCell<LandShading>(OFF);
  const pointed = watchShadedParcel(engine, () => (shading.get().shown === null ? null : pointer.get()));
  const picked = watchShadedParcel(engine, () => (shading.get().shown === null ? null : parcel.get()));
  let isAsking = false;
  let edition = 0;
  /** What the shades are of, or are being asked for. */
  let asked: { readonly evaluation: Results['evaluation']; readonly quantity: CarbonQuantity } | null = null;

  function follow(): void {
    const quantity = wantedQuantity(layers.get());
    if (quantity === null) {
      asked = null;
      if (shading.get() !== OFF) shading.set(OFF);
      look();
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

  function look(): void {
    pointed.look();
    picked.look();
  }

  const stops = [
    results.subscribe(follow),
    layers.subscribe(follow),
    pointer.subscribe(() => pointed.look()),
    parcel.subscribe(() => picked.look()),
    engine.subscribe(() => {
      asked = null;
      follow();
    }),
  ];
  return {
    shading,
    pointed: pointed.parcel,
    picked: picked.parcel,
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
