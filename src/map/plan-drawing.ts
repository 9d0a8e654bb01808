import type { Geometry, Position } from 'geojson';
import type { KindSymbol } from '../kinds/kind.ts';
import type { DegreeBox } from '../geo/geometry-bounds.ts';
import { coarseShape } from './coarse-shape.ts';
import { type MapEmphasis, PLAIN } from './emphasis.ts';
import { closeRing, pathsOf } from './editable-path.ts';
import { labelPointOf } from './label-point.ts';
import type { ScaleBand } from './map-scale.ts';
import type { Palette, Rgba } from './palette.ts';
import type { PlanItem } from './plan-item.ts';
import { discName, type MarkId } from './symbol-atlas.ts';

/** A flat area. */
export interface DrawnArea {
  readonly rings: Position[][];
  readonly colour: Rgba;
}

/** A hatch over an area. */
export interface DrawnHatch extends DrawnArea {
  readonly hatch: string;
}

/** A line of constant width on the screen. */
export interface DrawnPath {
  readonly path: Position[];
  readonly colour: Rgba;
  readonly widthPx: number;
  /** Dash and gap, px; [0, 0] = solid. */
  readonly dashPx: readonly [number, number];
  /** Ends where its last vertices are, and not round. */
  readonly flat?: true;
}

/** An icon of the symbol atlas. */
export interface DrawnIcon {
  readonly position: Position;
  readonly icon: string;
  readonly sizePx: number;
  /** 0–255. */
  readonly opacity: number;
  /** Beside its position, px. */
  readonly offset?: { readonly x: number; readonly y: number };
}

/** Everything of the plan, ready to be handed to the graphics card. */
export interface PlanDrawing {
  readonly areas: DrawnArea[];
  readonly hatches: DrawnHatch[];
  readonly casings: DrawnPath[];
  readonly strokes: DrawnPath[];
  readonly icons: DrawnIcon[];
}

/** Solid line. */
export const SOLID: readonly [number, number] = [0, 0];

const LATER_DASH = [6, 4] as const;
const REMOVED_DASH = [1.6, 3] as const;
const CASING_PX = 1.2;
const FAR_STROKE_PX = 1.4;
/** Some 25 px at 1 : 150 000. */
const FAR_CASED_DEGREES = 0.01;
const LOCKED_OPACITY = 0.6;
const GHOST_OPACITY = 0.4;
/** A disc fills 23 of the 24 units of its box. */
const DISC_BOX = 24 / 23;

/**
 * Draws items of a plan; `ghosts` are being reshaped and shown faintly where they stood.
 *
 * @param isFilled false where the colours of the land below are numbers: then areas have hatch and outline alone
 */
export function drawPlan(
  items: readonly PlanItem[],
  palette: Palette,
  band: ScaleBand,
  ghosts: ReadonlySet<string>,
  isFilled = true,
  emphasis: MapEmphasis = PLAIN,
): PlanDrawing {
  const drawing: PlanDrawing = { areas: [], hatches: [], casings: [], strokes: [], icons: [] };
  for (const item of items) drawItem(drawing, item, palette, band, ghosts.has(item.feature.id));
  const sized = emphasis === PLAIN ? drawing : enlarge(drawing, emphasis);
  return isFilled ? sized : { ...sized, areas: [] };
}

function enlarge(drawing: PlanDrawing, { strokes, symbols }: MapEmphasis): PlanDrawing {
  const wider = (path: DrawnPath): DrawnPath => ({ ...path, widthPx: path.widthPx * strokes });
  return {
    ...drawing,
    casings: drawing.casings.map(wider),
    strokes: drawing.strokes.map(wider),
    icons: drawing.icons.map((icon) => ({ ...icon, sizePx: icon.sizePx * symbols })),
  };
}

function drawItem(drawing: PlanDrawing, item: PlanItem, palette: Palette, band: ScaleBand, isGhost: boolean): void {
  const geometry = band === 'far' ? coarseShape(item.feature.geometry) : item.feature.geometry;
  const { symbol } = item.kind;
  const opacity =
    item.opacity * (item.locked ? LOCKED_OPACITY : 1) * (isGhost || item.state === 'guest' ? GHOST_OPACITY : 1);
  if (geometry.type === 'Point' || geometry.type === 'MultiPoint') {
    drawSigns(drawing, item, symbol, opacity, band);
    return;
  }
  if (item.state === 'effective' && !isGhost) fillItem(drawing, geometry, symbol, palette, band, opacity);
  const widthPx = band === 'far' ? Math.min(FAR_STROKE_PX, symbol.strokeWidthPx) : symbol.strokeWidthPx;
  const dashPx = dashOf(item, symbol);
  const colour = palette.rgba(symbol.colour, opacity);
  const casing = palette.rgba('paper', opacity * 0.9);
  const isCased = band !== 'far' || isLarge(item.bounds);
  for (const path of outlinesOf(geometry)) {
    if (isCased) drawing.casings.push({ path, colour: casing, widthPx: widthPx + 2 * CASING_PX, dashPx: SOLID });
    drawing.strokes.push({ path, colour, widthPx, dashPx });
  }
  const middle = item.state === 'removed' ? labelPointOf(geometry) : null;
  if (middle !== null) drawing.icons.push(markIcon(middle, 'removed'));
}

/** From afar what is only some px large would be all casing. */
function isLarge([west, south, east, north]: DegreeBox): boolean {
  return Math.max(east - west, north - south) > FAR_CASED_DEGREES;
}

function fillItem(
  drawing: PlanDrawing,
  geometry: Geometry,
  symbol: KindSymbol,
  palette: Palette,
  band: ScaleBand,
  opacity: number,
): void {
  for (const rings of polygonsOf(geometry)) {
    if (symbol.fillOpacity > 0) {
      drawing.areas.push({ rings, colour: palette.rgba(symbol.colour, symbol.fillOpacity * opacity) });
    }
    if (symbol.hatch !== null && band !== 'far') {
      drawing.hatches.push({ rings, hatch: symbol.hatch, colour: palette.rgba(symbol.colour, 0.75 * opacity) });
    }
  }
}

function drawSigns(drawing: PlanDrawing, item: PlanItem, symbol: KindSymbol, opacity: number, band: ScaleBand): void {
  const state = item.state === 'effective' ? 1 : 0.5;
  for (const { positions } of pathsOf(item.feature.geometry)) {
    for (const position of positions) {
      drawing.icons.push({
        position,
        icon: discName(symbol),
        sizePx: signSizePx(band) * DISC_BOX,
        opacity: Math.round(255 * opacity * state),
      });
      if (item.state === 'removed') drawing.icons.push(markIcon(position, 'removed'));
    }
  }
}

/** Diameter of a disc, px. */
function signSizePx(band: ScaleBand): number {
  return band === 'far' ? 13 : 18;
}

/** A mark of the tools or of a state at its drawn size. */
export function markIcon(position: Position, mark: MarkId, sizePx = 16): DrawnIcon {
  return { position, icon: mark, sizePx, opacity: 255 };
}

function dashOf(item: PlanItem, symbol: KindSymbol): readonly [number, number] {
  if (item.state === 'removed') return REMOVED_DASH;
  if (item.state === 'later') return LATER_DASH;
  const [dash, gap] = symbol.dash;
  return dash === undefined || gap === undefined ? SOLID : [dash, gap];
}

/** The lines of a geometry, rings closed. */
export function outlinesOf(geometry: Geometry): Position[][] {
  return pathsOf(geometry).map(({ positions, closed }) => (closed ? closeRing(positions) : [...positions]));
}

/** The polygons of a geometry. */
export function polygonsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}
