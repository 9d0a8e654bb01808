import type { LineString, Position } from 'geojson';
import { lineLengthM } from '../line-length.ts';
import { createPathTool, SMALLEST_LINE } from './path-tool.ts';

/** Draws a belt (带状要素): a line with the width of the drafting settings, kept as an area. */
export const beltTool = createPathTool({
  id: 'belt',
  closed: false,
  smallest: SMALLEST_LINE,
  sketch: (points, _, { drafting: { beltWidthM: widthM } }) => [
    {
      type: 'preview',
      of: points.length < SMALLEST_LINE ? null : { by: 'belt', line: lineOf(points), widthM },
    },
  ],
  drop: [{ type: 'preview', of: null }],
  finish: (points, { drafting }) => [
    { type: 'preview', of: null },
    { type: 'belt', line: lineOf(points), widthM: drafting.beltWidthM },
  ],
  figures: (points) => ({ lengthM: lineLengthM(points) }),
  dress: (line, { drafting }) => ({ band: { line, widthM: drafting.beltWidthM } }),
});

/** A line through places. */
export function lineOf(points: readonly Position[]): LineString {
  return { type: 'LineString', coordinates: [...points] };
}
