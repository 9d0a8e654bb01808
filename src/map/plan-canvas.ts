import type { Layer } from '@deck.gl/core';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { BELOW_CONTROL_STROKES, BELOW_LABELS } from './base-style.ts';
import { areaLayer, hatchLayer, iconLayer, pathLayer } from './deck-layers.ts';
import { type MapEmphasis, PLAIN } from './emphasis.ts';
import { drawFocus } from './focus-drawing.ts';
import { drawHatchAtlas } from './hatch-atlas.ts';
import type { ScaleBand } from './map-scale.ts';
import { createOverlay, isOverlayPlaced } from './maplibre-compat.ts';
import type { Palette } from './palette.ts';
import { chunkItems, type PlanChunk } from './plan-chunks.ts';
import { drawPlan, type DrawnArea, type PlanDrawing } from './plan-drawing.ts';
import type { PlanItem } from './plan-item.ts';
import { remember } from './remember.ts';
import type { SymbolAtlas } from './symbol-atlas.ts';

/** Everything deck.gl shows of a moment: the plan but what is drawn on the canvas of the pencil. */
export interface PlanScene {
  readonly items: readonly PlanItem[];
  /** Selected features among them, drawn with a rim. */
  readonly selected: readonly PlanItem[];
  /** Features that are getting another shape. */
  readonly ghosts: ReadonlySet<string>;
  readonly palette: Palette;
  readonly band: ScaleBand;
  readonly symbols: SymbolAtlas;
  /** See {@link drawPlan}. */
  readonly isFilled: boolean;
  /** Sizes of a desk without it. */
  readonly emphasis?: MapEmphasis;
}

/** The part of the map that deck.gl draws. Chunks that are the same keep their buffers on the graphics card. */
export interface PlanCanvas {
  draw(scene: PlanScene): void;
  /** False while the plan still lies above the names; drawing again when the map is idle puts it right. */
  isPlaced(): boolean;
}

type DrawChunk = (
  items: readonly PlanItem[],
  palette: Palette,
  band: ScaleBand,
  ghosts: string,
  isFilled: boolean,
  emphasis: MapEmphasis,
) => PlanDrawing;

/** Puts a canvas between the layers of a loaded map. */
export function createPlanCanvas(map: MapLibreMap): PlanCanvas {
  const overlay = createOverlay(map);
  const hatches = drawHatchAtlas();
  const focusOf = remember(drawFocus);
  let chunks: readonly PlanChunk[] = [];
  let drawChunk = new Map<string, DrawChunk>();

  const show = remember(
    (
      items: readonly PlanItem[],
      selected: readonly PlanItem[],
      ghosts: ReadonlySet<string>,
      palette: Palette,
      band: ScaleBand,
      symbols: SymbolAtlas,
      isFilled: boolean,
      emphasis: MapEmphasis,
    ): void => {
      chunks = chunkItems(items, chunks);
      drawChunk = new Map(chunks.map(({ key }) => [key, drawChunk.get(key) ?? remember(drawChunkWith)]));
      const plans = chunks.map((chunk) => ({
        key: chunk.key,
        drawing:
          drawChunk.get(chunk.key)?.(chunk.items, palette, band, ghostsAmong(chunk, ghosts), isFilled, emphasis) ??
          NOTHING,
      }));
      const focus = focusOf(selected, 'selected', palette, band);
      const layersOf = (layer: (key: string, drawing: PlanDrawing) => Layer | null): Layer[] =>
        plans.flatMap(({ key, drawing }) => layer(key, drawing) ?? []);
      overlay.setProps({
        layers: [
          // Without features too there is a layer at each height, so that the overlay knows its places from the start.
          areaLayer('plan-floor', NO_AREAS, BELOW_CONTROL_STROKES),
          ...layersOf((key, { areas }) =>
            areas.length === 0 ? null : areaLayer(`plan-areas-${key}`, areas, BELOW_CONTROL_STROKES),
          ),
          ...layersOf((key, drawing) =>
            drawing.hatches.length === 0
              ? null
              : hatchLayer(`plan-hatches-${key}`, drawing.hatches, hatches, BELOW_CONTROL_STROKES),
          ),
          ...layersOf((key, { casings }) =>
            casings.length === 0 ? null : pathLayer(`plan-casings-${key}`, casings, BELOW_LABELS),
          ),
          ...layersOf((key, { strokes }) =>
            strokes.length === 0 ? null : pathLayer(`plan-strokes-${key}`, strokes, BELOW_LABELS),
          ),
          pathLayer('focus-paths', focus.paths, BELOW_LABELS),
          iconLayer('focus-icons', focus.icons, symbols, BELOW_LABELS),
          ...layersOf((key, { icons }) =>
            icons.length === 0 ? null : iconLayer(`plan-icons-${key}`, icons, symbols, BELOW_LABELS),
          ),
        ],
      });
    },
  );

  return {
    isPlaced: () => isOverlayPlaced(map),
    draw({ items, selected, ghosts, palette, band, symbols, isFilled, emphasis = PLAIN }) {
      // Given anew, the layers look for their places between those of the map again.
      show(isOverlayPlaced(map) ? items : [...items], selected, ghosts, palette, band, symbols, isFilled, emphasis);
    },
  };
}

const NOTHING: PlanDrawing = { areas: [], hatches: [], casings: [], strokes: [], icons: [] };
const NO_AREAS: readonly DrawnArea[] = [];
const SEPARATOR = '\n';

function drawChunkWith(
  items: readonly PlanItem[],
  palette: Palette,
  band: ScaleBand,
  ghosts: string,
  isFilled: boolean,
  emphasis: MapEmphasis,
): PlanDrawing {
  return drawPlan(items, palette, band, new Set(ghosts.split(SEPARATOR)), isFilled, emphasis);
}

/** As a text, so that the same ghosts are recognised. */
function ghostsAmong({ items }: PlanChunk, ghosts: ReadonlySet<string>): string {
  if (ghosts.size === 0) return '';
  return items
    .filter(({ feature }) => ghosts.has(feature.id))
    .map(({ feature }) => feature.id)
    .join(SEPARATOR);
}
