import PinyinMatch from 'pinyin-match';

/**
 * How well a text answers what was typed: characters, pinyin or initials, mixed as one likes (`造林`, `zaolin`, `zl`); 0 is
 * best, null no match. Every word typed must be found; what begins the text beats what stands inside.
 */
export function matchRank(text: string, typed: string): number | null {
  let rank = 0;
  for (const word of typed.trim().split(/\s+/)) {
    if (word === '') continue;
    const found = matchWord(text, word);
    if (found === null) return null;
    const [start, end] = found;
    rank += start === 0 ? (end === text.length - 1 ? 0 : 1) : 2 + Math.min(start, 20) / 20;
  }
  return rank;
}

/** Where a word stands in a text. Characters and letters in one word are found one after the other: 北部zl. */
function matchWord(text: string, word: string): readonly [start: number, end: number] | null {
  let start = -1;
  let end = -1;
  for (const run of word.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []) {
    const found = PinyinMatch.match(text.slice(end + 1), run);
    if (found === false) return null;
    if (start === -1) start = found[0];
    end += 1 + found[1];
  }
  return [start, end];
}
