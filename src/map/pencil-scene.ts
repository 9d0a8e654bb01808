import { kindOf } from '../kinds/kind-list.ts';
import type { Sketch } from '../session/pencil-state.ts';
import type { ServiceAim } from '../session/service-aim.ts';
import type { MapEmphasis } from './emphasis.ts';
import { drawFocus } from './focus-drawing.ts';
import type { ItemIndex } from './item-index.ts';
import type { ScaleBand } from './map-scale.ts';
import type { Palette } from './palette.ts';
import type { PencilScene, Stratum } from './pencil-canvas.ts';
import { drawPlan, markIcon } from './plan-drawing.ts';
import type { PlanItem } from './plan-item.ts';
import { drawServiceRing } from './service-ring.ts';
import { drawSketch } from './sketch-drawing.ts';
import type { SnapMark } from './snap/pencil-place.ts';
import type { SymbolAtlas } from './symbol-atlas.ts';
import type { ToolView } from './tool.ts';

/** What decides what is above the map. */
export interface PencilQuery {
  readonly items: ItemIndex;
  /** Selected features that are drawn here and not with the plan. */
  readonly lifted: readonly PlanItem[];
  readonly hovered: string | null;
  readonly sketch: Sketch | null;
  readonly view: ToolView;
  readonly snap: SnapMark | null;
  /** The station under the pointer, whose circle goes along. */
  readonly aim: ServiceAim | null;
  readonly metresPerPx: number;
  readonly palette: Palette;
  readonly band: ScaleBand;
  readonly symbols: SymbolAtlas;
  readonly emphasis?: MapEmphasis;
}

/** Ids of the features that are getting another shape. */
export function reshapedIds(sketch: Sketch | null, view: ToolView): ReadonlySet<string> {
  const ids = view.shapes.map(({ id }) => id);
  if (sketch !== null && sketch.replaces !== null) ids.push(sketch.replaces);
  return ids.length === 0 ? NONE : new Set(ids);
}

const NONE: ReadonlySet<string> = new Set();

/** Lays out what is selected, hovered and under the pencil. */
export function pencilScene(query: PencilQuery): PencilScene {
  const { items, lifted, hovered, sketch, view, snap, aim, metresPerPx, palette, band, symbols, emphasis } = query;
  const ghosts = reshapedIds(sketch, view);
  const plan = drawPlan(lifted, palette, band, ghosts, true, emphasis);
  const isStill = ({ feature }: PlanItem): boolean => !ghosts.has(feature.id);
  const rims = drawFocus(lifted.filter(isStill), 'selected', palette, band);
  const under =
    hovered === null || lifted.some(({ feature }) => feature.id === hovered) ? undefined : items.get(hovered);
  const hover = drawFocus(under === undefined || !isStill(under) ? [] : [under], 'hovered', palette, band);
  const standing: Stratum = {
    areas: plan.areas,
    hatches: plan.hatches,
    paths: [...hover.paths, ...plan.casings, ...plan.strokes, ...rims.paths],
    icons: [...hover.icons, ...rims.icons, ...plan.icons],
  };
  const drawn = drawSketch({ sketch, kindOf, items, view, metresPerPx, palette });
  const icons = snap === null ? drawn.icons : [...drawn.icons, markIcon(snap.place, `snap-${snap.kind}`, SNAP_PX)];
  const served = { ...drawServiceRing(aim, palette), hatches: [], icons: [] };
  return { strata: [served, standing, { ...drawn, icons }], notes: view.notes, brush: view.brush, palette, symbols };
}

const SNAP_PX = 20;
