/** Tokens other than strings and brackets: literals and numbers (RFC 8259). */
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
/** What may follow the beginning of a number before it is one again. */
const NUMBER_PIECES = /\.\d*|(?:\.\d+)?[eE][+-]?/uy;
const SPACE = /[ \t\r\n]*/uy;

/**
 * Finds where a text stops being JSON. Engines tell it in messages of their own, or not at all.
 *
 * @returns offset of the first character that cannot stand there; the text's length when it ends too early, and when all
 *   of it is JSON
 */
export function findSyntaxError(text: string): number {
  /** Closing brackets that are still to come. */
  const closings: string[] = [];
  let offset = skip(text, SPACE, 0);
  let state: 'value' | 'first-value' | 'key' | 'first-key' | 'after' = 'value';
  while (offset < text.length) {
    const character = text[offset] ?? '';
    if (state === 'after') {
      const closing = closings.at(-1);
      if (closing === undefined) return offset;
      if (character === closing) closings.pop();
      else if (character === ',') state = closing === '}' ? 'key' : 'value';
      else return offset;
      offset += 1;
    } else if (state === 'key' || state === 'first-key') {
      if (character === '}' && state === 'first-key') {
        closings.pop();
        state = 'after';
        offset += 1;
      } else {
        const end = skip(text, STRING, offset);
        if (end === offset) return isOpenString(text, offset) ? text.length : offset;
        offset = skip(text, SPACE, end);
        if (offset < text.length && text[offset] !== ':') return offset;
        offset += 1;
        state = 'value';
      }
    } else if (character === '{' || character === '[') {
      closings.push(character === '{' ? '}' : ']');
      state = character === '{' ? 'first-key' : 'first-value';
      offset += 1;
    } else if (character === ']' && state === 'first-value') {
      closings.pop();
      state = 'after';
      offset += 1;
    } else {
      const end = skip(text, character === '"' ? STRING : SCALAR, offset);
      if (end === offset) return isOpenString(text, offset) || isOpenWord(text, offset) ? text.length : offset;
      if (character !== '"' && end < text.length && skip(text, NUMBER_PIECES, end) === text.length) return text.length;
      offset = end;
      state = 'after';
    }
    offset = skip(text, SPACE, offset);
  }
  return text.length;
}

function skip(text: string, pattern: RegExp, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}

/** A string that begins here and has no end. */
function isOpenString(text: string, offset: number): boolean {
  return text[offset] === '"' && !/[^\\](?:\\\\)*"/u.test(text.slice(offset));
}

/** A literal or a number that the end of the text cuts off. */
function isOpenWord(text: string, offset: number): boolean {
  const rest = text.slice(offset, offset + 8).trimEnd();
  return text.length - offset < 8 && (rest === '-' || ['true', 'false', 'null'].some((word) => word.startsWith(rest)));
}
