/** Rows that are sorted between two pauses. */
const RUN = 4096;

/**
 * Sorts numbers of rows step by step: short runs first, then merged, so that whoever runs it can pause (归并排序). Stable: rows that
 * compare as equal keep their order.
 */
export function* sortRows(
  rows: Uint32Array,
  compare: (one: number, other: number) => number,
): Generator<void, Uint32Array, void> {
  let from = rows.slice();
  let to = new Uint32Array(rows.length);
  for (let start = 0; start < rows.length; start += RUN) {
    from.subarray(start, start + RUN).sort(compare);
    yield;
  }
  for (let width = RUN; width < rows.length; width *= 2) {
    for (let start = 0; start < rows.length; start += 2 * width) {
      merge(from, to, start, start + width, Math.min(start + 2 * width, rows.length), compare);
      yield;
    }
    [from, to] = [to, from];
  }
  return from;
}

function merge(
  from: Uint32Array,
  to: Uint32Array,
  start: number,
  middle: number,
  end: number,
  compare: (one: number, other: number) => number,
): void {
  let left = start;
  let right = middle;
  for (let place = start; place < end; place += 1) {
    const isLeft = right >= end || (left < Math.min(middle, end) && compare(from[left] ?? 0, from[right] ?? 0) <= 0);
    to[place] = (isLeft ? from[left++] : from[right++]) ?? 0;
  }
}

/**
 * The place of every row when texts are sorted (名次): numbers before other texts and by their size, the rest by letter.
 *
 * @param textOf asked once for each row
 */
export function* textRanks(count: number, textOf: (row: number) => string): Generator<void, Uint32Array, void> {
  const texts: string[] = [];
  const isNumber = new Uint8Array(count);
  for (let row = 0; row < count; row += 1) {
    const text = textOf(row);
    texts.push(text);
    if (/^\d+$/u.test(text)) isNumber[row] = 1;
    if (row % RUN === RUN - 1) yield;
  }
  const sorted = yield* sortRows(Uint32Array.from(texts.keys()), (one, other) => {
    if (isNumber[one] !== isNumber[other]) return (isNumber[other] ?? 0) - (isNumber[one] ?? 0);
    const a = texts[one] ?? '';
    const b = texts[other] ?? '';
    if (isNumber[one] === 1 && a.length !== b.length) return a.length - b.length;
    return a < b ? -1 : a > b ? 1 : 0;
  });
  const ranks = new Uint32Array(count);
  sorted.forEach((row, place) => (ranks[row] = place));
  return ranks;
}
