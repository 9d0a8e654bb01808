import type { Kind } from '../kinds/kind.ts';
import type { Sketch } from '../session/pencil-state.ts';
import type { ItemIndex } from './item-index.ts';
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

/** What decides how a sketch is drawn. */
export interface SketchQuery {
  readonly sketch: Sketch | null;
  readonly kindOf: (id: Kind['id']) => Kind;
  readonly items: ItemIndex;
  readonly view: ToolView;
  readonly metresPerPx: number;
  readonly palette: Palette;
}

const EXTRA_FILL = 0.08;
const OPEN_DASH = [6, 4] as const;
const INVALID_DASH = [5, 4] as const;
const CASING_PX = 5;
const LINE_PX = 2.4;
const SIGN_PX = 18;
const BAND_OPACITY = 0.3;

/**
 * Edges that stand are solid, edges that hang on the pointer dashed; the fill is that of the kind and a little more.
 * A shape that cannot be kept is dashed cinnabar.
 */
export function drawSketch({ sketch, kindOf, items, view, metresPerPx, palette }: SketchQuery): SketchDrawing {
  const drawing: SketchDrawing = { areas: [], hatches: [], paths: [], icons: [] };
  const isInvalid = view.invalid || sketch?.invalid === 'self-crossing';
  const stroke = palette.rgba(isInvalid ? 'forbid-fill' : 'accent');
  const edge = (path: DrawnPath['path']): void => {
    pushEdge(drawing, path, stroke, isInvalid ? INVALID_DASH : SOLID, palette);
  };
  const drawsOwnEdges = view.fixedEdges.length > 0;
  // A band is drawn at once; the sketch that the engine makes of it comes later and is for the figures.
  if (sketch !== null && view.band === null) {
    fillShape(drawing, sketch, kindOf(sketch.kind), palette, isInvalid);
    if (!drawsOwnEdges) outlinesOf(sketch.geometry).forEach(edge);
  }
  for (const shape of view.shapes) {
    const kind = items.get(shape.id)?.kind;
    if (kind === undefined) continue;
    fillShape(drawing, shape, kind, palette, isInvalid);
    outlinesOf(shape.geometry).forEach(edge);
  }
  if (view.band !== null) {
    const widthPx = Math.max(LINE_PX, view.band.widthM / metresPerPx);
    const colour = palette.rgba('accent', BAND_OPACITY);
    drawing.paths.push({ path: [...view.band.line], colour, widthPx, dashPx: SOLID, flat: true });
  }
  for (const path of view.fixedEdges) edge([...path]);
  for (const path of view.openEdges) {
    drawing.paths.push({
      path: [...path],
      colour: stroke,
      widthPx: LINE_PX,
      dashPx: isInvalid ? INVALID_DASH : OPEN_DASH,
    });
  }
  for (const { position, mark, offset } of view.handles) {
    drawing.icons.push(offset === undefined ? markIcon(position, mark) : { ...markIcon(position, mark), offset });
  }
  return drawing;
}

function fillShape(
  drawing: SketchDrawing,
  { geometry }: Pick<Sketch, 'geometry'>,
  { symbol }: Kind,
  palette: Palette,
  isInvalid: boolean,
): void {
  const token = isInvalid ? 'forbid-fill' : symbol.colour;
  if (geometry.type === 'Point') {
    drawing.icons.push({ position: geometry.coordinates, icon: discName(symbol), sizePx: SIGN_PX, opacity: 255 });
    return;
  }
  for (const rings of polygonsOf(geometry)) {
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
