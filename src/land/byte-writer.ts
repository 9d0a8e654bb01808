/** Bytes that grow, written as protocol buffers write numbers (变长整数). */
export interface ByteWriter {
  readonly length: number;
  /** An unsigned integer below 2³² in as few bytes as it needs. */
  varint(value: number): void;
  /** Field number with the wire type of what follows: 0 varint, 2 length-delimited. */
  field(number: number, wireType: 0 | 2): void;
  /** UTF-8 text of a field, after its length. */
  text(value: string): void;
  /** What another writer holds, after its length. */
  block(other: ByteWriter): void;
  /** What another writer holds, as it is. */
  append(other: ByteWriter): void;
  /** What was written so far, as a view that the next write may change. */
  view(): Uint8Array;
  clear(): void;
}

/** An empty writer; it keeps its memory when it is cleared. */
export function createByteWriter(capacity = 1024): ByteWriter {
  let bytes = new Uint8Array(capacity);
  let length = 0;

  function reserve(more: number): void {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * bytes.length, length + more));
    larger.set(bytes);
    bytes = larger;
  }

  function varint(value: number): void {
    reserve(5);
    let rest = value;
    while (rest > 127) {
      bytes[length] = (rest & 127) | 128;
      length += 1;
      rest >>>= 7;
    }
    bytes[length] = rest;
    length += 1;
  }

  function append(more: Uint8Array): void {
    reserve(more.length);
    bytes.set(more, length);
    length += more.length;
  }

  return {
    get length() {
      return length;
    },
    varint,
    field: (number, wireType) => varint(number * 8 + wireType),
    text(value) {
      const encoded = new TextEncoder().encode(value);
      varint(encoded.length);
      append(encoded);
    },
    block(other) {
      varint(other.length);
      append(other.view());
    },
    append: (other) => append(other.view()),
    view: () => bytes.subarray(0, length),
    clear() {
      length = 0;
    },
  };
}
