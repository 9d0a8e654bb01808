import type { HatchId } from '../kinds/kind.ts';
import type { Tiling } from '../land/land-tiles.ts';
import type { LandColours } from '../session/desk.ts';
import type { MapEmphasis } from './emphasis.ts';
import type { Palette } from './palette.ts';

/** What decides how the base map looks. */
export interface BaseStyleQuery {
  readonly palette: Palette;
  readonly language: 'zh' | 'en';
  /** Opacity of a base layer by role, 0 = hidden. */
  readonly opacityOf: (role: string) => number;
  readonly landColours: LandColours;
  /** What colours the parcels in place of their class; null: their class. */
  readonly shading: LandShading | null;
  /** Sizes of a desk without it. */
  readonly emphasis?: MapEmphasis;
}

/** How parcels are coloured by the numbers that tiles have beside the class. */
export interface LandShading {
  /** Property of vector tiles that has the number. */
  readonly name: string;
  /** Colour token of each number; null: nothing is drawn. */
  readonly tokens: readonly (string | null)[];
  /** The number that land without a value has: it is hatched. */
  readonly unknown: number;
  /** Another one when parcels have got other numbers: tiles are fetched again. */
  readonly edition: number;
}

/** What a style needs to know besides, of the base that is open. */
export interface LandStyleQuery extends BaseStyleQuery {
  readonly tiling: Tiling;
}

/** Before there is a base. */
export const NO_TILING: Tiling = { detailZoom: 0, classes: [] };

/** Name under which the pattern of a hatch in a colour of a theme is kept. */
export function patternName(hatch: HatchId, token: string, palette: Palette): string {
  return `${hatch}:${token}:${palette.theme}`;
}
