import type { Geometry, Position } from 'geojson';
import type { FeatureShape, ReshapeLabel } from '../../plan/plan-command.ts';
import { findSelfCrossing } from '../../plan/self-crossing.ts';
import { pathOf, pathsOf, type VertexRef } from '../editable-path.ts';
import type { Grip } from '../handle.ts';
import { insertVertex } from '../insert-vertex.ts';
import { moveVertex } from '../move-vertex.ts';
import { isSamePlace, type SnapWish, type ToolContext } from '../tool.ts';
import { companionsOf, moveCompanion, type Companion } from './shared-border.ts';

/** One vertex or edge on its way, with everything that goes along. */
export interface VertexMove {
  readonly id: string;
  /** The shape before, with the vertex that a midpoint becomes. */
  readonly geometry: Geometry;
  /** What is moved, and from where. */
  readonly spots: readonly { readonly ref: VertexRef; readonly from: Position }[];
  readonly companions: readonly Companion[];
  readonly label: ReshapeLabel;
  readonly snap: SnapWish;
}

/** What a move has come to. */
export interface PendingMove {
  readonly move: VertexMove;
  /** The edited feature first, then those that go along. */
  readonly shapes: readonly [FeatureShape, ...FeatureShape[]];
  readonly crossing: Position | null;
}

/** Begins to move what a grip holds. */
export function beginMove(
  { id, geometry: before }: FeatureShape,
  grip: Grip,
  { drafting, items }: ToolContext,
): VertexMove | null {
  const geometry = grip.kind === 'midpoint' ? insertVertex(before, grip.ref, grip.position) : before;
  const path = pathOf(geometry, grip.ref);
  const refs = grip.kind === 'edge' ? [grip.ref, nextRef(grip.ref, path?.positions.length ?? 1)] : [grip.ref];
  const spots = refs.flatMap((ref) => {
    const from = path?.positions[ref.index];
    return from === undefined ? [] : [{ ref, from }];
  });
  if (spots.length !== refs.length) return null;
  const places = spots.map(({ from }) => from);
  const companions = drafting.sharedBorders ? companionsOf(places, items, id) : [];
  const others = [geometry, ...companions.map((companion) => companion.geometry)];
  const own = others.flatMap((shape) => pathsOf(shape)).flatMap(({ positions }) => positions);
  return {
    id,
    geometry,
    spots,
    companions,
    label: companions.length > 0 ? 'move-shared-border' : labelOf(grip, geometry),
    snap: {
      previous: null,
      trace: false,
      without: new Set([id, ...companions.map((companion) => companion.id)]),
      own: own.filter((position) => !places.some((place) => isSamePlace(place, position))),
    },
  };
}

/** The shapes when the pencil is at a place: a vertex goes there, an edge goes parallel to itself through there. */
export function moveTo(move: VertexMove, place: Position): PendingMove {
  const shift = shiftOf(move, place);
  const target = ([x = 0, y = 0]: Position): Position => (shift === null ? place : [x + shift[0], y + shift[1]]);
  const geometry = move.spots.reduce((moved, { ref, from }) => moveVertex(moved, ref, target(from)), move.geometry);
  const others = move.companions.map((companion) => moveCompanion(companion, target));
  const shapes = [{ id: move.id, geometry }, ...others] as const;
  for (const shape of shapes) {
    const crossing = findSelfCrossing(shape.geometry);
    if (crossing !== null) return { move, shapes, crossing: [...crossing] };
  }
  return { move, shapes, crossing: null };
}

/** How far an edge goes, degrees; null when a single vertex is moved. */
function shiftOf({ spots }: VertexMove, [x = 0, y = 0]: Position): readonly [number, number] | null {
  const [first, second] = spots;
  if (first === undefined || second === undefined) return null;
  const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [first.from, second.from];
  // A degree of longitude is shorter than one of latitude; square to the edge means so on the ground.
  const narrowing = Math.cos((y1 * Math.PI) / 180);
  const [along, up] = [(x2 - x1) * narrowing, y2 - y1];
  const length = Math.hypot(along, up);
  if (length === 0) return [x - x1, y - y1];
  const [normalX, normalY] = [-up / length, along / length];
  const distance = (x - x1) * narrowing * normalX + (y - y1) * normalY;
  return [(distance * normalX) / narrowing, distance * normalY];
}

function labelOf({ kind }: Grip, geometry: Geometry): ReshapeLabel {
  if (geometry.type === 'Point') return 'move-feature';
  if (kind === 'edge') return 'move-edge';
  return kind === 'midpoint' ? 'add-vertex' : 'move-vertex';
}

function nextRef(ref: VertexRef, count: number): VertexRef {
  return { ...ref, index: (ref.index + 1) % count };
}
