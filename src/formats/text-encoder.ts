/** Turns texts into the bytes of an encoding. */
export interface TextWriter {
  readonly encode: (text: string) => Uint8Array;
  /** Characters met so far that the encoding does not have; 〓 stands for each. */
  readonly lost: ReadonlySet<string>;
}

const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xfe;
const FIRST_TRAIL = 0x40;
const LAST_TRAIL = 0xfe;
/** The sign for a character that is not there (下用符号), A1FE in GBK. */
const GETA = 0x3013;
const GETA_BYTES = [0xa1, 0xfe] as const;

/** A writer of UTF-8, which has every character. */
export function utf8Writer(): TextWriter {
  const encoder = new TextEncoder();
  return { encode: (text) => encoder.encode(text), lost: new Set() };
}

/** A writer of GBK (code page 936): the decoder's table turned round, for no platform has an encoder. */
export function gbkWriter(): TextWriter {
  const codes = gbkCodes();
  const lost = new Set<string>();
  return {
    lost,
    encode(text) {
      const bytes: number[] = [];
      for (const character of text) {
        const point = character.codePointAt(0) ?? 0;
        const code = codes.get(point);
        if (point < 0x80) bytes.push(point);
        else if (code !== undefined) bytes.push(code >> 8, code & 0xff);
        else {
          lost.add(character);
          bytes.push(...GETA_BYTES);
        }
      }
      return Uint8Array.from(bytes);
    },
  };
}

/** Code of each character that two bytes stand for, private ones left out: every machine has its own. */
function gbkCodes(): ReadonlyMap<number, number> {
  const codes = new Map<number, number>([[GETA, (GETA_BYTES[0] << 8) | GETA_BYTES[1]]]);
  const decoder = new TextDecoder('gbk');
  const row = new Uint8Array(3 * (LAST_TRAIL - FIRST_TRAIL + 1));
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead += 1) {
    const trails: number[] = [];
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail += 1) {
      if (trail === 0x7f || isBeyondCodePage(lead, trail)) continue;
      row.set([lead, trail, 0x0a], 3 * trails.length);
      trails.push(trail);
    }
    const texts = decoder.decode(row.subarray(0, 3 * trails.length)).split('\n');
    trails.forEach((trail, at) => {
      const text = texts[at] ?? '';
      const point = text.codePointAt(0) ?? 0;
      const isOne = text.length === 1 && point >= 0x80 && point !== 0xfffd && (point < 0xe000 || point > 0xf8ff);
      if (isOne && !codes.has(point)) codes.set(point, (lead << 8) | trail);
    });
  }
  return codes;
}

/** Codes that GB 18030 fills and code page 936 does not have: another programme would read something else. */
function isBeyondCodePage(lead: number, trail: number): boolean {
  switch (lead) {
    case 0xa2:
      return trail === 0xe3;
    case 0xa6:
      return (trail >= 0xd9 && trail <= 0xdf) || trail === 0xec || trail === 0xed || trail === 0xf3;
    case 0xa8:
      return trail === 0xbc || trail === 0xbf;
    case 0xa9:
      return trail >= 0x89 && trail <= 0x95;
    default:
      return lead === 0xfe && trail >= 0x50;
  }
}
