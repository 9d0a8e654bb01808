import { describe, expect, it } from 'vitest';
import { geodesicLeg } from '../../../../src/geo/geodesic.ts';
import { areaOfM2 } from '../../../../src/map/drawing-progress.ts';
import { transformTool } from '../../../../src/map/tools/transform-tool.ts';
import { at, hold, item, placesOf, polygon, ringPlaces, type Hand, type HoldOptions } from '../map-fixture.ts';

const FIELD = item('field', polygon([300, 200], [400, 200], [400, 300], [300, 300]));
const POND = item('pond', polygon([500, 200], [600, 200], [600, 300]));

function holdOn(options: HoldOptions = {}): Hand {
  return hold(transformTool, { items: [FIELD, POND], selection: new Set(['field']), ...options });
}

function steps(hand: Hand) {
  return hand.take().flatMap((action) => (action.type === 'reshape' ? [action] : []));
}

describe('moving, turning and scaling', () => {
  it('moves what is dragged; a vertex that is taken hold of comes exactly to where it is put', () => {
    const hand = holdOn({ selection: new Set(['field', 'pond']) });
    hand.drag([501, 201], [450, 150]);
    const [step] = steps(hand);
    expect(step?.label).toBe('move-feature');
    const moved = step?.shapes[1]?.geometry;
    expect(moved?.type === 'Polygon' && moved.coordinates[0]?.[0]).toEqual(at(450, 150));
    const both = (step?.shapes ?? []).reduce((sum, { geometry }) => sum + areaOfM2(geometry), 0);
    const before = areaOfM2(FIELD.feature.geometry) + areaOfM2(POND.feature.geometry);
    expect(both / before).toBeCloseTo(1, 9);
  });

  it('shows a point on its way as a sketch, so that what a station serves follows it, and puts it down', () => {
    const station = item('station', { type: 'Point', coordinates: at(300, 300) }, {}, 'charging-station');
    const hand = holdOn({ items: [FIELD, station], selection: new Set(['station']) });
    hand.drag([300, 300], [350, 320]);
    const actions = hand.take();
    const sketches = actions.flatMap((action) => (action.type === 'sketch' ? [action.sketch] : []));
    expect(sketches[0]).toMatchObject({ kind: 'charging-station', replaces: 'station', invalid: null });
    expect(sketches.at(-2)?.geometry).toEqual({ type: 'Point', coordinates: at(350, 320) });
    expect(sketches.at(-1)).toBeNull();
    expect(actions.findLastIndex(({ type }) => type === 'sketch')).toBeLessThan(
      actions.findIndex(({ type }) => type === 'reshape'),
    );
    const others = holdOn();
    others.drag([350, 250], [350, 350]);
    expect(others.take().some(({ type }) => type === 'sketch')).toBe(false);
  });

  it('moves several together, as one step', () => {
    const hand = holdOn({ selection: new Set(['field', 'pond']) });
    hand.drag([350, 250], [350, 350]);
    expect(steps(hand)[0]?.shapes.map(({ id }) => id)).toEqual(['field', 'pond']);
  });

  it('leaves locked features out and does not take hold beside', () => {
    const items = [FIELD, { ...POND, editable: false }];
    const hand = holdOn({ items, selection: new Set(['field', 'pond']) });
    hand.drag([350, 250], [350, 350]);
    expect(steps(hand)[0]?.shapes.map(({ id }) => id)).toEqual(['field']);
    expect(hand.press(700, 500)).toBe(false);
    hand.click(580, 220);
    expect(hand.take()).toContainEqual({ type: 'select', ids: ['pond'] });
  });

  it('scales by a corner, with Shift in proportion', () => {
    const hand = holdOn();
    hand.drag([400, 300], [450, 300]);
    const [free] = steps(hand);
    expect(free?.label).toBe('scale-feature');
    expect(areaOfM2(free?.shapes[0]?.geometry ?? POND.feature.geometry) / areaOfM2(FIELD.feature.geometry)).toBeCloseTo(
      1.5,
      2,
    );
    hand.drag([400, 300], [500, 400], { shift: true });
    const [even] = steps(hand);
    expect(areaOfM2(even?.shapes[0]?.geometry ?? POND.feature.geometry) / areaOfM2(FIELD.feature.geometry)).toBeCloseTo(
      4,
      1,
    );
    // The opposite corner stays.
    expect(ringPlaces(even?.shapes[0]?.geometry)[0]).toEqual([300, 200]);
  });

  it('turns by the handle above the frame, with Shift in steps of 15°', () => {
    const hand = holdOn();
    hand.drag([350, 174], [440, 245], { shift: true });
    const [step] = steps(hand);
    expect(step?.label).toBe('rotate-feature');
    const [first = [], second = []] =
      step?.shapes[0]?.geometry.type === 'Polygon' ? (step.shapes[0].geometry.coordinates[0] ?? []) : [];
    const before = geodesicLeg(at(300, 200), at(400, 200)).bearingDeg;
    const turned = geodesicLeg(first, second).bearingDeg - before;
    expect(Math.abs(turned / 15 - Math.round(turned / 15))).toBeLessThan(0.01);
    expect(turned).toBeGreaterThan(50);
  });

  it('shows frame and handles, and both follow', () => {
    const hand = holdOn();
    expect(hand.view().handles).toHaveLength(9);
    hand.press(350, 250);
    hand.move(360, 250);
    hand.move(370, 250);
    expect(hand.view().shapes.map(({ id }) => id)).toEqual(['field']);
    const east = Math.max(...placesOf(hand.view().openEdges[0] ?? []).map(([x]) => x));
    expect(east).toBeGreaterThan(415);
    expect(hand.progress()?.legM).toBeGreaterThan(1600);
  });

  it('goes back on Escape', () => {
    const hand = holdOn();
    hand.press(350, 250);
    hand.move(390, 250);
    expect(hand.key('Escape')).toBe(true);
    hand.release(390, 250);
    expect(steps(hand)).toEqual([]);
    expect(hand.key('Escape')).toBe(false);
  });

  it('moves by arrows, kept as one step on Enter', () => {
    const hand = holdOn();
    hand.key('ArrowRight', true);
    hand.key('ArrowRight', true);
    hand.key('ArrowUp');
    expect(steps(hand)).toEqual([]);
    hand.key('Enter');
    const [step, ...more] = steps(hand);
    expect(more).toEqual([]);
    expect(ringPlaces(step?.shapes[0]?.geometry)[0]).toEqual([320, 199]);
  });

  it('moves by exact length and bearing', () => {
    const hand = holdOn();
    expect(hand.enter({ by: 'offset', lengthM: 1000, bearingDeg: 90 })).toBeNull();
    const geometry = steps(hand)[0]?.shapes[0]?.geometry;
    const [corner = []] = geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
    // The middle goes exactly so far; corners ten kilometres apart differ by what meridians draw together.
    expect(Math.abs(geodesicLeg(at(300, 200), corner).lengthM - 1000)).toBeLessThan(2);
  });
});
