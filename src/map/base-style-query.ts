import type { HatchId } from '../kinds/kind.ts';
import type { Palette } from './palette.ts';

/** What decides how the base map looks. */
export interface BaseStyleQuery {
  readonly palette: Palette;
  readonly language: 'zh' | 'en';
  /** Opacity of a base layer by role, 0 = hidden. */
  readonly opacityOf: (role: string) => number;
  /** Number of the parcel to be outlined, −1 for none. */
  readonly pickedParcel: number;
}

/** Name under which the pattern of a hatch in a colour of a theme is kept. */
export function patternName(hatch: HatchId, token: string, palette: Palette): string {
  return `${hatch}:${token}:${palette.theme}`;
}
