import type { Polygon, Position } from 'geojson';
import { findSelfCrossing } from '../../plan/self-crossing.ts';
import { closeRing } from '../editable-path.ts';
import { counterClockwise } from '../ring-direction.ts';
import { isSamePlace } from '../tool.ts';

/** A path drawn vertex by vertex. */
export interface PathDraft {
  /** Vertices that stand, one run per click: a click that follows a border brings the border's vertices along. */
  readonly runs: readonly (readonly Position[])[];
  /** Where the rubber band ends; null until the pointer moves. */
  readonly cursor: Position | null;
  /** Vertices of the border between the last vertex and the cursor. */
  readonly trail: readonly Position[];
  /** What was given up with Escape; Backspace takes it up again. */
  readonly dropped: readonly (readonly Position[])[] | null;
  /** Where the closed path crosses itself. */
  readonly crossing: Position | null;
}

/** Nothing drawn. */
export const EMPTY_PATH: PathDraft = { runs: [], cursor: null, trail: [], dropped: null, crossing: null };

/** Vertices that stand. */
export function standingPoints({ runs }: PathDraft): readonly Position[] {
  return runs.length === 1 ? (runs[0] ?? []) : runs.flat();
}

/** Vertices that stand and those that hang on the pencil. */
export function pathWithCursor(draft: PathDraft): readonly Position[] {
  const points = standingPoints(draft);
  if (draft.cursor === null || isSamePlace(points.at(-1), draft.cursor)) return points;
  return [...points, ...draft.trail, draft.cursor];
}

/** The polygon around places, counter-clockwise. */
export function polygonOf(points: readonly Position[]): Polygon {
  return { type: 'Polygon', coordinates: [closeRing(counterClockwise(points))] };
}

/** The draft with something else drawn; `closed` paths are looked through for crossings. */
export function changePath(draft: PathDraft, change: Partial<PathDraft>, closed: boolean): PathDraft {
  const next = { ...draft, ...change, dropped: null };
  const crossing = closed ? findSelfCrossing(polygonOf(pathWithCursor(next))) : null;
  return { ...next, crossing: crossing === null ? null : [...crossing] };
}
