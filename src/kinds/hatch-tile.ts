import type { HatchId } from './kind.ts';

/** One repeat of a hatch (填充花纹). Paths are SVG path data in CSS px. */
export interface HatchTile {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly strokePath: string;
  readonly strokeWidthPx: number;
  readonly fillPath: string;
}

/** Sizes are whole quarters of a pixel, so that a tile at four-fold resolution is a whole number of texels. */
export const HATCH_RESOLUTION = 4;

/** All hatches. Diagonals of pitch p repeat after p·√2: 12.75 px for 9 px, 8.5 for 6, 7 for 5. */
export const HATCH_TILES: Readonly<Record<HatchId, HatchTile>> = {
  diagonal: lines(12.75, 12.75, 'M0 12.75L12.75 0', 1.2),
  'upright-strokes': lines(14, 14, 'M3.5 1.5v5.5M10.5 8.5v5.5', 1.2),
  'rim-dots': dots(12, 12, 0.9),
  'open-rings': lines(16, 16, ring(4, 4, 2.4) + ring(12, 12, 2.4), 1.2),
  reeds: lines(20, 16, reed(5, 6) + reed(15, 14), 1.1),
  tufts: lines(18, 16, 'M2.5 2l2 4l2-4M11.5 10l2 4l2-4', 1.1),
  'level-lines': lines(8, 7, 'M0 3.5h8', 1),
  waves: lines(14, 8, 'M0 4q3.5-4 7 0t7 0', 1.1),
  'back-diagonal': lines(8.5, 8.5, 'M0 0L8.5 8.5', 1.1),
  'filled-dots': dots(14, 14, 1.7),
  'panel-cells': lines(11, 8, 'M1.5 1.5h8v5h-8z', 1),
  'park-diagonal': lines(7, 7, 'M0 0L7 7', 1.1),
};

function lines(widthPx: number, heightPx: number, strokePath: string, strokeWidthPx: number): HatchTile {
  return { widthPx, heightPx, strokePath, strokeWidthPx, fillPath: '' };
}

/** Two dots per tile, staggered. */
function dots(widthPx: number, heightPx: number, radiusPx: number): HatchTile {
  const fillPath = ring(widthPx / 4, heightPx / 4, radiusPx) + ring((widthPx * 3) / 4, (heightPx * 3) / 4, radiusPx);
  return { widthPx, heightPx, strokePath: '', strokeWidthPx: 0, fillPath };
}

function ring(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
}

function reed(x: number, y: number): string {
  return `M${x - 3.5} ${y}h7M${x} ${y}v-4M${x - 1.6} ${y}l-1.4-3M${x + 1.6} ${y}l1.4-3`;
}
