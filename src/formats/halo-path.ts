import { MM_PER_PT, type PathMark } from '../report/sheet/page-mark.ts';

/** A soft box behind a name on the map: letters drawn twice would be read twice. */
export function haloPath(left: number, y: number, width: number, sizePt: number, colour: string): PathMark {
  const height = sizePt * MM_PER_PT;
  const [west, north, east, south] = [left - 0.35, y - 0.88 * height, left + width + 0.35, y + 0.2 * height];
  return {
    mark: 'path',
    coordinates: [west, north, east, north, east, south, west, south],
    ends: [4],
    isClosed: true,
    fill: colour,
    stroke: null,
    widthMm: 0,
    dashMm: [],
    opacity: 0.72,
  };
}
