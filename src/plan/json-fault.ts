/** Where a text stops being JSON; line and column count from 1, the column in UTF-16 units. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  /** True when the text simply ends too early, as after a broken download. */
  readonly truncated: boolean;
}

const WHITE_SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const UNFINISHED_STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*(?:\\(?:u[0-9a-fA-F]{0,3})?)?$/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS = ['true', 'false', 'null'] as const;

/**
 * Finds where a text breaks the rules of JSON (RFC 8259). `JSON.parse` words its complaints differently in every browser and
 * often leaves the place out; this is asked only after it failed.
 *
 * @returns null when the text is JSON
 */
export function findJsonFault(text: string): JsonFault | null {
  const reader = new Reader(text);
  const open: ('{' | '[')[] = [];
  // What may stand here: a value, a value or the end of an empty list, a member name, what follows a value.
  let expected: 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'next' = 'value';
  for (;;) {
    reader.skip(WHITE_SPACE);
    if (expected === 'next' && open.length === 0) return reader.atEnd ? null : reader.fault();
    if (expected === 'next') {
      const list = open.at(-1) === '[';
      if (reader.take(',')) expected = list ? 'value' : 'name';
      else if (reader.take(list ? ']' : '}')) open.pop();
      else return reader.fault();
    } else if (expected === 'name' || expected === 'name-or-end') {
      if (expected === 'name-or-end' && reader.take('}')) {
        open.pop();
        expected = 'next';
        continue;
      }
      if (!reader.skip(STRING)) return reader.fault();
      reader.skip(WHITE_SPACE);
      if (!reader.take(':')) return reader.fault();
      expected = 'value';
    } else if (expected === 'value-or-end' && reader.take(']')) {
      open.pop();
      expected = 'next';
    } else if (reader.take('{')) {
      open.push('{');
      expected = 'name-or-end';
    } else if (reader.take('[')) {
      open.push('[');
      expected = 'value-or-end';
    } else if (reader.skip(STRING) || reader.skip(NUMBER) || WORDS.some((word) => reader.take(word))) {
      expected = 'next';
    } else {
      return reader.fault();
    }
  }
}

class Reader {
  readonly #text: string;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#offset >= this.#text.length;
  }

  /** Moves over a match that starts here; false when there is none. */
  skip(pattern: RegExp): boolean {
    const sticky = new RegExp(pattern);
    sticky.lastIndex = this.#offset;
    if (!sticky.test(this.#text)) return false;
    this.#offset = sticky.lastIndex;
    return true;
  }

  take(literal: string): boolean {
    if (!this.#text.startsWith(literal, this.#offset)) return false;
    this.#offset += literal.length;
    return true;
  }

  fault(): JsonFault {
    const truncated = this.atEnd || this.#endsInsideToken();
    const before = this.#text.slice(0, truncated ? this.#text.length : this.#offset);
    const lineStart = before.lastIndexOf('\n') + 1;
    return { line: before.split('\n').length, column: before.length - lineStart + 1, truncated };
  }

  /** Whether all that is left is the beginning of a text, number or word. */
  #endsInsideToken(): boolean {
    const rest = this.#text.slice(this.#offset);
    if (rest === '-' || WORDS.some((word) => word.startsWith(rest))) return true;
    const unfinished = new RegExp(UNFINISHED_STRING);
    unfinished.lastIndex = this.#offset;
    return unfinished.test(this.#text);
  }
}
