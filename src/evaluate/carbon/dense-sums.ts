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
  /** By slot; they grow as slots are met, and most sums are of few. */
  readonly #byFactor: number[] = [];
  readonly #byArea: number[] = [];
  #isEmpty = true;

  /** Whether nothing was added yet. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Adds to the amount of whose area it is. */
  addAmount(area: number, amount: number): void {
    if (amount !== 0) this.#isEmpty = false;
    addAt(this.#byArea, area, amount);
  }

  /** Adds derivatives of hectares of a density. */
  addDerivatives(areaHa: number, { slots, derivatives }: SlottedSensitivity): void {
    this.#isEmpty = false;
    for (let at = 0; at < slots.length; at += 1) {
      addAt(this.#byFactor, slots[at] ?? 0, areaHa * (derivatives[at] ?? 0));
    }
  }

  /** Adds a multiple of other sums. */
  addAll(other: DenseSums, times: number): void {
    if (other.#isEmpty) return;
    this.#isEmpty = false;
    for (let slot = 0; slot < other.#byArea.length; slot += 1)
      addAt(this.#byArea, slot, times * (other.#byArea[slot] ?? 0));
    for (let slot = 0; slot < other.#byFactor.length; slot += 1) {
      addAt(this.#byFactor, slot, times * (other.#byFactor[slot] ?? 0));
    }
  }

  /** Starts at zero again. */
  clear(): void {
    this.#byArea.fill(0);
    this.#byFactor.fill(0);
    this.#isEmpty = true;
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

function addAt(sums: number[], slot: number, amount: number): void {
  while (sums.length <= slot) sums.push(0);
  sums[slot] = (sums[slot] ?? 0) + amount;
}
