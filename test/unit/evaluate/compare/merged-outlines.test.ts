import { describe, expect, it } from 'vitest';
import { createOutlineMerger, isDrawnAlike } from '../../../../src/evaluate/compare/merged-outlines.ts';
import type { PlanShape } from '../../../../src/evaluate/plan-shape.ts';
import { shapeArea } from '../../../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../../../src/geo/shape-from-geojson.ts';
import { ShapeWindow } from '../../../../src/geo/shape-window.ts';
import { gridBox, gridPolygon } from '../../../support/grid-base.ts';

function drawn(geometry: Parameters<typeof shapeFromGeojson>[0]): PlanShape {
  const shape = shapeFromGeojson(geometry);
  return { window: new ShapeWindow(shape), areaM2: shapeArea(shape), repairedBecause: null };
}

describe('outlines that are drawn alike', () => {
  it('are one: the first of them', () => {
    const merged = createOutlineMerger();
    const first = drawn(gridBox(0, 0, 1, 1));
    const copy = drawn(gridBox(0, 0, 1, 1));
    expect(merged(first)).toBe(first);
    expect(merged(copy)).toBe(first);
    expect(merged(copy)).toBe(first);
  });

  it('are not merged when a vertex differs in the last digit, or when only box and area are the same', () => {
    const merged = createOutlineMerger();
    // Mirrored: the same box and area.
    const one = drawn(gridPolygon([0, 0], [2, 0], [2, 1]));
    const other = drawn(gridPolygon([0, 0], [2, 0], [0, 1]));
    expect(merged(one)).toBe(one);
    expect(merged(other)).toBe(other);
    const box = drawn(gridBox(0, 0, 1, 1));
    const moved = drawn(gridBox(0, 0, 1, 1 + 1e-12));
    expect(merged(box)).toBe(box);
    expect(merged(moved)).toBe(moved);
  });

  it('have the same vertices in the same order', () => {
    const { shape } = drawn(gridBox(0, 0, 1, 1)).window;
    expect(isDrawnAlike(shape, { ...shape, coordinates: shape.coordinates.slice() })).toBe(true);
    const { shape: turned } = drawn(gridPolygon([1, 0], [1, 1], [0, 1], [0, 0])).window;
    expect(isDrawnAlike(shape, turned)).toBe(false);
  });
});
