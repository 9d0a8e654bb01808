import type { Map as MapLibreMap } from 'maplibre-gl';
import { BELOW_CONTROL_STROKES, BELOW_LABELS } from './base-style.ts';
import { areaLayer, hatchLayer, iconLayer, pathLayer } from './deck-layers.ts';
import { drawHatchAtlas } from './hatch-atlas.ts';
import { createOverlay, isOverlayPlaced } from './maplibre-compat.ts';
import type { PlanDrawing } from './plan-drawing.ts';
import { remember } from './remember.ts';
import type { SymbolAtlas } from './symbol-atlas.ts';

/** Draws a comparison into a map, between its layers. */
export interface CompareCanvas {
  draw(drawing: PlanDrawing, symbols: SymbolAtlas): void;
  /** See `PlanCanvas.isPlaced`. */
  isPlaced(): boolean;
}

/** Puts a canvas between the layers of a loaded map. */
export function createCompareCanvas(map: MapLibreMap): CompareCanvas {
  const overlay = createOverlay(map);
  const hatches = drawHatchAtlas();
  const show = remember((drawing: PlanDrawing, symbols: SymbolAtlas, _placed: boolean): void => {
    overlay.setProps({
      layers: [
        areaLayer('compare-areas', [...drawing.areas], BELOW_CONTROL_STROKES),
        hatchLayer('compare-hatches', drawing.hatches, hatches, BELOW_CONTROL_STROKES),
        pathLayer('compare-casings', drawing.casings, BELOW_LABELS),
        pathLayer('compare-strokes', drawing.strokes, BELOW_LABELS),
        iconLayer('compare-icons', drawing.icons, symbols, BELOW_LABELS),
      ],
    });
  });
  return {
    draw: (drawing, symbols) => show(drawing, symbols, isOverlayPlaced(map)),
    isPlaced: () => isOverlayPlaced(map),
  };
}
