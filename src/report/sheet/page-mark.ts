/**
 * Something printed on a page (图面元素). Lengths are millimetres from the left and the top edge of the paper; colours are
 * `#rrggbb`. All shapes are straight-edged: circles are drawn with enough corners that no printer shows them.
 */
export type PageMark = PathMark | TextMark | PictureMark | ClipMark;

/** Rings or open lines, filled by the even-odd rule, stroked, or both. */
export interface PathMark {
  readonly mark: 'path';
  /** x, y pairs. */
  readonly coordinates: ArrayLike<number>;
  /** Ends of the rings or lines, in vertices. */
  readonly ends: ArrayLike<number>;
  readonly isClosed: boolean;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly widthMm: number;
  /** Lengths of strokes and gaps; empty = solid. */
  readonly dashMm: readonly number[];
  /** 0–1, of fill and stroke alike. */
  readonly opacity: number;
}

/** One line of text. */
export interface TextMark {
  readonly mark: 'text';
  readonly text: string;
  /** Where the line begins, its middle is, or it ends, on the baseline. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly sizePt: number;
  readonly isBold: boolean;
  readonly colour: string;
  /** Colour of a seam around the letters that keeps them readable on the map; null for none. */
  readonly halo: string | null;
}

/** A picture of pixels. */
export interface PictureMark {
  readonly mark: 'picture';
  readonly x: number;
  readonly y: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** A PNG file. */
  readonly png: Uint8Array<ArrayBuffer>;
}

/** Marks of which only what lies inside some rings (even-odd) is printed. */
export interface ClipMark {
  readonly mark: 'clip';
  readonly coordinates: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  readonly marks: readonly PageMark[];
  /** Too many to be drawn one by one: files of vectors print them as a picture (栅格化). */
  readonly isPicture?: boolean;
}

/** A page with everything that is printed on it, in millimetres from its upper left corner (版面). */
export interface PageScene {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly marks: readonly PageMark[];
}

/** Millimetres of a typographic point. */
export const MM_PER_PT = 25.4 / 72;

/** A path with what is usual left out. */
export function pathMark(
  coordinates: ArrayLike<number>,
  options: Partial<Omit<PathMark, 'mark' | 'coordinates'>>,
): PathMark {
  return {
    mark: 'path',
    coordinates,
    ends: [coordinates.length / 2],
    isClosed: false,
    fill: null,
    stroke: null,
    widthMm: 0.2,
    dashMm: [],
    opacity: 1,
    ...options,
  };
}

/** A line of text with what is usual left out. */
export function textMark(
  text: string,
  x: number,
  y: number,
  sizePt: number,
  options: Partial<Pick<TextMark, 'anchor' | 'isBold' | 'colour' | 'halo'>> = {},
): TextMark {
  return {
    mark: 'text',
    text,
    x,
    y,
    sizePt,
    anchor: 'start',
    isBold: false,
    colour: '#1d2221',
    halo: null,
    ...options,
  };
}

/** A rectangle as a path. */
export function boxMark(
  x: number,
  y: number,
  widthMm: number,
  heightMm: number,
  options: Partial<Omit<PathMark, 'mark' | 'coordinates' | 'ends' | 'isClosed'>>,
): PathMark {
  return pathMark(boxCorners(x, y, widthMm, heightMm), { ...options, isClosed: true });
}

/** Corners of a rectangle as x, y pairs. */
export function boxCorners(x: number, y: number, widthMm: number, heightMm: number): readonly number[] {
  return [x, y, x + widthMm, y, x + widthMm, y + heightMm, x, y + heightMm];
}

/** A straight line. */
export function lineMark(
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  widthMm: number,
  stroke: string,
): PathMark {
  return pathMark([fromX, fromY, toX, toY], { stroke, widthMm });
}

/** Corners of a circle; the more, the larger it is: they stay within 0.004 mm of it. */
export function circleCorners(x: number, y: number, radiusMm: number): readonly number[] {
  const count = Math.max(12, Math.ceil(Math.PI / Math.acos(1 - Math.min(0.5, 0.004 / radiusMm))));
  return Array.from({ length: 2 * count }, (_, at) => {
    const angle = (2 * Math.PI * Math.floor(at / 2)) / count;
    return at % 2 === 0 ? x + radiusMm * Math.cos(angle) : y + radiusMm * Math.sin(angle);
  });
}
