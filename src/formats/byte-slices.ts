/** Stretches of a file, one per feature or line. */
export interface ByteSlices {
  readonly count: number;
  /** Offset of the first byte of a slice. */
  startOf(index: number): number;
  /** Offset after the last byte of a slice. */
  endOf(index: number): number;
}

/** Collects stretches; offsets may exceed 32 bits. */
export interface ByteSlicesBuilder extends ByteSlices {
  add(start: number, end: number): void;
}

/** Empty to begin with. */
export function createByteSlices(): ByteSlicesBuilder {
  let offsets = new Float64Array(1 << 12);
  let count = 0;
  return {
    get count() {
      return count;
    },
    startOf: (index) => offsets[2 * index] ?? 0,
    endOf: (index) => offsets[2 * index + 1] ?? 0,
    add(start, end) {
      if (2 * count === offsets.length) {
        const larger = new Float64Array(2 * offsets.length);
        larger.set(offsets);
        offsets = larger;
      }
      offsets[2 * count] = start;
      offsets[2 * count + 1] = end;
      count += 1;
    },
  };
}
