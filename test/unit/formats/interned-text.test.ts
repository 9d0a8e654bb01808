import { expect, it } from 'vitest';
import { createTextReader } from '../../../src/formats/interned-text.ts';

it('reads texts as a plain decoder does, whatever came before', () => {
  const read = createTextReader();
  const texts = ['', 'a', '乔木林地', 'b', 'a', '乔木林地', '𠮷', 'x'.repeat(500), '官庄镇1村', '官庄镇2村'];
  const bytes = new TextEncoder().encode(`??${texts.join('')}`);
  for (let round = 0; round < 2; round += 1) {
    let start = 2;
    for (const text of texts) {
      const end = start + new TextEncoder().encode(text).length;
      expect(read(bytes, start, end)).toBe(text);
      start = end;
    }
  }
});

it('tells apart texts with the same hash', () => {
  // The well-known pair of words that FNV-1a (32 bit) puts in one place.
  const read = createTextReader();
  const encoder = new TextEncoder();
  const [first, second] = ['costarring', 'liquid'].map((text) => encoder.encode(text));
  if (first === undefined || second === undefined) throw new Error('no texts');
  expect(read(first, 0, first.length)).toBe('costarring');
  expect(read(second, 0, second.length)).toBe('liquid');
  expect(read(first, 0, first.length)).toBe('costarring');
});

it('marks malformed bytes instead of failing', () => {
  expect(createTextReader()(Uint8Array.of(0x61, 0xff), 0, 2)).toBe('a\uFFFD');
});
