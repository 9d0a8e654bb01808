/** Keeps what was made last, up to a number of bytes; what was not asked for longest goes first (最近最少使用缓存). */
export interface ByteCache<Value extends { readonly byteLength: number }> {
  /** What is kept under a key, or what `make` makes of it now. Null is an answer too. */
  get(key: string, make: () => Value | null): Value | null;
}

/** What a kept null counts, so that a sea of empty tiles does not grow without end. */
const NOTHING_BYTES = 64;

/** An empty cache. */
export function createByteCache<Value extends { readonly byteLength: number }>(limitBytes: number): ByteCache<Value> {
  const kept = new Map<string, Value | null>();
  let bytes = 0;
  const sizeOf = (value: Value | null): number => value?.byteLength ?? NOTHING_BYTES;
  return {
    get(key, make) {
      const known = kept.get(key);
      const value = known === undefined ? make() : known;
      kept.delete(key);
      kept.set(key, value);
      if (known === undefined) bytes += sizeOf(value);
      for (const [oldest, dropped] of kept) {
        if (bytes <= limitBytes || oldest === key) break;
        kept.delete(oldest);
        bytes -= sizeOf(dropped);
      }
      return value;
    },
  };
}
