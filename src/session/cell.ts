/** A value that can be watched: the only kind of mutable state the session shows to the outside. */
export interface Cell<Value> {
  get(): Value;
  /** Calls the listener after every change, not at once; returns how to stop. */
  subscribe(listener: (value: Value) => void): () => void;
}

/** A cell that its owner may set. */
export interface WritableCell<Value> extends Cell<Value> {
  set(value: Value): void;
}

/** Makes a cell; setting an identical value (`Object.is`) tells nobody. */
export function createCell<Value>(initial: Value): WritableCell<Value> {
  let current = initial;
  const listeners = new Set<(value: Value) => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener(value);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
