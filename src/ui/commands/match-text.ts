import PinyinMatch from 'pinyin-match';

/**
 * How well a text answers what was typed: characters, pinyin or initials, mixed as one likes (`造林`, `zaolin`, `zl`); 0 is
 * best, null no match. Every word typed must be found; what begins the text beats what stands inside.
 */
export function matchRank(text: string, typed: string): number | null {
  let rank = 0;
  for (const word of typed.trim().split(/\s+/)) {
    if (word === '') continue;
    const found = PinyinMatch.match(text, word);
    if (found === false) return null;
    const [start, end] = found;
    rank += start === 0 ? (end === text.length - 1 ? 0 : 1) : 2 + Math.min(start, 20) / 20;
  }
  return rank;
}
