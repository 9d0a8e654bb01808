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

/** A {@link Sensitivity} with slots for the ids of its factors. */
export interface SlottedSensitivity {
  readonly value: number;
  readonly slots: readonly number[];
  readonly derivatives: readonly number[];
}

/** The same with slots for the ids. */
export function slotted({ value, ids, derivatives }: Sensitivity, factors: Slots): SlottedSensitivity {
  return { value, slots: ids.map((id) => factors.of(id)), derivatives };
}

/** {@link TermSums} of very many terms: factors and areas by slot, so that a term is a few additions and no search by name. */
export class DenseSums {
  readonly #byFactor: Float64Array;
  readonly #byArea: Float64Array;
  #isEmpty = true;

  constructor(factorCount: number, areaCount: number) {
    this.#byFactor = new Float64Array(factorCount);
    this.#byArea = new Float64Array(areaCount);
  }

  /** Whether nothing was added yet. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Adds to the amount of whose area it is. */
  addAmount(area: number, amount: number): void {
    if (amount !== 0) this.#isEmpty = false;
    this.#byArea[area] = (this.#byArea[area] ?? 0) + amount;
  }

  /** Adds derivatives of hectares of a density. */
  addDerivatives(areaHa: number, { slots, derivatives }: SlottedSensitivity): void {
    this.#isEmpty = false;
    for (let at = 0; at < slots.length; at += 1) {
      const slot = slots[at] ?? 0;
      this.#byFactor[slot] = (this.#byFactor[slot] ?? 0) + areaHa * (derivatives[at] ?? 0);
    }
  }

  /** Adds other sums, or takes them away (−1). */
  addAll(other: DenseSums, sign: 1 | -1): void {
    if (other.#isEmpty) return;
    this.#isEmpty = false;
    addInto(this.#byArea, other.#byArea, sign);
    addInto(this.#byFactor, other.#byFactor, sign);
  }

  /** Adds everything to sums by name. */
  addTo(sums: TermSums, factors: Slots, areas: Slots): void {
    for (const [slot, name] of areas.names.entries()) {
      const amount = this.#byArea[slot] ?? 0;
      if (amount === 0) continue;
      sums.total.add(amount);
      sums.byArea.set(name, (sums.byArea.get(name) ?? 0) + amount);
    }
    for (const [slot, name] of factors.names.entries()) {
      const derivative = this.#byFactor[slot] ?? 0;
      if (derivative !== 0) sums.byFactor.set(name, (sums.byFactor.get(name) ?? 0) + derivative);
    }
  }
}

function addInto(into: Float64Array, from: Float64Array, sign: 1 | -1): void {
  for (let slot = 0; slot < from.length; slot += 1) into[slot] = (into[slot] ?? 0) + sign * (from[slot] ?? 0);
}
