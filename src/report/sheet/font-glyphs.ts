import { readDirectory, readGlyphMap } from './font-tables.ts';

/** The outline of a letter in parts of the letter height, y downwards from the baseline, for one fill by the non-zero rule. */
export interface GlyphOutline {
  /** x, y pairs of closed rings. */
  readonly coordinates: readonly number[];
  /** Ends of the rings, in vertices. */
  readonly ends: readonly number[];
}

/** Straight pieces of one curve: at the sizes of sheets nobody sees the corners. */
const PIECES = 4;
/** Parts of parts: more is a broken font. */
const DEEPEST = 4;

const POINT_ON_CURVE = 1;
const X_SHORT = 2;
const Y_SHORT = 4;
const REPEATED = 8;
const X_SAME_OR_POSITIVE = 16;
const Y_SAME_OR_POSITIVE = 32;
const PART_WORDS = 1;
const PART_OFFSETS = 2;
const PART_SCALE = 8;
const PART_FOLLOWS = 32;
const PART_TWO_SCALES = 64;
const PART_MATRIX = 128;

/**
 * Outlines of a TrueType font (字形轮廓), table `glyf` of ISO/IEC 14496-22: for pictures of pages where there is no canvas.
 *
 * @returns null for a letter that the font lacks; a space has no rings
 * @throws UnreadableFont of `font-tables.ts`
 */
export function readGlyphOutlines(bytes: Uint8Array): (codePoint: number) => GlyphOutline | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tableAt = readDirectory(view);
  const head = tableAt('head');
  const unitsPerEm = view.getUint16(head + 18);
  const isLong = view.getInt16(head + 50) === 1;
  const places = tableAt('loca');
  const outlines = tableAt('glyf');
  const glyphs = readGlyphMap(view, tableAt('cmap'));
  const kept = new Map<number, GlyphOutline>();

  const placeOf = (glyph: number): number =>
    isLong ? view.getUint32(places + 4 * glyph) : 2 * view.getUint16(places + 2 * glyph);

  return (codePoint) => {
    const glyph = glyphs.get(codePoint);
    if (glyph === undefined) return null;
    const known = kept.get(glyph);
    if (known !== undefined) return known;
    const coordinates: number[] = [];
    const ends: number[] = [];
    addGlyph(glyph, [1, 0, 0, 1, 0, 0], 0);
    const outline = {
      coordinates: coordinates.map((value, at) => (at % 2 === 0 ? value : -value) / unitsPerEm),
      ends,
    };
    kept.set(glyph, outline);
    return outline;

    function addGlyph(one: number, matrix: readonly number[], depth: number): void {
      const at = outlines + placeOf(one);
      if (placeOf(one + 1) + outlines === at || depth > DEEPEST) return;
      const rings = view.getInt16(at);
      if (rings >= 0) addRings(at + 10, rings, matrix);
      else addParts(at + 10, matrix, depth);
    }

    /** A glyph made of others, e.g. a letter and its accent. */
    function addParts(start: number, matrix: readonly number[], depth: number): void {
      let at = start;
      for (;;) {
        const flags = view.getUint16(at);
        const part = view.getUint16(at + 2);
        const hasWords = (flags & PART_WORDS) !== 0;
        const hasOffsets = (flags & PART_OFFSETS) !== 0;
        const right = !hasOffsets ? 0 : hasWords ? view.getInt16(at + 4) : view.getInt8(at + 4);
        const up = !hasOffsets ? 0 : hasWords ? view.getInt16(at + 6) : view.getInt8(at + 5);
        at += hasWords ? 8 : 6;
        let [xx, xy, yx, yy] = [1, 0, 0, 1];
        const next = (): number => {
          at += 2;
          return view.getInt16(at - 2) / 16_384;
        };
        if ((flags & PART_SCALE) !== 0) xx = yy = next();
        else if ((flags & PART_TWO_SCALES) !== 0) [xx, yy] = [next(), next()];
        else if ((flags & PART_MATRIX) !== 0) [xx, xy, yx, yy] = [next(), next(), next(), next()];
        addGlyph(part, within(matrix, [xx, xy, yx, yy, right, up]), depth + 1);
        if ((flags & PART_FOLLOWS) === 0) return;
      }
    }

    function addRings(start: number, count: number, matrix: readonly number[]): void {
      if (count === 0) return;
      const last: number[] = [];
      for (let ring = 0; ring < count; ring += 1) last.push(view.getUint16(start + 2 * ring));
      const points = (last.at(-1) ?? -1) + 1;
      let at = start + 2 * count;
      at += 2 + view.getUint16(at);
      const flags: number[] = [];
      while (flags.length < points) {
        const flag = view.getUint8(at);
        at += 1;
        flags.push(flag);
        if ((flag & REPEATED) === 0) continue;
        for (let times = view.getUint8(at); times > 0; times -= 1) flags.push(flag);
        at += 1;
      }
      const readAxis = (short: number, same: number): number[] => {
        let value = 0;
        return flags.map((flag) => {
          if ((flag & short) !== 0) {
            value += (flag & same) === 0 ? -view.getUint8(at) : view.getUint8(at);
            at += 1;
          } else if ((flag & same) === 0) {
            value += view.getInt16(at);
            at += 2;
          }
          return value;
        });
      };
      const xs = readAxis(X_SHORT, X_SAME_OR_POSITIVE);
      const ys = readAxis(Y_SHORT, Y_SAME_OR_POSITIVE);
      const [xx = 1, xy = 0, yx = 0, yy = 1, dx = 0, dy = 0] = matrix;
      let first = 0;
      for (const end of last) {
        const ring: RingPoint[] = [];
        for (let point = first; point <= end; point += 1) {
          const [x, y] = [xs[point] ?? 0, ys[point] ?? 0];
          const isOn = ((flags[point] ?? 0) & POINT_ON_CURVE) !== 0;
          ring.push({ x: xx * x + yx * y + dx, y: xy * x + yy * y + dy, isOn });
        }
        first = end + 1;
        addRing(ring);
      }
    }

    /** Straightens the curves of a ring: between two points off the curve lies one on it, half way. */
    function addRing(ring: readonly RingPoint[]): void {
      const whole = ring.flatMap((point, at): readonly RingPoint[] => {
        const before = ring.at(at - 1);
        if (before === undefined || before.isOn || point.isOn) return [point];
        return [{ x: (before.x + point.x) / 2, y: (before.y + point.y) / 2, isOn: true }, point];
      });
      const start = whole.findIndex(({ isOn }) => isOn);
      if (start < 0) return;
      for (let step = 0; step < whole.length; step += 1) {
        const point = whole[(start + step) % whole.length];
        if (point === undefined) continue;
        if (point.isOn) {
          coordinates.push(point.x, point.y);
          continue;
        }
        const from = whole[(start + step - 1) % whole.length] ?? point;
        const to = whole[(start + step + 1) % whole.length] ?? point;
        for (let piece = 1; piece < PIECES; piece += 1) {
          const t = piece / PIECES;
          const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
          coordinates.push(a * from.x + b * point.x + c * to.x, a * from.y + b * point.y + c * to.y);
        }
      }
      ends.push(coordinates.length / 2);
    }
  };
}

interface RingPoint {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}

/** The matrix of a part within that of the whole. */
function within(whole: readonly number[], part: readonly number[]): readonly number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = whole;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = part;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
