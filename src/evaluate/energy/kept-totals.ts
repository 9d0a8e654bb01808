import { addSums, emptySums, type TermSums } from '../carbon/error-propagation.ts';
import type { NoValue } from '../measure.ts';
import {
  addAmount,
  AMOUNTS_PER_CHUNK,
  type AmountValue,
  type AmountWorker,
  type EnergyAmount,
  toldSums,
} from './energy-amount.ts';

/** An amount of one feature and the group it is told in. */
export interface AmountPart {
  readonly group: string;
  readonly amount: EnergyAmount;
}

/** The total of parts and of each group, in the order in which groups first come. */
export interface GroupTotals {
  readonly whole: AmountValue;
  readonly byGroup: ReadonlyMap<string, AmountValue>;
}

/** Adds up parts in chunks; a chunk whose parts are the same objects as before is not added up again (分段累加). */
export class KeptTotals {
  readonly #kept = new Map<string, readonly Chunk[]>();

  /**
   * The totals of parts. Depends on the parts and their order alone, kept or not.
   *
   * @param key of what is asked, such as an indicator in a zone
   */
  of(key: string, parts: readonly AmountPart[], worker: AmountWorker): GroupTotals {
    const before = this.#kept.get(key) ?? [];
    const chunks: Chunk[] = [];
    for (let first = 0; first < parts.length; first += AMOUNTS_PER_CHUNK) {
      const end = Math.min(first + AMOUNTS_PER_CHUNK, parts.length);
      const known = before[chunks.length];
      chunks.push(
        known?.holds(parts, first, end, worker) === true ? known : new Chunk(parts.slice(first, end), worker),
      );
    }
    // The same is asked of a plan without features, to compare with.
    if (chunks.length > 0) this.#kept.set(key, chunks);
    const whole = new Total();
    const byGroup = new Map<string, Total>();
    for (const chunk of chunks) {
      whole.add(chunk.whole);
      for (const [group, total] of chunk.byGroup) totalIn(byGroup, group).add(total);
    }
    return {
      whole: whole.told(worker),
      byGroup: new Map(Array.from(byGroup, ([group, total]) => [group, total.told(worker)])),
    };
  }
}

/** Sums, and the first reason why there is no sum. */
class Total {
  readonly sums: TermSums = emptySums();
  none: NoValue | null = null;

  add({ sums, none }: Total): void {
    this.none ??= none;
    addSums(this.sums, sums);
  }

  told(worker: AmountWorker): AmountValue {
    return this.none === null ? toldSums(this.sums, worker) : { value: null, none: this.none, low: null, high: null };
  }
}

class Chunk {
  readonly whole = new Total();
  readonly byGroup = new Map<string, Total>();
  readonly #parts: readonly AmountPart[];
  readonly #worker: AmountWorker;

  constructor(parts: readonly AmountPart[], worker: AmountWorker) {
    this.#parts = parts;
    this.#worker = worker;
    for (const { group, amount } of parts) {
      for (const total of [this.whole, totalIn(this.byGroup, group)]) {
        const none = addAmount(amount, worker, total.sums);
        total.none ??= none;
      }
    }
  }

  /** Whether these are the same amounts in the same groups. */
  holds(parts: readonly AmountPart[], first: number, end: number, worker: AmountWorker): boolean {
    if (worker !== this.#worker || end - first !== this.#parts.length) return false;
    for (let at = first; at < end; at += 1) {
      const before = this.#parts[at - first];
      if (before?.amount !== parts[at]?.amount || before?.group !== parts[at]?.group) return false;
    }
    return true;
  }
}

function totalIn(totals: Map<string, Total>, group: string): Total {
  let total = totals.get(group);
  if (total === undefined) {
    total = new Total();
    totals.set(group, total);
  }
  return total;
}
