import { describe, expect, it } from 'vitest';
import { verticesTool } from '../../../../src/map/tools/vertices-tool.ts';
import { at, hold, item, polygon, ringPlaces, type Hand, type HoldOptions } from '../map-fixture.ts';

const FIELD = item('field', polygon([100, 100], [300, 100], [300, 300], [100, 300]));
/** Shares the field's eastern side; its own western side has a vertex more. */
const MEADOW = item('meadow', polygon([300, 100], [500, 100], [500, 300], [300, 300], [300, 220]));

function holdOn(options: HoldOptions = {}): Hand {
  return hold(verticesTool, { items: [FIELD, MEADOW], selection: new Set(['field']), ...options });
}

function steps(hand: Hand) {
  return hand.take().flatMap((action) => (action.type === 'reshape' ? [action] : []));
}

describe('editing vertices', () => {
  it('drags an edge parallel to itself, whatever way the hand goes', () => {
    const hand = holdOn();
    // A quarter of the way along the northern edge, beside vertex and midpoint.
    hand.drag([150, 100], [180, 60]);
    const [step] = steps(hand);
    expect(step?.label).toBe('move-edge');
    expect(ringPlaces(step?.shapes[0]?.geometry)).toEqual([
      [100, 60],
      [300, 60],
      [300, 300],
      [100, 300],
      [100, 60],
    ]);
  });

  it('takes a vertex away by Alt-click and by the right button, not by an Alt-drag', () => {
    const hand = holdOn();
    hand.press(300, 100, { alt: true });
    hand.release(300, 100, { alt: true });
    expect(steps(hand)[0]).toMatchObject({ label: 'remove-vertex' });
    const pencil = { at: { x: 100, y: 300 }, place: at(100, 300), trail: [], shift: false, ctrl: false, alt: false };
    expect(hand.send({ type: 'context', ...pencil })).toBe(true);
    expect(steps(hand)[0]).toMatchObject({ label: 'remove-vertex' });
    hand.drag([300, 100], [350, 80], { alt: true });
    expect(steps(hand)[0]).toMatchObject({ label: 'move-vertex' });
    expect(hand.send({ type: 'context', ...pencil, at: { x: 700, y: 10 } })).toBe(false);
  });

  it('snaps what it drags to the other vertices, not to where the feature was', () => {
    const hand = holdOn();
    expect(hand.wish()).toBeNull();
    hand.press(300, 100);
    const wish = hand.wish();
    expect([...(wish?.without ?? [])]).toEqual(['field']);
    expect(wish?.own).toHaveLength(3);
    expect(wish?.own).not.toContainEqual(at(300, 100));
  });

  it('moves a shared vertex for both, and keeps it as one step', () => {
    const hand = holdOn({ drafting: { sharedBorders: true } });
    hand.drag([300, 100], [320, 80]);
    const [step] = steps(hand);
    expect(step?.label).toBe('move-shared-border');
    expect(step?.shapes.map(({ id }) => id)).toEqual(['field', 'meadow']);
    expect(ringPlaces(step?.shapes[1]?.geometry)[0]).toEqual([320, 80]);
  });

  it('takes along what the neighbour has on a shared edge, and gives it a vertex where it has none', () => {
    const hand = holdOn({ drafting: { sharedBorders: true } });
    hand.drag([300, 150], [340, 150]);
    const edge = steps(hand)[0];
    expect(ringPlaces(edge?.shapes[0]?.geometry).slice(1, 3)).toEqual([
      [340, 100],
      [340, 300],
    ]);
    expect(ringPlaces(edge?.shapes[1]?.geometry)).toEqual([
      [340, 100],
      [500, 100],
      [500, 300],
      [340, 300],
      [340, 220],
      [340, 100],
    ]);
    hand.drag([300, 200], [290, 200]);
    const pulled = steps(hand)[0];
    expect(ringPlaces(pulled?.shapes[0]?.geometry)).toHaveLength(6);
    expect(ringPlaces(pulled?.shapes[1]?.geometry)).toHaveLength(7);
    expect(ringPlaces(pulled?.shapes[1]?.geometry)).toContainEqual([290, 200]);
  });

  it('leaves a locked neighbour where it is', () => {
    const items = [FIELD, { ...MEADOW, editable: false }];
    const hand = holdOn({ items, drafting: { sharedBorders: true } });
    hand.drag([300, 100], [320, 80]);
    expect(steps(hand)[0]?.shapes).toHaveLength(1);
  });

  it('springs back when the neighbour would cross itself', () => {
    const hand = holdOn({ drafting: { sharedBorders: true } });
    hand.press(300, 100);
    hand.move(540, 250);
    expect(hand.view().invalid).toBe(true);
    expect(hand.progress()?.invalid).toBe('self-crossing');
    hand.release(540, 250);
    expect(steps(hand)).toEqual([]);
  });

  it('puts the vertex in focus on an exact place', () => {
    const hand = holdOn();
    expect(hand.enter({ by: 'place', at: at(90, 90) })).toBe('needs-first-point');
    hand.key('.');
    expect(hand.enter({ by: 'place', at: at(90, 90) })).toBeNull();
    expect(ringPlaces(steps(hand)[0]?.shapes[0]?.geometry)[0]).toEqual([90, 90]);
    expect(hand.enter({ by: 'area', areaM2: 5 })).toBe('not-with-this-tool');
  });
});
