import type { Palette } from './palette.ts';
import type { PlanItem } from './plan-item.ts';
import { markIcon, outlinesOf, SOLID, type DrawnIcon, type DrawnPath } from './plan-drawing.ts';
import { pathsOf } from './editable-path.ts';
import type { ScaleBand } from './map-scale.ts';

/** Rims of what is selected and of what the pointer is on. */
export interface FocusDrawing {
  readonly paths: DrawnPath[];
  readonly icons: DrawnIcon[];
}

const SELECTED_CASING_PX = 6;
const SELECTED_PX = 3;
const HOVER_CASING_PX = 4;
const RING_PX = 30;
const FAR_RING_PX = 22;

/** What decides which rims are drawn. */
export interface FocusQuery {
  readonly items: readonly PlanItem[];
  readonly selection: ReadonlySet<string>;
  readonly hovered: string | null;
  /** Feature whose outline the tool draws itself. */
  readonly reshaped: string | null;
  readonly palette: Palette;
  readonly band: ScaleBand;
}

/** Selected: casing 6 and accent 3. Hovered: casing 4 and the own stroke one px wider; the fill stays. */
export function drawFocus({ items, selection, hovered, reshaped, palette, band }: FocusQuery): FocusDrawing {
  const drawing: FocusDrawing = { paths: [], icons: [] };
  for (const item of items) {
    const { id, geometry } = item.feature;
    const isSelected = selection.has(id);
    if (id === reshaped || !(isSelected || id === hovered)) continue;
    if (geometry.type === 'Point' || geometry.type === 'MultiPoint') {
      const mark = isSelected ? 'ring-selected' : 'ring-hovered';
      const places = pathsOf(geometry).flatMap(({ positions }) => positions);
      drawing.icons.push(...places.map((position) => markIcon(position, mark, band === 'far' ? FAR_RING_PX : RING_PX)));
      continue;
    }
    const { symbol } = item.kind;
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
