import { hashSnapped, snap } from './snapping.ts';

/** Gives vertices that are the same within the tolerance of {@link snap} the same number, counted from 0. */
export class VertexNumbers {
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  #count = 0;

  /** @param most how many different vertices there can be */
  constructor(most: number) {
    const capacity = 2 ** Math.ceil(Math.log2(2 * most + 2));
    this.#slots = new Int32Array(capacity).fill(-1);
    this.#mask = capacity - 1;
    this.#xs = new Float64Array(most);
    this.#ys = new Float64Array(most);
  }

  /** How many different vertices there were so far. */
  get count(): number {
    return this.#count;
  }

  /** The number of a vertex, a new one if it has none yet. */
  numberOf(x: number, y: number): number {
    const [snappedX, snappedY] = [snap(x), snap(y)];
    let slot = hashSnapped(snappedX, snappedY) & this.#mask;
    for (let found = this.#slots[slot] ?? -1; found >= 0; found = this.#slots[slot] ?? -1) {
      if (this.#xs[found] === snappedX && this.#ys[found] === snappedY) return found;
      slot = (slot + 1) & this.#mask;
    }
    this.#xs[this.#count] = snappedX;
    this.#ys[this.#count] = snappedY;
    this.#slots[slot] = this.#count;
    this.#count += 1;
    return this.#count - 1;
  }
}
