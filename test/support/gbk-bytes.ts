/** Bytes of two for every character that GBK has, by asking the decoder for all of them once. */
const TABLE: ReadonlyMap<string, readonly [number, number]> = (() => {
  const table = new Map<string, readonly [number, number]>();
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd' && !table.has(character))
        table.set(character, [lead, trail]);
    }
  }
  return table;
})();

/** A text in GBK; for tests, which must not use the writer that they test. */
export function gbkBytes(text: string): Uint8Array {
  const bytes = Array.from(text).flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return [code];
    const pair = TABLE.get(character);
    if (pair === undefined) throw new Error(`GBK has no ${character}`);
    return [...pair];
  });
  return Uint8Array.from(bytes);
}
