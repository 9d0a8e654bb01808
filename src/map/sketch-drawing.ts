import type { Kind } from '../kinds/kind.ts';
import type { Sketch } from '../session/desk.ts';
import { discName } from './symbol-atlas.ts';
import type { Palette, Rgba } from './palette.ts';
import {
  markIcon,
  outlinesOf,
  polygonsOf,
  SOLID,
  type DrawnArea,
  type DrawnHatch,
  type DrawnIcon,
  type DrawnPath,
} from './plan-drawing.ts';
import type { ToolView } from './tool.ts';

/** What is under the pencil, and the marks of the tool. */
export interface SketchDrawing {
  readonly areas: DrawnArea[];
  readonly hatches: DrawnHatch[];
  readonly paths: DrawnPath[];
  readonly icons: DrawnIcon[];
}

const EXTRA_FILL = 0.08;
const OPEN_DASH = [6, 4] as const;
const INVALID_DASH = [5, 4] as const;
const CASING_PX = 5;
const LINE_PX = 2.4;
const SIGN_PX = 18;

/**
 * Edges that stand are solid, edges that hang on the pointer dashed; the fill is that of the kind and a little more.
 * A shape that cannot be kept is dashed cinnabar.
 */
export function drawSketch(sketch: Sketch | null, kind: Kind | null, view: ToolView, palette: Palette): SketchDrawing {
  const drawing: SketchDrawing = { areas: [], hatches: [], paths: [], icons: [] };
  const isInvalid = sketch?.invalid === 'self-crossing';
  const stroke = palette.rgba(isInvalid ? 'forbid-fill' : 'accent');
  if (sketch !== null && kind !== null) fillSketch(drawing, sketch, kind, palette, isInvalid);
  const drawsOwnEdges = view.fixedEdges.length > 0;
  const standing = drawsOwnEdges || sketch === null ? view.fixedEdges : outlinesOf(sketch.geometry);
  for (const path of standing) pushEdge(drawing, [...path], stroke, isInvalid ? INVALID_DASH : SOLID, palette);
  for (const path of view.openEdges) {
    drawing.paths.push({
      path: [...path],
      colour: stroke,
      widthPx: LINE_PX,
      dashPx: isInvalid ? INVALID_DASH : OPEN_DASH,
    });
  }
  for (const { position, mark } of view.handles) drawing.icons.push(markIcon(position, mark));
  return drawing;
}

function fillSketch(drawing: SketchDrawing, sketch: Sketch, kind: Kind, palette: Palette, isInvalid: boolean): void {
  const { symbol } = kind;
  const token = isInvalid ? 'forbid-fill' : symbol.colour;
  if (sketch.geometry.type === 'Point') {
    drawing.icons.push({
      position: sketch.geometry.coordinates,
      icon: discName(symbol),
      sizePx: SIGN_PX,
      opacity: 255,
    });
    return;
  }
  for (const rings of polygonsOf(sketch.geometry)) {
    drawing.areas.push({ rings, colour: palette.rgba(token, symbol.fillOpacity + EXTRA_FILL) });
    if (symbol.hatch !== null && !isInvalid) {
      drawing.hatches.push({ rings, hatch: symbol.hatch, colour: palette.rgba(symbol.colour, 0.75) });
    }
  }
}

function pushEdge(
  drawing: SketchDrawing,
  path: DrawnPath['path'],
  colour: Rgba,
  dashPx: readonly [number, number],
  palette: Palette,
): void {
  if (path.length < 2) return;
  drawing.paths.push({ path, colour: palette.rgba('paper', 0.85), widthPx: CASING_PX, dashPx: SOLID });
  drawing.paths.push({ path, colour, widthPx: LINE_PX, dashPx });
}
