import type { Position } from 'geojson';
import type { PencilPlace, ToolContext } from '../tool.ts';
import { screenDistance } from '../viewport.ts';

/** A stroke drawn with the button held down. */
export interface StrokeDraft {
  readonly points: readonly Position[];
  /** The button is down. */
  readonly held: boolean;
}

/** Nothing drawn. */
export const NO_STROKE: StrokeDraft = { points: [], held: false };

/** The stroke with another place, unless that is less than `stepPx` away from the last one. */
export function continueStroke(
  draft: StrokeDraft,
  { at, place }: PencilPlace,
  { viewport }: ToolContext,
  stepPx: number,
): StrokeDraft {
  const last = draft.points.at(-1);
  if (last !== undefined && screenDistance(viewport.project(last), at) < stepPx) return draft;
  return { ...draft, points: [...draft.points, place] };
}
