import type { EngineApi } from '../../workers/engine/api.ts';
import type { ShadedParcel, ShadedPlace } from '../../workers/engine/contract/land-shades.ts';
import { type Cell, createCell } from './cell.ts';

/** Keeps a parcel with the number that it is coloured by. */
export interface ShadedParcelWatch {
  readonly parcel: Cell<ShadedParcel | null>;
  /** Something has changed: asks again, one question at a time; the last place wins. */
  look(): void;
}

/**
 * Starts with none.
 *
 * @param placeNow null where none is, and while land is coloured by class
 */
export function watchShadedParcel(
  engine: Cell<EngineApi | null>,
  placeNow: () => ShadedPlace | null,
): ShadedParcelWatch {
  const parcel = createCell<ShadedParcel | null>(null);
  let isLooking = false;
  let asked = 0;

  function look(): void {
    const place = placeNow();
    const current = engine.get();
    if (place === null || current === null) {
      if (parcel.get() !== null) parcel.set(null);
      return;
    }
    asked += 1;
    if (!isLooking) void lookAt(place, current);
  }

  async function lookAt(place: ShadedPlace, current: EngineApi): Promise<void> {
    isLooking = true;
    const mine = asked;
    const found = await current.shadeAt(place).catch(() => null);
    isLooking = false;
    if (placeNow() === null) {
      look();
      return;
    }
    if (!isSame(found, parcel.get())) parcel.set(found);
    if (asked !== mine) look();
  }

  return { parcel, look };
}

function isSame(one: ShadedParcel | null, other: ShadedParcel | null): boolean {
  if (one === null || other === null) return one === other;
  return one.parcel === other.parcel && one.quantity === other.quantity && one.perHa === other.perHa;
}
