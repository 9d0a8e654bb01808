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
  #byFactor: Float64Array = new Float64Array(0);
  #byArea: Float64Array = new Float64Array(0);
  #isEmpty = true;

  /** Whether nothing was added yet. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Adds to the amount of whose area it is. */
  addAmount(area: number, amount: number): void {
    if (amount !== 0) this.#isEmpty = false;
    if (area >= this.#byArea.length) this.#byArea = withSlot(this.#byArea, area);
    this.#byArea[area] = (this.#byArea[area] ?? 0) + amount;
  }

  /** Adds derivatives of hectares of a density. */
  addDerivatives(areaHa: number, { slots, derivatives }: SlottedSensitivity): void {
    this.#isEmpty = false;
    for (let at = 0; at < slots.length; at += 1) {
      const slot = slots[at] ?? 0;
      if (slot >= this.#byFactor.length) this.#byFactor = withSlot(this.#byFactor, slot);
      this.#byFactor[slot] = (this.#byFactor[slot] ?? 0) + areaHa * (derivatives[at] ?? 0);
    }
  }

  /** Adds other sums, or takes them away (−1). */
  addAll(other: DenseSums, sign: 1 | -1): void {
    if (other.#isEmpty) return;
    this.#isEmpty = false;
    this.#byArea = sumOf(this.#byArea, other.#byArea, sign);
    this.#byFactor = sumOf(this.#byFactor, other.#byFactor, sign);
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

function withSlot(slots: Float64Array, slot: number): Float64Array {
  const more = new Float64Array(Math.max(16, 2 * slot));
  more.set(slots);
  return more;
}

function sumOf(into: Float64Array, from: Float64Array, sign: 1 | -1): Float64Array {
  const sums = from.length > into.length ? withSlot(into, from.length - 1) : into;
  for (let slot = 0; slot < from.length; slot += 1) sums[slot] = (sums[slot] ?? 0) + sign * (from[slot] ?? 0);
  return sums;
}
