import type { HatchId } from '../kinds/kind.ts';
import type { Tiling } from '../land/land-tiles.ts';
import type { LandColours } from '../session/desk.ts';
import type { Palette } from './palette.ts';

/** What decides how the base map looks. */
export interface BaseStyleQuery {
  readonly palette: Palette;
  readonly language: 'zh' | 'en';
  /** Opacity of a base layer by role, 0 = hidden. */
  readonly opacityOf: (role: string) => number;
  readonly landColours: LandColours;
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
