import { comparePlaces, orderKeysBetween } from './order-key.ts';

/** Keys that put features at one place of the drawing order. */
export interface OrderPlaces {
  /** One for each, in order. */
  readonly keys: readonly string[];
  /** Others that need a new key to stay behind them: two planners had given them the same one. */
  readonly shifted: readonly { readonly id: string; readonly key: string }[];
}

/** Ids in the order of their place keys, kept sorted change by change (绘制次序). */
export class DrawingOrder {
  readonly #keys: Map<string, string>;
  readonly #ids: string[];

  constructor(from?: DrawingOrder) {
    this.#keys = new Map(from?.entries());
    this.#ids = [...(from?.ids ?? [])];
  }

  /** Ids in order. */
  get ids(): readonly string[] {
    return this.#ids;
  }

  /** Ids with their keys, in no particular order. */
  entries(): Iterable<[id: string, key: string]> {
    return this.#keys.entries();
  }

  keyOf(id: string): string | null {
    return this.#keys.get(id) ?? null;
  }

  /** The id right behind another; null when it is the last one or unknown. */
  idAfter(id: string): string | null {
    const key = this.#keys.get(id);
    return key === undefined ? null : (this.#ids[this.#positionOf(id, key) + 1] ?? null);
  }

  /**
   * Where `count` features go so that they stand right before another one, or behind all (null).
   *
   * @param moving ids that leave their own places for it
   */
  placesBefore(next: string | null, count: number, moving: ReadonlySet<string> = new Set()): OrderPlaces {
    if (next === null) return { keys: orderKeysBetween(this.#keyAt(this.#ids.length - 1), null, count), shifted: [] };
    const staying = this.#ids.filter((id) => id === next || !moving.has(id));
    const position = staying.indexOf(next);
    const low = this.#keys.get(staying[position - 1] ?? '') ?? null;
    let end = position;
    while (end < staying.length && this.#keys.get(staying[end] ?? '') === low) end += 1;
    const shifted = staying.slice(position, end);
    const high = this.#keys.get(staying[end] ?? '') ?? null;
    const keys = orderKeysBetween(low, high, count + shifted.length);
    return {
      keys: keys.slice(0, count),
      shifted: shifted.map((id, index) => ({ id, key: keys[count + index] ?? '' })),
    };
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

  #keyAt(position: number): string | null {
    return this.#keys.get(this.#ids[position] ?? '') ?? null;
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
