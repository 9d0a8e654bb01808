/** What indicators keep between evaluations (计算缓存): one store for each way of making one. It holds only what can be made again. */
export class KeptWork {
  readonly #stores = new Map<() => object, object>();

  /** The store that a function makes, made once. */
  of<Store extends object>(make: () => Store): Store {
    let store = this.#stores.get(make);
    if (store === undefined) {
      store = make();
      this.#stores.set(make, store);
    }
    // Whatever is kept under a function was made by it.
    return store as Store;
  }
}
