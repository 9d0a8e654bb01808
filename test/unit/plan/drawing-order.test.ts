import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DrawingOrder } from '../../../src/plan/drawing-order.ts';
import { comparePlaces, orderKey, orderKeyAfter } from '../../../src/plan/order-key.ts';

describe('order key', () => {
  it('sorts as text in the order of the positions', () => {
    const positions = [0, 1, 9, 10, 35, 36, 37, 1295, 1296, 46_655, 46_656, 1e9];
    const keys = positions.map(orderKey);
    expect([...keys].sort()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('goes on after the last one, also where digits run out', () => {
    expect(orderKeyAfter(null)).toBe(orderKey(0));
    for (const position of [0, 8, 35, 1295, 46_655])
      expect(orderKeyAfter(orderKey(position))).toBe(orderKey(position + 1));
    expect(orderKeyAfter(orderKey(35)) > orderKey(35)).toBe(true);
  });

  it('leaves it to the id who comes first at the same place', () => {
    expect(comparePlaces(['10', 'b'], ['11', 'a'])).toBeLessThan(0);
    expect(comparePlaces(['10', 'b'], ['10', 'a'])).toBeGreaterThan(0);
    expect(comparePlaces(['10', 'a'], ['10', 'a'])).toBe(0);
  });
});

describe('drawing order', () => {
  it('is always what sorting from scratch gives (seed 20261123)', () => {
    const move = fc.record({ id: fc.integer({ min: 0, max: 12 }), position: fc.option(fc.nat(60)) });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const order = new DrawingOrder();
        const places = new Map<string, string>();
        for (const { id: number, position } of moves) {
          const id = `f${number}`;
          const before = [...order.ids];
          const changed = position === null ? order.drop(id) : order.place(id, orderKey(position));
          if (position === null) places.delete(id);
          else places.set(id, orderKey(position));
          const expected = [...places].map(([name, key]): [string, string] => [key, name]).sort(comparePlaces);
          expect(order.ids).toEqual(expected.map(([, name]) => name));
          if (!changed) expect(order.ids).toEqual(before);
          const last = expected.at(-1)?.[0] ?? null;
          expect(order.nextKey()).toBe(orderKeyAfter(last));
        }
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});
