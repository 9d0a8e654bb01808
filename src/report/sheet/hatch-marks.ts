import type { HatchId } from '../../kinds/kind.ts';
import { HATCH_TILES } from '../../kinds/hatch-tile.ts';
import type { SheetWindow } from '../../land/land-on-sheet.ts';
import type { PaperOutline } from './map-outline.ts';
import { type ClipMark, pathMark } from './page-mark.ts';
import { pathOutline } from './path-outline.ts';

/** Hatches keep their size on paper: the pitch of 9 px of the screen is 1.6 mm (design.md 8). */
const MM_PER_PX = 1.6 / 9;

/** Hatches of straight lines: direction of the lines (right, down) and the distance between them, px of the screen. */
const LINES: Partial<Record<HatchId, { readonly rise: -1 | 0 | 1; readonly pitchPx: number }>> = {
  diagonal: { rise: -1, pitchPx: 12.75 },
  'back-diagonal': { rise: 1, pitchPx: 8.5 },
  'park-diagonal': { rise: 1, pitchPx: 7 },
  'level-lines': { rise: 0, pitchPx: 7 },
};

/**
 * The hatch of an area as lines clipped by it (填充花纹). Hatches hang on the paper, not on the area, so that those of neighbours
 * meet.
 */
export function hatchMark(
  hatch: HatchId,
  outline: PaperOutline,
  colour: string,
  window: SheetWindow,
  opacity = 1,
): ClipMark {
  const tile = HATCH_TILES[hatch];
  const widthMm = Math.max(0.16, tile.strokeWidthPx * MM_PER_PX);
  const lines = LINES[hatch];
  const box = boundsWithin(outline, window);
  if (lines !== undefined) {
    const path = parallels(box, lines.rise, lines.pitchPx * MM_PER_PX);
    return {
      mark: 'clip',
      ...outline,
      marks: [pathMark(path.coordinates, { ends: path.ends, stroke: colour, widthMm, opacity })],
    };
  }
  const strokes = repeated(pathOutline(tile.strokePath), outline, box, tile.widthPx, tile.heightPx);
  const fills = repeated(pathOutline(tile.fillPath), outline, box, tile.widthPx, tile.heightPx);
  return {
    mark: 'clip',
    ...outline,
    marks: [
      ...(strokes.ends.length === 0
        ? []
        : [pathMark(strokes.coordinates, { ends: strokes.ends, stroke: colour, widthMm, opacity })]),
      ...(fills.ends.length === 0
        ? []
        : [pathMark(fills.coordinates, { ends: fills.ends, isClosed: true, fill: colour, opacity })]),
    ],
  };
}

interface Box {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

function boundsWithin({ coordinates }: PaperOutline, { leftMm, topMm, widthMm, heightMm }: SheetWindow): Box {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < coordinates.length; at += 2) {
    const x = coordinates[at] ?? 0;
    const y = coordinates[at + 1] ?? 0;
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  }
  return {
    west: Math.max(west, leftMm),
    north: Math.max(north, topMm),
    east: Math.min(east, leftMm + widthMm),
    south: Math.min(south, topMm + heightMm),
  };
}

/** Parallel lines over a box; `rise` −1 climbs to the right, 1 falls, 0 is level. */
function parallels({ west, north, east, south }: Box, rise: -1 | 0 | 1, pitch: number): PaperOutline {
  const coordinates: number[] = [];
  const ends: number[] = [];
  if (west >= east || north >= south) return { coordinates, ends };
  // Where a line crosses the left edge, y − rise·x is what all its points share.
  const corners = [north - rise * west, north - rise * east, south - rise * west, south - rise * east];
  const last = Math.max(...corners);
  for (let line = Math.ceil(Math.min(...corners) / pitch) * pitch; line <= last; line += pitch) {
    coordinates.push(west, line + rise * west, east, line + rise * east);
    ends.push(coordinates.length / 2);
  }
  return { coordinates, ends };
}

/** A tile repeated over an area: once wherever the middle line of its row runs through the area. */
function repeated(tile: PaperOutline, area: PaperOutline, box: Box, widthPx: number, heightPx: number): PaperOutline {
  const coordinates: number[] = [];
  const ends: number[] = [];
  if (tile.ends.length === 0 || box.west >= box.east || box.north >= box.south) return { coordinates, ends };
  const width = widthPx * MM_PER_PX;
  const height = heightPx * MM_PER_PX;
  const place = (column: number, row: number): void => {
    const before = coordinates.length / 2;
    for (let at = 0; at < tile.coordinates.length; at += 2) {
      coordinates.push(
        column * width + (tile.coordinates[at] ?? 0) * MM_PER_PX,
        row * height + (tile.coordinates[at + 1] ?? 0) * MM_PER_PX,
      );
    }
    for (const end of tile.ends) ends.push(before + end);
  };
  for (let row = Math.floor(box.north / height); row <= Math.floor(box.south / height); row += 1) {
    const inRow = new Set<number>();
    // Three levels of the row, so that the tips of an area get their part of the pattern too.
    for (const level of [0.2, 0.5, 0.8]) {
      const crossings = crossingsAt(area, (row + level) * height);
      for (let at = 0; at + 1 < crossings.length; at += 2) {
        const from = Math.max(crossings[at] ?? 0, box.west);
        const to = Math.min(crossings[at + 1] ?? 0, box.east);
        for (let column = Math.floor(from / width); column * width < to; column += 1) inRow.add(column);
      }
    }
    for (const column of inRow) place(column, row);
  }
  return { coordinates, ends };
}

/** Where a level line crosses the rings of an area, from the left. */
function crossingsAt({ coordinates, ends }: PaperOutline, y: number): readonly number[] {
  const crossings: number[] = [];
  let start = 0;
  for (const end of ends) {
    let beforeX = coordinates[2 * (end - 1)] ?? 0;
    let beforeY = coordinates[2 * (end - 1) + 1] ?? 0;
    for (let vertex = start; vertex < end; vertex += 1) {
      const x = coordinates[2 * vertex] ?? 0;
      const vertexY = coordinates[2 * vertex + 1] ?? 0;
      if (beforeY <= y !== vertexY <= y)
        crossings.push(beforeX + ((y - beforeY) / (vertexY - beforeY)) * (x - beforeX));
      beforeX = x;
      beforeY = vertexY;
    }
    start = end;
  }
  return crossings.sort((first, second) => first - second);
}
