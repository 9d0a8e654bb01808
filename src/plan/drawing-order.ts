import { comparePlaces, orderKeyAfter } from './order-key.ts';

/** Ids in the order of their place keys, kept sorted change by change (绘制次序). */
export class DrawingOrder {
  readonly #keys = new Map<string, string>();
  readonly #ids: string[] = [];

  /** Ids in order. */
  get ids(): readonly string[] {
    return this.#ids;
  }

  /** A key behind all others. */
  nextKey(): string {
    const last = this.#ids.at(-1);
    return orderKeyAfter(last === undefined ? null : (this.#keys.get(last) ?? null));
  }

  /** Puts an id at a place, or moves it there. Returns whether the order changed. */
  place(id: string, key: string): boolean {
    if (this.#keys.get(id) === key) return false;
    this.drop(id);
    this.#keys.set(id, key);
    this.#ids.splice(this.#positionOf(id, key), 0, id);
    return true;
  }

  /** Takes an id out. Returns whether it was there. */
  drop(id: string): boolean {
    const key = this.#keys.get(id);
    if (key === undefined) return false;
    this.#ids.splice(this.#positionOf(id, key), 1);
    this.#keys.delete(id);
    return true;
  }

  #positionOf(id: string, key: string): number {
    let low = 0;
    let high = this.#ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#ids[middle] ?? '';
      if (comparePlaces([this.#keys.get(other) ?? '', other], [key, id]) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
