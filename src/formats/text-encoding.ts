/** Names of encodings as `.cpg` files and people write them, by the name that `TextDecoder` knows. */
const NAMES: readonly (readonly [pattern: RegExp, encoding: string])[] = [
  [/^(utf-?8|65001)$/u, 'utf-8'],
  [/^(gbk|gb-?2312|gb-?18030|936|54936|euc-?cn|hz-?gb-?2312)$/u, 'gb18030'],
  [/^(big-?5(-?hkscs)?|950)$/u, 'big5'],
  [/^(s(hift)?-?_?jis|932)$/u, 'shift_jis'],
  [/^(euc-?jp|20932|51932)$/u, 'euc-jp'],
  [/^(euc-?kr|949|51949)$/u, 'euc-kr'],
  [/^(koi8-?r|20866)$/u, 'koi8-r'],
  [/^(utf-?16(-?le)?|1200)$/u, 'utf-16le'],
  [/^(latin-?1|iso-?8859-?1|28591|1252)$/u, 'windows-1252'],
  [/^(latin-?2|iso-?8859-?2|28592)$/u, 'iso-8859-2'],
  [/^874$/u, 'windows-874'],
  [/^866$/u, 'ibm866'],
];

/** Code pages (代码页) by the language id of a dBASE file, byte 29; those that stand for "whatever this machine uses" are not here. */
const LANGUAGE_IDS: ReadonlyMap<number, string> = new Map([
  [0x4d, 'gb18030'],
  [0x7a, 'gb18030'],
  [0x4f, 'big5'],
  [0x78, 'big5'],
  [0x13, 'shift_jis'],
  [0x7b, 'shift_jis'],
  [0x4e, 'euc-kr'],
  [0x79, 'euc-kr'],
  [0x26, 'ibm866'],
  [0x65, 'ibm866'],
  [0x7c, 'windows-874'],
  [0xc8, 'windows-1250'],
  [0xc9, 'windows-1251'],
]);

/**
 * The encoding a name means, such as `936`, `ANSI 936`, `GBK`, `Big-5` or `UTF-8`.
 *
 * @returns a name that `TextDecoder` knows, or null
 */
export function encodingOfName(name: string): string | null {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/^(ansi|oem|cp|ms|windows)[\s_-]*(?=\d)/u, '');
  const known = NAMES.find(([pattern]) => pattern.test(plain))?.[1];
  if (known !== undefined) return known;
  return /^125\d$/u.test(plain) ? `windows-${plain}` : null;
}

/** The encoding that a dBASE language id stands for, or null when it says nothing. */
export function encodingOfLanguageId(id: number): string | null {
  return LANGUAGE_IDS.get(id) ?? null;
}

/**
 * Tells the encoding of Chinese texts by what they are: UTF-8 where bytes beyond ASCII form nothing but its sequences,
 * else GB 18030. A character cut off at the end of a text is forgiven.
 *
 * @param texts bytes of each text
 * @returns null when there is nothing but ASCII
 */
export function sniffEncoding(texts: readonly Uint8Array[]): 'utf-8' | 'gb18030' | null {
  const telling = texts.filter((text) => text.some((byte) => byte >= 0x80));
  if (telling.length === 0) return null;
  return fitsEncoding(telling, 'utf-8') ? 'utf-8' : 'gb18030';
}

/** Whether an encoding turns all of the texts into characters. */
export function fitsEncoding(texts: readonly Uint8Array[], encoding: string): boolean {
  return texts.every((text) => {
    try {
      // Streaming: a sequence that the end of a field of fixed width cut off is kept waiting, not refused.
      new TextDecoder(encoding, { fatal: true }).decode(text, { stream: true });
      return true;
    } catch {
      return false;
    }
  });
}
