import type { Bounds } from '../geo/bounds.ts';
import { changedBoxes } from '../geo/changed-boxes.ts';
import type { ShapeWindow } from '../geo/shape-window.ts';
import type { Shape } from '../geo/shape.ts';
import type { CutSubject, Outline } from './cut-parcel.ts';

/** Finds where two states of a drawn area and its neighbours differ; comparisons are kept while their shapes live. */
export interface SubjectChanges {
  /** Boxes outside of which a cut of both states is the same. */
  between(before: CutSubject, now: CutSubject): readonly Bounds[];
  /** The same for outlines that take land in their order. */
  betweenOutlines(before: readonly Outline[], now: readonly Outline[]): readonly Bounds[];
}

/** Starts without a comparison made. */
export function subjectChanges(): SubjectChanges {
  const known = new WeakMap<Shape, WeakMap<Shape, readonly Bounds[]>>();

  function ofShape(before: ShapeWindow, now: ShapeWindow): readonly Bounds[] {
    if (before.shape === now.shape) return [];
    let others = known.get(now.shape);
    if (others === undefined) {
      others = new WeakMap();
      known.set(now.shape, others);
    }
    let boxes = others.get(before.shape);
    if (boxes === undefined) {
      boxes = changedBoxes(before.shape, now.shape);
      others.set(before.shape, boxes);
    }
    return boxes;
  }

  function ofList(before: readonly Outline[], now: readonly Outline[]): readonly Bounds[] {
    const earlier = new Map(before.map((one) => [one.feature, one.window]));
    const later = new Set(now.map((one) => one.feature));
    const boxes: Bounds[] = [];
    for (const { feature, window } of now) {
      const old = earlier.get(feature);
      boxes.push(...(old === undefined ? boundsOf(window) : ofShape(old, window)));
    }
    for (const { feature, window } of before) if (!later.has(feature)) boxes.push(...boundsOf(window));
    // Who stands at another place among those that stayed takes before or after others: all its land is asked again.
    const stayed = before.filter((one) => later.has(one.feature));
    const staying = now.filter((one) => earlier.has(one.feature));
    staying.forEach((one, place) => {
      const other = stayed[place];
      if (other !== undefined && other.feature !== one.feature) boxes.push(...boundsOf(one.window));
    });
    return boxes;
  }

  return {
    betweenOutlines: ofList,
    between: (before, now) => [
      ...ofShape(before.window, now.window),
      ...ofList(before.takers, now.takers),
      ...ofList(before.lines, now.lines),
    ],
  };
}

function boundsOf({ bounds }: ShapeWindow): readonly Bounds[] {
  return bounds === null ? [] : [bounds];
}
