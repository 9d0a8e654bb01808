/** A typed array that doubles while data stream in. */
export interface Growable<Values extends Float64Array | Uint32Array> {
  readonly length: number;
  push(value: number): void;
  /** Exactly what was pushed, in memory of its own. */
  finish(): Values;
}

/** Doubles that grow. */
export function growableFloat64(capacity = 1024): Growable<Float64Array<ArrayBuffer>> {
  return growable((length) => new Float64Array(length), capacity);
}

/** Unsigned 32 bit integers that grow. */
export function growableUint32(capacity = 1024): Growable<Uint32Array<ArrayBuffer>> {
  return growable((length) => new Uint32Array(length), capacity);
}

function growable<Values extends Float64Array | Uint32Array>(
  create: (length: number) => Values,
  capacity: number,
): Growable<Values> {
  let values = create(capacity);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = create(values.length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    finish() {
      const result = create(length);
      result.set(values.subarray(0, length));
      return result;
    },
  };
}
