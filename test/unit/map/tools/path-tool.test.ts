import { describe, expect, it } from 'vitest';
import { geodesicLeg } from '../../../../src/geo/geodesic.ts';
import { areaOfM2 } from '../../../../src/map/drawing-progress.ts';
import { beltTool } from '../../../../src/map/tools/belt-tool.ts';
import { holeTool, partTool, splitTool } from '../../../../src/map/tools/cutting-tools.ts';
import { polygonTool } from '../../../../src/map/tools/polygon-tool.ts';
import { at, hold, placesOf, ringPlaces, type Hand } from '../map-fixture.ts';

function keptGeometry(hand: Hand) {
  const sketches = hand.take().flatMap((action) => (action.type === 'sketch' ? [action.sketch] : []));
  return sketches.at(-1)?.geometry;
}

describe('drawing vertex by vertex', () => {
  it('gives up with Escape without losing what was drawn: Backspace takes it up again', () => {
    const hand = hold(polygonTool);
    hand.click(100, 100);
    hand.click(300, 100);
    hand.key('Escape');
    expect(hand.progress()).toMatchObject({ vertices: 0, canResume: true });
    expect(hand.key('Backspace')).toBe(true);
    expect(hand.progress()).toMatchObject({ vertices: 2, canResume: false });
    hand.click(200, 300);
    hand.key('Enter');
    expect(ringPlaces(keptGeometry(hand))).toHaveLength(4);
  });

  it('takes the border that is followed along with a click, and back again in one', () => {
    const hand = hold(beltTool);
    hand.click(0, 0);
    const pencil = { at: { x: 100, y: 0 }, place: at(100, 0), shift: false, ctrl: false, alt: false };
    hand.send({ type: 'move', ...pencil, trail: [at(30, 10), at(60, 10)] });
    expect(placesOf(hand.view().openEdges[0] ?? [])).toEqual([
      [0, 0],
      [30, 10],
      [60, 10],
      [100, 0],
    ]);
    hand.send({ type: 'click', double: false, ...pencil, trail: [at(30, 10), at(60, 10)] });
    expect(hand.progress()?.vertices).toBe(4);
    hand.key('Backspace');
    expect(hand.progress()?.vertices).toBe(1);
  });

  it('wishes its places snapped, with perpendiculars from the last vertex', () => {
    const hand = hold(polygonTool, { drafting: { trace: true } });
    expect(hand.wish()).toMatchObject({ previous: null, trace: false });
    hand.click(100, 100);
    expect(hand.wish()).toMatchObject({ previous: at(100, 100), trace: true });
  });

  it('takes exact places and legs', () => {
    const hand = hold(beltTool);
    expect(hand.enter({ by: 'offset', lengthM: 1000, bearingDeg: 90 })).toBe('needs-first-point');
    expect(hand.enter({ by: 'place', at: [117.4, 40.1] })).toBeNull();
    expect(hand.enter({ by: 'offset', lengthM: 1234.5, bearingDeg: 37.25 })).toBeNull();
    expect(hand.enter({ by: 'area', areaM2: 5 })).toBe('not-with-this-tool');
    hand.take();
    hand.key('Enter');
    const belt = hand.take().find((action) => action.type === 'belt');
    const [from = [], to = []] = belt?.line.coordinates ?? [];
    expect(from).toEqual([117.4, 40.1]);
    const leg = geodesicLeg(from, to);
    expect(leg.lengthM).toBeCloseTo(1234.5, 6);
    expect(leg.bearingDeg).toBeCloseTo(37.25, 8);
  });

  it('scales a polygon about its first vertex to an exact area and keeps it', () => {
    const hand = hold(polygonTool);
    hand.click(100, 100);
    expect(hand.enter({ by: 'area', areaM2: 66_666.67 })).toBe('needs-three-points');
    hand.click(300, 100);
    hand.click(250, 300);
    hand.take();
    expect(hand.enter({ by: 'area', areaM2: 66_666.67 })).toBeNull();
    const geometry = keptGeometry(hand);
    expect(Math.abs(areaOfM2(geometry ?? { type: 'Point', coordinates: [] }) - 66_666.67)).toBeLessThan(0.01);
    const ring = geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
    const [x = 0, y = 0] =
      ring.find((place) => Math.hypot((place[0] ?? 0) - 117.1, (place[1] ?? 0) - 40.9) < 1e-9) ?? [];
    expect([x, y].map((degrees) => degrees.toFixed(9))).toEqual(['117.100000000', '40.900000000']);
  });
});

describe('a belt', () => {
  it('is shown at once in its width, measured by the engine, and kept as a belt', () => {
    const hand = hold(beltTool, { drafting: { beltWidthM: 45 } });
    hand.click(0, 0);
    hand.move(100, 0);
    expect(hand.view().band).toMatchObject({ widthM: 45 });
    expect(hand.take().at(-1)).toMatchObject({ type: 'preview', of: { by: 'belt', widthM: 45 } });
    hand.click(100, 0);
    hand.take();
    hand.key('Enter');
    expect(hand.take()).toEqual([
      { type: 'preview', of: null },
      { type: 'belt', line: { type: 'LineString', coordinates: [at(0, 0), at(100, 0)] }, widthM: 45 },
    ]);
  });

  it('is dropped on Escape', () => {
    const hand = hold(beltTool);
    hand.click(0, 0);
    hand.take();
    hand.key('Escape');
    expect(hand.take()).toEqual([{ type: 'preview', of: null }]);
  });
});

describe('working on areas with a path', () => {
  it('splits along a line, ended by a double-click', () => {
    const hand = hold(splitTool);
    hand.click(0, 0);
    hand.click(100, 50);
    hand.click(100, 50, { double: true });
    expect(hand.take()).toEqual([
      { type: 'split', line: { type: 'LineString', coordinates: [at(0, 0), at(100, 50)] } },
    ]);
  });

  it.each([
    [holeTool, 'cut-hole'],
    [partTool, 'add-part'],
  ] as const)('closes a ring for %o', (tool, type) => {
    const hand = hold(tool);
    hand.click(0, 0);
    hand.click(100, 0);
    hand.key('Enter');
    expect(hand.take()).toEqual([]);
    hand.click(100, 100);
    hand.key('Enter');
    expect(hand.take()).toMatchObject([{ type, shape: { type: 'Polygon' } }]);
  });

  it('does not let go of a ring that crosses itself', () => {
    const hand = hold(holeTool);
    hand.click(0, 0);
    hand.click(100, 100);
    hand.click(100, 0);
    hand.click(0, 100);
    expect(hand.view().invalid).toBe(true);
    hand.key('Enter');
    expect(hand.take()).toEqual([]);
    expect(hand.progress()).toMatchObject({ vertices: 4, invalid: 'self-crossing' });
  });
});
