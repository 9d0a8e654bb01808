import type { Map as MapLibreMap } from 'maplibre-gl';
import { KINDS } from '../kinds/kind-list.ts';
import type { Kind } from '../kinds/kind.ts';
import type { Sketch } from '../session/desk.ts';
import { BELOW_CONTROL_STROKES, BELOW_LABELS } from './base-style.ts';
import { areaLayer, hatchLayer, iconLayer, pathLayer } from './deck-layers.ts';
import { drawFocus } from './focus-drawing.ts';
import { drawHatchAtlas } from './hatch-atlas.ts';
import type { ScaleBand } from './map-scale.ts';
import { createOverlay, isOverlayPlaced } from './maplibre-compat.ts';
import type { Palette } from './palette.ts';
import { drawPlan } from './plan-drawing.ts';
import type { PlanItem } from './plan-item.ts';
import { remember } from './remember.ts';
import { drawSketch } from './sketch-drawing.ts';
import { drawSymbolAtlas } from './symbol-atlas.ts';
import type { ToolView } from './tool.ts';

/** Everything deck.gl shows of a moment. */
export interface PlanScene {
  readonly items: readonly PlanItem[];
  readonly palette: Palette;
  readonly band: ScaleBand;
  readonly selection: ReadonlySet<string>;
  readonly hovered: string | null;
  readonly sketch: Sketch | null;
  readonly sketchKind: Kind | null;
  readonly view: ToolView;
}

/** The part of the map that deck.gl draws. Unchanged parts of a scene keep their buffers on the graphics card. */
export interface PlanCanvas {
  draw(scene: PlanScene): void;
  /** False while the plan still lies above the names; drawing again when the map is idle puts it right. */
  isPlaced(): boolean;
}

/** Puts a canvas between the layers of a loaded map. */
export function createPlanCanvas(map: MapLibreMap): PlanCanvas {
  const overlay = createOverlay(map);
  const hatches = drawHatchAtlas();
  const symbolsOf = remember((palette: Palette) =>
    drawSymbolAtlas(
      palette,
      KINDS.map((kind) => kind.symbol),
    ),
  );
  const planOf = remember(drawPlan);
  const focusOf = remember(
    (
      items: readonly PlanItem[],
      selection: ReadonlySet<string>,
      hovered: string | null,
      reshaped: string | null,
      palette: Palette,
      band: ScaleBand,
    ) => drawFocus({ items, selection, hovered, reshaped, palette, band }),
  );
  const sketchOf = remember(drawSketch);

  return {
    isPlaced: () => isOverlayPlaced(map),
    draw({ items, palette, band, selection, hovered, sketch, sketchKind, view }) {
      const reshaped = sketch?.replaces ?? null;
      const symbols = symbolsOf(palette);
      const plan = planOf(items, palette, band, reshaped);
      const focus = focusOf(items, selection, hovered, reshaped, palette, band);
      const draft = sketchOf(sketch, sketchKind, view, palette);
      overlay.setProps({
        layers: [
          areaLayer('plan-areas', plan.areas, BELOW_CONTROL_STROKES),
          hatchLayer('plan-hatches', plan.hatches, hatches, BELOW_CONTROL_STROKES),
          areaLayer('sketch-areas', draft.areas, BELOW_CONTROL_STROKES),
          hatchLayer('sketch-hatches', draft.hatches, hatches, BELOW_CONTROL_STROKES),
          pathLayer('plan-casings', plan.casings, BELOW_LABELS),
          pathLayer('plan-strokes', plan.strokes, BELOW_LABELS),
          pathLayer('focus-paths', focus.paths, BELOW_LABELS),
          iconLayer('focus-icons', focus.icons, symbols, BELOW_LABELS),
          iconLayer('plan-icons', plan.icons, symbols, BELOW_LABELS),
          pathLayer('sketch-paths', draft.paths, undefined),
          iconLayer('sketch-icons', draft.icons, symbols, undefined),
        ],
      });
    },
  };
}
