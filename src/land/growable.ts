/** Typed arrays that double while data stream in; `finish` returns exactly what was pushed. */
export interface GrowableFloat64 {
  readonly length: number;
  push(value: number): void;
  finish(): Float64Array<ArrayBuffer>;
}

/** See {@link GrowableFloat64}. */
export interface GrowableUint32 {
  readonly length: number;
  push(value: number): void;
  finish(): Uint32Array<ArrayBuffer>;
}

/** An array of doubles that grows. */
export function growableFloat64(capacity = 1024): GrowableFloat64 {
  let values = new Float64Array(capacity);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = new Float64Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    finish: () => values.slice(0, length),
  };
}

/** An array of unsigned 32 bit integers that grows. */
export function growableUint32(capacity = 1024): GrowableUint32 {
  let values = new Uint32Array(capacity);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = new Uint32Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    finish: () => values.slice(0, length),
  };
}
