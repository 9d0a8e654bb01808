/** The file is no TrueType font with a Unicode table. */
class UnreadableFont extends Error {
  override readonly name = 'UnreadableFont';
}

/**
 * Where the tables of a TrueType font begin, by tag (ISO/IEC 14496-22, 4.5).
 *
 * @throws UnreadableFont also when a table is asked for that is not there
 */
export function readDirectory(view: DataView): (tag: string) => number {
  const tables = new Map<string, number>();
  if (view.byteLength < 12) throw new UnreadableFont('too short');
  const count = view.getUint16(4);
  for (let table = 0; table < count; table += 1) {
    const at = 12 + 16 * table;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((letter) => view.getUint8(at + letter)));
    tables.set(tag, view.getUint32(at + 8));
  }
  return (tag) => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new UnreadableFont(`no table ${tag}`);
    return offset;
  };
}

/** Glyphs by code point: table `cmap`, formats 4 and 12. */
export function readGlyphMap(view: DataView, cmap: number): ReadonlyMap<number, number> {
  const count = view.getUint16(cmap + 2);
  const glyphs = new Map<number, number>();
  for (let record = 0; record < count; record += 1) {
    const table = cmap + view.getUint32(cmap + 4 + 8 * record + 4);
    const format = view.getUint16(table);
    if (format === 4) readSegments(view, table, glyphs);
    if (format === 12) readRanges(view, table, glyphs);
  }
  if (glyphs.size === 0) throw new UnreadableFont('no Unicode table');
  return glyphs;
}

/** Format 4: segments of the basic plane. */
function readSegments(view: DataView, table: number, glyphs: Map<number, number>): void {
  const segments = view.getUint16(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + 2 * segments + 2;
  const deltas = starts + 2 * segments;
  const offsets = deltas + 2 * segments;
  for (let segment = 0; segment < segments; segment += 1) {
    const end = view.getUint16(ends + 2 * segment);
    const start = view.getUint16(starts + 2 * segment);
    const delta = view.getUint16(deltas + 2 * segment);
    const offset = view.getUint16(offsets + 2 * segment);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed = offset === 0 ? code : view.getUint16(offsets + 2 * segment + offset + 2 * (code - start));
      const glyph = offset === 0 ? (code + delta) & 0xffff : listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

/** Format 12: ranges of all planes. */
function readRanges(view: DataView, table: number, glyphs: Map<number, number>): void {
  const ranges = view.getUint32(table + 12);
  for (let range = 0; range < ranges; range += 1) {
    const at = table + 16 + 12 * range;
    const start = view.getUint32(at);
    const end = view.getUint32(at + 4);
    const first = view.getUint32(at + 8);
    for (let code = start; code <= end; code += 1)
      if (first + code - start !== 0) glyphs.set(code, first + code - start);
  }
}
