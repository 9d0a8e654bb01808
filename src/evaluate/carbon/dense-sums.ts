import type { TermSums } from './error-propagation.ts';
import type { Sensitivity } from './sensitivities.ts';

/** Gives names numbers, one after the other. */
export class Slots {
  readonly names: string[] = [];
  readonly #known = new Map<string, number>();

  /** The number of a name. */
  of(name: string): number {
    let slot = this.#known.get(name);
    if (slot === undefined) {
      slot = this.names.push(name) - 1;
      this.#known.set(name, slot);
    }
    return slot;
  }
}

/** A {@link Sensitivity} with numbers for the ids of its factors. */
export interface SlottedSensitivity {
  readonly value: number;
  readonly slots: Uint32Array;
  readonly derivatives: Float64Array;
}

/** The same with numbers for the ids. */
export function slotted({ value, ids, derivatives }: Sensitivity, factors: Slots): SlottedSensitivity {
  return {
    value,
    slots: Uint32Array.from(ids, (id) => factors.of(id)),
    derivatives: Float64Array.from(derivatives),
  };
}

/** {@link TermSums} of very many terms: factors and areas by number, so that adding a term is a few additions and no search by name. */
export class DenseSums {
  readonly #factors: Slots;
  readonly #areas: Slots;
  /** By slot; they grow as slots are given. */
  readonly #byFactor: number[] = [];
  readonly #byArea: number[] = [];

  constructor(factors: Slots, areas: Slots) {
    this.#factors = factors;
    this.#areas = areas;
  }

  /** Adds an area times a density. */
  add(areaHa: number, area: number, { value, slots, derivatives }: SlottedSensitivity): void {
    this.#byArea[area] = (this.#byArea[area] ?? 0) + areaHa * value;
    for (let at = 0; at < slots.length; at += 1) {
      const slot = slots[at] ?? 0;
      this.#byFactor[slot] = (this.#byFactor[slot] ?? 0) + areaHa * (derivatives[at] ?? 0);
    }
  }

  /** Adds everything to sums by name. */
  addTo(sums: TermSums): void {
    for (const [slot, name] of this.#areas.names.entries()) {
      const amount = this.#byArea[slot] ?? 0;
      if (amount === 0) continue;
      sums.total.add(amount);
      sums.byArea.set(name, (sums.byArea.get(name) ?? 0) + amount);
    }
    for (const [slot, name] of this.#factors.names.entries()) {
      const derivative = this.#byFactor[slot] ?? 0;
      if (derivative !== 0) sums.byFactor.set(name, (sums.byFactor.get(name) ?? 0) + derivative);
    }
  }
}
