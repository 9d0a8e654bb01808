import { pathsOf } from './editable-path.ts';
import type { ScaleBand } from './map-scale.ts';
import type { Palette } from './palette.ts';
import { markIcon, outlinesOf, SOLID, type DrawnIcon, type DrawnPath } from './plan-drawing.ts';
import type { PlanItem } from './plan-item.ts';

/** Rims of what is selected, or of what the pointer is on. */
export interface FocusDrawing {
  readonly paths: DrawnPath[];
  readonly icons: DrawnIcon[];
}

const SELECTED_CASING_PX = 6;
const SELECTED_PX = 3;
const HOVER_CASING_PX = 4;
const RING_PX = 30;
const FAR_RING_PX = 22;

/** Selected: casing 6 and accent 3. Hovered: casing 4 and the own stroke one px wider; the fill stays. */
export function drawFocus(
  items: readonly PlanItem[],
  as: 'selected' | 'hovered',
  palette: Palette,
  band: ScaleBand,
): FocusDrawing {
  const drawing: FocusDrawing = { paths: [], icons: [] };
  const isSelected = as === 'selected';
  for (const { feature, kind } of items) {
    const { geometry } = feature;
    if (geometry.type === 'Point' || geometry.type === 'MultiPoint') {
      const places = pathsOf(geometry).flatMap(({ positions }) => positions);
      const sizePx = band === 'far' ? FAR_RING_PX : RING_PX;
      drawing.icons.push(...places.map((position) => markIcon(position, `ring-${as}`, sizePx)));
      continue;
    }
    const { symbol } = kind;
    const casingPx = isSelected ? SELECTED_CASING_PX : Math.max(HOVER_CASING_PX, symbol.strokeWidthPx + 3);
    const colour = palette.rgba(isSelected ? 'accent' : symbol.colour);
    const widthPx = isSelected ? SELECTED_PX : symbol.strokeWidthPx + 1;
    for (const path of outlinesOf(geometry)) {
      drawing.paths.push({ path, colour: palette.rgba('paper'), widthPx: casingPx, dashPx: SOLID });
      drawing.paths.push({ path, colour, widthPx, dashPx: SOLID });
    }
  }
  return drawing;
}
