/** Parcels that a query found (选中的图斑). */
export interface ParcelChoice {
  /** Ascending. */
  readonly parcels: Uint32Array;
  /** True when there were more than the limit; then only those up to it are in. */
  readonly isCut: boolean;
}

/** Collects parcels up to a limit, each once. */
export class ParcelCollector {
  readonly #parcels = new Set<number>();
  readonly #limit: number;
  #isCut = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** True when another parcel came after the last for which there was room. */
  get isCut(): boolean {
    return this.#isCut;
  }

  has(parcel: number): boolean {
    return this.#parcels.has(parcel);
  }

  /** Takes a parcel in; false when there is no room for it. */
  add(parcel: number): boolean {
    if (this.#parcels.has(parcel)) return true;
    if (this.#parcels.size >= this.#limit) {
      this.#isCut = true;
      return false;
    }
    this.#parcels.add(parcel);
    return true;
  }

  finish(): ParcelChoice {
    return { parcels: Uint32Array.from(this.#parcels).sort(), isCut: this.#isCut };
  }
}
