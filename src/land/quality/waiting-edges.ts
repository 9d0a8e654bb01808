/**
 * Edges that wait for their other side, by hash: open addressing with linear probing on one typed array. Edges that have
 * met leave, so that the table stays as small as the front along which neighbours have not been seen yet; in a file in
 * which neighbours are near each other it fits into the processor's cache.
 */
export class WaitingEdges {
  /** Hash and edge + 1 of every slot; 0 = free. */
  #slots = new Uint32Array(2 << 12);
  #mask = (1 << 12) - 1;
  #count = 0;

  /** First slot at which an edge of this hash may be. */
  first(hash: number): number {
    return hash & this.#mask;
  }

  /** The slot after one. */
  next(slot: number): number {
    return (slot + 1) & this.#mask;
  }

  /** Edge in a slot if it has this hash; −1 when it has another, −2 when the slot is free and the search over. */
  edgeAt(slot: number, hash: number): number {
    const entry = this.#slots[2 * slot + 1] ?? 0;
    if (entry === 0) return -2;
    return this.#slots[2 * slot] === hash >>> 0 ? entry - 1 : -1;
  }

  /** Lets an edge wait. */
  insert(hash: number, edge: number): void {
    if (2 * this.#count > this.#mask) this.#grow();
    this.#place(hash >>> 0, edge + 1);
    this.#count += 1;
  }

  /** Takes out what is in a slot and moves up what was pushed away by it (D. E. Knuth, TAOCP 3, 6.4, algorithm R). */
  remove(slot: number): void {
    const slots = this.#slots;
    const mask = this.#mask;
    let free = slot;
    for (let at = (slot + 1) & mask; (slots[2 * at + 1] ?? 0) !== 0; at = (at + 1) & mask) {
      const home = (slots[2 * at] ?? 0) & mask;
      if (((at - home) & mask) < ((at - free) & mask)) continue;
      slots[2 * free] = slots[2 * at] ?? 0;
      slots[2 * free + 1] = slots[2 * at + 1] ?? 0;
      free = at;
    }
    slots[2 * free + 1] = 0;
    this.#count -= 1;
  }

  #place(hash: number, entry: number): void {
    let slot = hash & this.#mask;
    while ((this.#slots[2 * slot + 1] ?? 0) !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[2 * slot] = hash;
    this.#slots[2 * slot + 1] = entry;
  }

  #grow(): void {
    const old = this.#slots;
    this.#mask = 2 * this.#mask + 1;
    this.#slots = new Uint32Array(2 * (this.#mask + 1));
    for (let at = 0; at < old.length; at += 2) {
      const entry = old[at + 1] ?? 0;
      if (entry !== 0) this.#place(old[at] ?? 0, entry);
    }
  }
}
