import { describe, expect, it } from 'vitest';
import { geodesicLeg } from '../../../../src/geo/geodesic.ts';
import { areaOfM2 } from '../../../../src/map/drawing-progress.ts';
import { circleTool } from '../../../../src/map/tools/circle-tool.ts';
import { rectangleTool } from '../../../../src/map/tools/rectangle-tool.ts';
import { at, hold, ringPlaces, type Hand } from '../map-fixture.ts';

function kept(hand: Hand) {
  const actions = hand.take();
  expect(actions.at(-1)).toEqual({ type: 'commit' });
  const sketch = actions.at(-2);
  return sketch?.type === 'sketch' ? sketch.sketch?.geometry : undefined;
}

function ring(hand: Hand) {
  const geometry = kept(hand);
  return geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
}

describe('drawing a rectangle', () => {
  const corners = ['100,100', '300,100', '300,200', '100,200'];

  it('is dragged from corner to corner', () => {
    const hand = hold(rectangleTool);
    hand.drag([100, 100], [300, 200]);
    expect(new Set(ringPlaces(kept(hand)).map(String))).toEqual(new Set(corners));
    expect(hand.view().handles).toEqual([]);
  });

  it('or clicked at two corners', () => {
    const hand = hold(rectangleTool);
    hand.press(100, 100);
    hand.release(101, 100);
    hand.move(200, 150);
    expect(hand.take().some(({ type }) => type === 'commit')).toBe(false);
    hand.press(300, 200);
    hand.release(300, 200);
    expect(new Set(ringPlaces(kept(hand)).map(String))).toEqual(new Set(corners));
  });

  it('is a square on the ground with Shift', () => {
    const hand = hold(rectangleTool);
    hand.drag([100, 100], [300, 130], { shift: true });
    const [a = [], b = [], c = []] = ring(hand);
    const [first, second] = [geodesicLeg(a, b).lengthM, geodesicLeg(b, c).lengthM];
    // Sides along a parallel and a meridian; the far parallel is a little shorter.
    expect(Math.abs(first / second - 1)).toBeLessThan(0.004);
  });

  it('gives up on Escape and Backspace, and leaves Escape to the page before anything is drawn', () => {
    const hand = hold(rectangleTool);
    expect(hand.key('Escape')).toBe(false);
    hand.press(100, 100);
    hand.move(200, 200);
    hand.take();
    expect(hand.key('Escape')).toBe(true);
    expect(hand.take()).toEqual([{ type: 'sketch', sketch: null }]);
    hand.release(200, 200);
    expect(hand.take()).toEqual([]);
  });

  it('is not kept without extent', () => {
    const hand = hold(rectangleTool);
    hand.press(100, 100);
    hand.release(100, 100);
    hand.key('Enter');
    expect(hand.take().some(({ type }) => type === 'commit')).toBe(false);
  });
});

describe('drawing a circle', () => {
  it('is round on the ground: 64 vertices at one distance', () => {
    const hand = hold(circleTool);
    hand.drag([400, 300], [400, 250]);
    const vertices = ring(hand);
    expect(vertices).toHaveLength(65);
    const centre = at(400, 300);
    const radius = geodesicLeg(centre, at(400, 250)).lengthM;
    for (const vertex of vertices) expect(geodesicLeg(centre, vertex).lengthM).toBeCloseTo(radius, 5);
  });

  it('shows its radius while it is drawn', () => {
    const hand = hold(circleTool);
    hand.press(400, 300);
    hand.move(400, 250);
    // A twentieth of a degree of meridian at 40.7° N: 111.04 km per degree.
    expect(hand.progress()?.radiusM).toBeGreaterThan(5550);
    expect(hand.progress()?.radiusM).toBeLessThan(5555);
    expect(hand.view().notes[0]?.lengthM).toBe(hand.progress()?.radiusM);
  });

  it('takes an exact radius and an exact area', () => {
    const hand = hold(circleTool);
    hand.enter({ by: 'place', at: [117.4, 40] });
    hand.enter({ by: 'offset', lengthM: 250, bearingDeg: 0 });
    for (const vertex of ring(hand)) expect(geodesicLeg([117.4, 40], vertex).lengthM).toBeCloseTo(250, 6);
    expect(hand.enter({ by: 'area', areaM2: 1e5 })).toBe('needs-first-point');
    hand.enter({ by: 'place', at: [117.4, 40] });
    hand.take();
    hand.enter({ by: 'area', areaM2: 1e5 });
    const geometry = kept(hand);
    expect(Math.abs(areaOfM2(geometry ?? { type: 'Point', coordinates: [] }) - 1e5)).toBeLessThan(0.01);
  });
});
