import type { Element, Node } from '@xmldom/xmldom';
import { DOMParser } from '@xmldom/xmldom';
import { MM_PER_PT, type PageMark, type PageScene, type PathMark } from '../report/sheet/page-mark.ts';
import { pathOutline, type PathOutline } from '../report/sheet/path-outline.ts';

/** Row-major affine map of SVG: x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
type Matrix = readonly [number, number, number, number, number, number];

/** What an element inherits from those around it. */
interface Style {
  readonly matrix: Matrix;
  readonly values: Readonly<Record<string, string>>;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const ELEMENT = 1;

/**
 * A chart as marks of a page (图表转图面元素). Reads what the chart library writes: groups, paths, rectangles, circles, lines, polygons and
 * texts with plain colours; clipping is left out, since charts draw within their frame.
 *
 * @param widthMm width on paper
 * @throws RangeError for a text that is no SVG with a size
 */
export function svgScene(svg: string, widthMm: number): PageScene {
  const root = new DOMParser({ onError: () => undefined }).parseFromString(svg, 'text/xml').documentElement;
  const width = Number(root?.getAttribute('width'));
  const height = Number(root?.getAttribute('height'));
  if (root === null || !(width > 0) || !(height > 0)) throw new RangeError('no SVG with a size');
  const scale = widthMm / width;
  const marks: PageMark[] = [];
  read(root, { matrix: [scale, 0, 0, scale, 0, 0], values: { fill: '#000000' } }, marks);
  return { widthMm, heightMm: height * scale, marks };
}

function read(element: Element, around: Style, marks: PageMark[]): void {
  const style = styleOf(element, around);
  if (style.values['display'] === 'none') return;
  switch (element.tagName) {
    case 'defs':
    case 'clipPath':
    case 'style':
      return;
    case 'text':
      readText(element, style, marks);
      return;
    case 'path':
      addPath(
        pathOutline(element.getAttribute('d') ?? ''),
        /z\s*$/iu.test(element.getAttribute('d') ?? ''),
        style,
        marks,
      );
      break;
    case 'rect':
      addPath(rectangleOf(element), true, style, marks);
      break;
    case 'circle':
      addPath(circleOf(element), true, style, marks);
      break;
    case 'line': {
      const at = (name: string): number => numberOf(element, name);
      addPath({ coordinates: [at('x1'), at('y1'), at('x2'), at('y2')], ends: [2] }, false, style, marks);
      break;
    }
    case 'polyline':
    case 'polygon': {
      const coordinates = (element.getAttribute('points')?.match(/-?[\d.]+(?:e-?\d+)?/gu) ?? []).map(Number);
      addPath({ coordinates, ends: [coordinates.length / 2] }, element.tagName === 'polygon', style, marks);
    }
  }
  for (let child: Node | null = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === ELEMENT) read(child as Element, style, marks);
  }
}

const INHERITED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'fill-opacity',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'display',
] as const;

function styleOf(element: Element, around: Style): Style {
  const values: Record<string, string> = { ...around.values };
  for (const name of INHERITED) {
    const given = element.getAttribute(name);
    if (given !== null && given !== '') values[name] = given;
  }
  for (const declaration of (element.getAttribute('style') ?? '').split(';')) {
    const [name = '', value = ''] = declaration.split(':').map((part) => part.trim());
    if (name === 'font') {
      const font = /(?:(\d{3}|bold)\s+)?([\d.]+)px/u.exec(value);
      if (font?.[2] !== undefined) values['font-size'] = font[2];
      if (font?.[1] !== undefined) values['font-weight'] = font[1];
    } else if (name !== '') values[name] = value;
  }
  return { matrix: times(around.matrix, transformOf(element.getAttribute('transform') ?? '')), values };
}

function transformOf(text: string): Matrix {
  let matrix = IDENTITY;
  for (const [, name = '', list = ''] of text.matchAll(/(\w+)\(([^)]*)\)/gu)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = list.split(/[\s,]+/u).map(Number);
    const angle = (a * Math.PI) / 180;
    if (name === 'matrix') matrix = times(matrix, [a, b, c, d, e, f]);
    else if (name === 'translate') matrix = times(matrix, [1, 0, 0, 1, a, b]);
    else if (name === 'scale') matrix = times(matrix, [a, 0, 0, list.trim().split(/[\s,]+/u).length > 1 ? b : a, 0, 0]);
    else if (name === 'rotate') {
      matrix = times(matrix, [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]);
    }
  }
  return matrix;
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function addPath(
  { coordinates, ends }: PathOutline,
  isClosed: boolean,
  { matrix, values }: Style,
  marks: PageMark[],
): void {
  if (ends.length === 0) return;
  const [a, b, c, d, e, f] = matrix;
  const placed = new Float64Array(coordinates.length);
  for (let at = 0; at + 1 < coordinates.length; at += 2) {
    const [x = 0, y = 0] = [coordinates[at], coordinates[at + 1]];
    placed[at] = a * x + c * y + e;
    placed[at + 1] = b * x + d * y + f;
  }
  const scale = Math.sqrt(Math.abs(a * d - b * c));
  const opacity = Number(values['opacity'] ?? 1);
  const common: Omit<PathMark, 'fill' | 'stroke' | 'opacity'> = {
    mark: 'path',
    coordinates: placed,
    ends,
    isClosed,
    widthMm: Number.parseFloat(values['stroke-width'] ?? '1') * scale,
    dashMm: (values['stroke-dasharray'] ?? '').match(/[\d.]+/gu)?.map((length) => Number(length) * scale) ?? [],
  };
  const fill = colourOf(values['fill']);
  const stroke = colourOf(values['stroke']);
  if (fill !== null) {
    const shade = opacity * Number(values['fill-opacity'] ?? 1) * fill.opacity;
    marks.push({ ...common, fill: fill.colour, stroke: null, dashMm: [], opacity: shade });
  }
  if (stroke !== null) {
    const shade = opacity * Number(values['stroke-opacity'] ?? 1) * stroke.opacity;
    marks.push({ ...common, fill: null, stroke: stroke.colour, opacity: shade });
  }
}

function readText(element: Element, { matrix, values }: Style, marks: PageMark[]): void {
  const text = (element.textContent ?? '').trim();
  const colour = colourOf(values['fill']);
  if (text === '' || colour === null || colour.opacity === 0) return;
  const [a, b, c, d, e, f] = matrix;
  const x = numberOf(element, 'x');
  const y = numberOf(element, 'y');
  const sizeMm = Number.parseFloat(values['font-size'] ?? '12') * Math.sqrt(Math.abs(a * d - b * c));
  // Paper has no other baseline than that of the letters.
  const drop =
    values['dominant-baseline'] === 'central' || values['dominant-baseline'] === 'middle' ? 0.36 * sizeMm : 0;
  const anchor = values['text-anchor'];
  const weight = values['font-weight'] ?? '';
  marks.push({
    mark: 'text',
    text,
    x: a * x + c * y + e,
    y: b * x + d * y + f + drop,
    anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
    sizePt: sizeMm / MM_PER_PT,
    isBold: weight === 'bold' || Number(weight) >= 600,
    colour: colour.colour,
    halo: null,
  });
}

/** Six digits and an opacity; null for nothing and for what is no plain colour. */
function colourOf(text: string | undefined): { readonly colour: string; readonly opacity: number } | null {
  if (text === undefined || text === 'none' || text === 'transparent') return null;
  const long = /^#([0-9a-f]{6})$/iu.exec(text);
  if (long !== null) return { colour: text.toLowerCase(), opacity: 1 };
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/iu.exec(text);
  if (short !== null)
    return {
      colour: `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`,
      opacity: 1,
    };
  const parts = /^rgba?\(([^)]*)\)$/u
    .exec(text)?.[1]
    ?.split(/[\s,]+/u)
    .map(Number);
  if (parts === undefined) return null;
  const colour = parts.slice(0, 3).map((value) => Math.round(value).toString(16).padStart(2, '0'));
  return { colour: `#${colour.join('')}`, opacity: parts[3] ?? 1 };
}

function rectangleOf(element: Element): PathOutline {
  const [x, y] = [numberOf(element, 'x'), numberOf(element, 'y')];
  const [width, height] = [numberOf(element, 'width'), numberOf(element, 'height')];
  return { coordinates: [x, y, x + width, y, x + width, y + height, x, y + height], ends: [4] };
}

function circleOf(element: Element): PathOutline {
  const [x, y, radius] = [numberOf(element, 'cx'), numberOf(element, 'cy'), numberOf(element, 'r')];
  const coordinates = Array.from({ length: 64 }, (_, at) => {
    const angle = (2 * Math.PI * Math.floor(at / 2)) / 32;
    return at % 2 === 0 ? x + radius * Math.cos(angle) : y + radius * Math.sin(angle);
  });
  return { coordinates, ends: [32] };
}

function numberOf(element: Element, name: string): number {
  const value = Number.parseFloat(element.getAttribute(name) ?? '0');
  return Number.isFinite(value) ? value : 0;
}
