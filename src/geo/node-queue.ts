/** Numbers waiting in the order of their keys, the smallest first (优先队列): a binary heap. */
export class NodeQueue {
  #items = new Uint32Array(64);
  #keys = new Float64Array(64);
  #count = 0;
  #poppedKey = Infinity;

  /** Key of what was last taken out; Infinity when there was nothing. */
  get poppedKey(): number {
    return this.#poppedKey;
  }

  push(item: number, key: number): void {
    if (this.#count === this.#items.length) this.#grow();
    let at = this.#count;
    this.#count += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.#keys[parent] ?? 0) <= key) break;
      this.#keys[at] = this.#keys[parent] ?? 0;
      this.#items[at] = this.#items[parent] ?? 0;
      at = parent;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
  }

  /** Takes out the item with the smallest key; −1 when there is none. */
  pop(): number {
    if (this.#count === 0) {
      this.#poppedKey = Infinity;
      return -1;
    }
    const top = this.#items[0] ?? 0;
    this.#poppedKey = this.#keys[0] ?? Infinity;
    this.#count -= 1;
    this.#sink(this.#items[this.#count] ?? 0, this.#keys[this.#count] ?? 0);
    return top;
  }

  #sink(item: number, key: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#count) break;
      if (child + 1 < this.#count && (this.#keys[child + 1] ?? 0) < (this.#keys[child] ?? 0)) child += 1;
      if ((this.#keys[child] ?? 0) >= key) break;
      this.#keys[at] = this.#keys[child] ?? 0;
      this.#items[at] = this.#items[child] ?? 0;
      at = child;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
  }

  #grow(): void {
    const items = new Uint32Array(2 * this.#items.length);
    const keys = new Float64Array(2 * this.#keys.length);
    items.set(this.#items);
    keys.set(this.#keys);
    this.#items = items;
    this.#keys = keys;
  }
}
