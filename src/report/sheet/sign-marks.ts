import { SIGN_SHAPES, SIGN_STROKE } from '../../kinds/sign-shape.ts';
import type { SignId } from '../../kinds/kind.ts';
import { circleCorners, type PageMark, pathMark } from './page-mark.ts';
import { type PathOutline, pathOutline } from './path-outline.ts';
import { PAPER } from './print-palette.ts';

/** Signs fill this part of their disc, and their box is 24 wide. */
const SHARE = 0.74;
const BOX = 24;

/** The disc of a point kind with its sign (点状符号). */
export function discMarks(sign: SignId, colour: string, x: number, y: number, radiusMm: number): readonly PageMark[] {
  const shape = SIGN_SHAPES[sign];
  const scale = (2 * radiusMm * SHARE) / BOX;
  const placed = (path: string): PathOutline => {
    const { coordinates, ends } = pathOutline(path);
    return { coordinates: coordinates.map((value, at) => (at % 2 === 0 ? x : y) + (value - BOX / 2) * scale), ends };
  };
  const strokes = placed(shape.strokePath);
  const fills = placed(shape.fillPath);
  return [
    pathMark(circleCorners(x, y, radiusMm), {
      isClosed: true,
      fill: colour,
      stroke: PAPER,
      widthMm: 0.3,
    }),
    ...(strokes.ends.length === 0
      ? []
      : [pathMark(strokes.coordinates, { ends: strokes.ends, stroke: PAPER, widthMm: SIGN_STROKE * scale })]),
    ...(fills.ends.length === 0
      ? []
      : [pathMark(fills.coordinates, { ends: fills.ends, isClosed: true, fill: PAPER })]),
  ];
}

/** The octagon of what is forbidden, the triangle of what is conditional, the ring of advice, with a number (冲突符号). */
export function severitySign(
  severity: 'forbidden' | 'conditional' | 'advice',
  colour: string,
  x: number,
  y: number,
  radiusMm: number,
): PageMark {
  const corners = { forbidden: 8, conditional: 3, advice: 24 }[severity];
  const turn = severity === 'forbidden' ? Math.PI / 8 : -Math.PI / 2;
  const grown = severity === 'conditional' ? 1.35 * radiusMm : radiusMm;
  const coordinates = Array.from({ length: 2 * corners }, (_, at) => {
    const angle = turn + (2 * Math.PI * Math.floor(at / 2)) / corners;
    return at % 2 === 0 ? x + grown * Math.cos(angle) : y + grown * Math.sin(angle);
  });
  return pathMark(coordinates, { isClosed: true, fill: colour, stroke: PAPER, widthMm: 0.25 });
}
