/** A typed array that doubles while data stream in. */
export interface Growable<Values extends Float64Array | Uint32Array> {
  readonly length: number;
  push(value: number): void;
  /**
   * Makes room for `count` more values and counts them as present: the caller writes them into the array returned, from
   * the index on that `length` had before. The array is good until the next call.
   */
  extend(count: number): Values;
  /** Exactly what was pushed, in memory of its own. */
  finish(): Values;
}

/** Doubles that grow. */
export function growableFloat64(capacity = 1024): Growable<Float64Array<ArrayBuffer>> {
  return new GrowableArray((length) => new Float64Array(length), capacity);
}

/** Unsigned 32 bit integers that grow. */
export function growableUint32(capacity = 1024): Growable<Uint32Array<ArrayBuffer>> {
  return new GrowableArray((length) => new Uint32Array(length), capacity);
}

/** A class, because engines inline its methods where they do not inline closures over changing variables. */
class GrowableArray<Values extends Float64Array | Uint32Array> implements Growable<Values> {
  length = 0;
  private values: Values;

  constructor(
    private readonly create: (length: number) => Values,
    capacity: number,
  ) {
    this.values = create(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.grow(this.length + 1);
    this.values[this.length] = value;
    this.length += 1;
  }

  extend(count: number): Values {
    const length = this.length + count;
    if (length > this.values.length) this.grow(length);
    this.length = length;
    return this.values;
  }

  finish(): Values {
    const result = this.create(this.length);
    result.set(this.values.subarray(0, this.length));
    return result;
  }

  private grow(needed: number): void {
    const larger = this.create(Math.max(needed, 2 * this.values.length));
    larger.set(this.values.subarray(0, this.length));
    this.values = larger;
  }
}
