import { describe, expect, it } from 'vitest';
import { drawFocus } from '../../../src/map/focus-drawing.ts';
import { drawPlan, SOLID } from '../../../src/map/plan-drawing.ts';
import { drawSketch } from '../../../src/map/sketch-drawing.ts';
import { indexItems } from '../../../src/map/item-index.ts';
import { EMPTY_VIEW } from '../../../src/map/tool.ts';
import { kindOf } from '../../../src/kinds/kind-list.ts';
import type { Sketch } from '../../../src/session/pencil-state.ts';
import { at, item, PALETTE, polygon } from './map-fixture.ts';

const SQUARE = polygon([0, 0], [10, 0], [10, 10], [0, 10]);
const FOREST = item('forest', SQUARE);
const NONE: ReadonlySet<string> = new Set();

describe('drawing the plan', () => {
  it('gives an area its fill, hatch, casing and stroke', () => {
    const drawing = drawPlan([FOREST], PALETTE, 'middle', NONE);
    expect(drawing.areas[0]?.colour).toEqual(PALETTE.rgba('k-forest', 0.26));
    expect(drawing.hatches[0]?.hatch).toBe('open-rings');
    expect(drawing.strokes[0]).toMatchObject({ widthPx: 1.8, dashPx: SOLID, colour: PALETTE.rgba('k-forest') });
    expect(drawing.casings[0]?.widthPx).toBeCloseTo(1.8 + 2.4, 9);
  });

  it('leaves the fill away where the land below is coloured by numbers', () => {
    const drawing = drawPlan([FOREST], PALETTE, 'middle', NONE, false);
    expect(drawing.areas).toEqual([]);
    expect([drawing.hatches.length, drawing.strokes.length, drawing.casings.length]).toEqual([1, 1, 1]);
  });

  it('stops hatching beyond 1 : 150 000 and thins the stroke', () => {
    const drawing = drawPlan([FOREST], PALETTE, 'far', NONE);
    expect(drawing.hatches).toEqual([]);
    expect(drawing.strokes[0]?.widthPx).toBe(1.4);
  });

  it('shows what comes later as a dashed outline only', () => {
    const drawing = drawPlan([{ ...FOREST, state: 'later' }], PALETTE, 'middle', NONE);
    expect([drawing.areas, drawing.hatches]).toEqual([[], []]);
    expect(drawing.strokes[0]?.dashPx).not.toEqual(SOLID);
  });

  it('crosses out what the scheme takes away', () => {
    const drawing = drawPlan([{ ...FOREST, state: 'removed' }], PALETTE, 'middle', NONE);
    expect(drawing.areas).toEqual([]);
    expect(drawing.icons.map(({ icon }) => icon)).toEqual(['removed']);
  });

  it('lets locked features recede to 60 % and the reshaped one to 40 % without fill', () => {
    const locked = drawPlan([{ ...FOREST, locked: true }], PALETTE, 'middle', NONE);
    expect(locked.strokes[0]?.colour[3]).toBe(Math.round(255 * 0.6));
    const ghost = drawPlan([FOREST], PALETTE, 'middle', new Set(['forest']));
    expect(ghost.strokes[0]?.colour[3]).toBe(Math.round(255 * 0.4));
    expect(ghost.areas).toEqual([]);
  });

  it('keeps the dashes of a kind', () => {
    const line = item('line', SQUARE, {}, 'urban-boundary');
    expect(drawPlan([line], PALETTE, 'middle', NONE).strokes[0]?.dashPx).toEqual([7, 4]);
  });

  it('puts signs on points, smaller from afar', () => {
    const station = item('station', { type: 'Point', coordinates: at(5, 5) }, {}, 'charging-station');
    const near = drawPlan([station], PALETTE, 'middle', NONE).icons[0];
    const far = drawPlan([station], PALETTE, 'far', NONE).icons[0];
    expect(near?.icon).toBe('disc:bolt:k-charging');
    expect((far?.sizePx ?? 0) / (near?.sizePx ?? 1)).toBeCloseTo(13 / 18, 9);
  });
});

describe('drawing what is selected and hovered', () => {
  it('rims the selected with casing 6 and accent 3', () => {
    const { paths } = drawFocus([FOREST], 'selected', PALETTE, 'middle');
    expect(paths.map(({ widthPx }) => widthPx)).toEqual([6, 3]);
    expect(paths[1]?.colour).toEqual(PALETTE.rgba('accent'));
  });

  it('rims the hovered in its own colour, one px wider', () => {
    const { paths } = drawFocus([FOREST], 'hovered', PALETTE, 'middle');
    expect(paths[1]?.widthPx).toBeCloseTo(2.8, 9);
    expect(paths[1]?.colour).toEqual(PALETTE.rgba('k-forest'));
  });
});

describe('drawing what is under the pencil', () => {
  const sketch: Sketch = { kind: 'forest', geometry: SQUARE, replaces: null, invalid: null };
  const query = { kindOf, items: indexItems([FOREST]), metresPerPx: 10, palette: PALETTE };
  const view = {
    ...EMPTY_VIEW,
    fixedEdges: [[at(0, 0), at(10, 0)]],
    openEdges: [[at(10, 0), at(10, 10)]],
    handles: [{ position: at(0, 0), mark: 'vertex' as const }],
  };

  it('makes standing edges solid, open edges dashed, and the fill 8 % stronger', () => {
    const drawing = drawSketch({ ...query, sketch, view });
    expect(drawing.areas[0]?.colour).toEqual(PALETTE.rgba('k-forest', 0.34));
    const accent = drawing.paths.filter(({ colour }) => String(colour) === String(PALETTE.rgba('accent')));
    expect(accent.map(({ dashPx }) => dashPx[0] > 0)).toEqual([false, true]);
    expect(drawing.icons.map(({ icon }) => icon)).toEqual(['vertex']);
  });

  it('turns everything dashed cinnabar when it crosses itself', () => {
    const drawing = drawSketch({ ...query, sketch: { ...sketch, invalid: 'self-crossing' }, view });
    const cinnabar = String(PALETTE.rgba('forbid-fill'));
    const strokes = drawing.paths.filter(({ dashPx }) => dashPx[0] > 0);
    expect(strokes).toHaveLength(2);
    expect(strokes.every(({ colour }) => String(colour) === cinnabar)).toBe(true);
    expect(drawing.hatches).toEqual([]);
  });

  it('outlines the reshaped feature by itself when the tool has no edges of its own', () => {
    const drawing = drawSketch({ ...query, sketch: { ...sketch, replaces: 'forest' }, view: EMPTY_VIEW });
    expect(drawing.paths.at(-1)?.path).toHaveLength(5);
  });

  it('draws a belt as wide as it is on the ground, with flat ends', () => {
    const band = { line: [at(0, 0), at(10, 0)], widthM: 300 };
    const drawing = drawSketch({ ...query, sketch, view: { ...EMPTY_VIEW, band } });
    expect(drawing.paths[0]).toMatchObject({ widthPx: 30, flat: true });
    expect(drawing.areas).toEqual([]);
  });

  it('draws shapes that features are getting as features of their kind', () => {
    const shapes = [{ id: 'forest', geometry: polygon([20, 20], [30, 20], [30, 30]) }];
    const drawing = drawSketch({ ...query, sketch: null, view: { ...EMPTY_VIEW, shapes } });
    expect(drawing.areas[0]?.colour).toEqual(PALETTE.rgba('k-forest', 0.34));
  });

  it('draws nothing when nothing is under the pencil', () => {
    const drawing = drawSketch({ ...query, sketch: null, view: EMPTY_VIEW });
    expect(Object.values(drawing).every((part: readonly unknown[]) => part.length === 0)).toBe(true);
  });
});
