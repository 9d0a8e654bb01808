/** Gives places numbers, counted from 0: the same number for the same two doubles, bit for bit but for the sign of 0. */
export class PlaceNumbers {
  #slots: Int32Array;
  #places: Float64Array;
  #count = 0;
  readonly #pair = new Float64Array(2);
  readonly #bits = new Uint32Array(this.#pair.buffer);

  /** @param expected about how many different places there will be; more only cost time */
  constructor(expected = 64) {
    this.#slots = new Int32Array(capacityFor(expected)).fill(-1);
    this.#places = new Float64Array(2 * Math.max(16, expected));
  }

  /** How many different places there were so far. */
  get count(): number {
    return this.#count;
  }

  /** The places by number: x and y in turn, good until the next new place. */
  get places(): Float64Array {
    return this.#places;
  }

  /** The number of a place, a new one if it has none yet. */
  numberOf(x: number, y: number): number {
    const slot = this.#slotOf(x, y);
    const known = this.#slots[slot] ?? -1;
    if (known >= 0) return known;
    const number = this.#count;
    if (2 * number + 2 > this.#places.length) {
      const longer = new Float64Array(2 * this.#places.length);
      longer.set(this.#places);
      this.#places = longer;
    }
    this.#places[2 * number] = x;
    this.#places[2 * number + 1] = y;
    this.#slots[slot] = number;
    this.#count += 1;
    if (2 * this.#count > this.#slots.length) this.#rehash();
    return number;
  }

  /** The number of a place, or −1 when it has none. */
  find(x: number, y: number): number {
    return this.#slots[this.#slotOf(x, y)] ?? -1;
  }

  #slotOf(x: number, y: number): number {
    const mask = this.#slots.length - 1;
    let slot = this.#hash(x, y) & mask;
    for (let found = this.#slots[slot] ?? -1; found >= 0; found = this.#slots[slot] ?? -1) {
      if (this.#places[2 * found] === x && this.#places[2 * found + 1] === y) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #hash(x: number, y: number): number {
    // Adding 0 takes the sign off −0, which equals 0 but has other bits.
    this.#pair[0] = x + 0;
    this.#pair[1] = y + 0;
    const [a = 0, b = 0, c = 0, d = 0] = this.#bits;
    let mixed = Math.imul(a ^ (a >>> 15), 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f) ^ Math.imul(c ^ (c >>> 15), 0x9e3779b1);
    mixed = Math.imul(mixed ^ (mixed >>> 16) ^ Math.imul(d, 0x165667b1), 0x85ebca6b);
    return mixed ^ (mixed >>> 15);
  }

  #rehash(): void {
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1);
    for (let number = 0; number < this.#count; number += 1) {
      this.#slots[this.#slotOf(this.#places[2 * number] ?? 0, this.#places[2 * number + 1] ?? 0)] = number;
    }
  }
}

function capacityFor(expected: number): number {
  return 2 ** Math.ceil(Math.log2(2 * Math.max(16, expected) + 2));
}
