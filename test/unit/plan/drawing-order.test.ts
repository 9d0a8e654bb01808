import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DrawingOrder } from '../../../src/plan/drawing-order.ts';
import { comparePlaces, orderKey, orderKeyAfter, orderKeysBetween } from '../../../src/plan/order-key.ts';

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

  it('finds keys between any two, before the first and behind the last, however deep (seed 20261125)', () => {
    const insertion = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      count: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(insertion, { minLength: 1, maxLength: 60 }), (insertions) => {
        const keys: string[] = [];
        for (const { at, count } of insertions) {
          const position = Math.round(at * keys.length);
          const made = orderKeysBetween(keys[position - 1] ?? null, keys[position] ?? null, count);
          expect(made).toHaveLength(count);
          keys.splice(position, 0, ...made);
          expect([...keys].sort()).toEqual(keys);
          expect(new Set(keys).size).toBe(keys.length);
        }
        // One behind all of them is still a short key with a place of its own.
        expect(orderKeyAfter(keys.at(-1) ?? null) > (keys.at(-1) ?? '')).toBe(true);
      }),
      { seed: 20261125, numRuns: 300 },
    );
  });

  it('goes on a thousand times at the same place, and spreads many keys evenly', () => {
    let [low, high] = [orderKey(3), orderKey(4)];
    for (let count = 0; count < 1000; count++) {
      const [key = ''] = orderKeysBetween(low, high, 1);
      expect(low < key && key < high).toBe(true);
      if (count % 3 === 0) low = key;
      else high = key;
    }
    const many = orderKeysBetween(orderKey(3), orderKey(4), 5000);
    expect([...many].sort()).toEqual(many);
    expect(Math.max(...many.map(({ length }) => length))).toBeLessThan(8);
    expect(() => orderKeysBetween('1b', '1a', 1)).toThrow('1b');
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
          expect(order.placesBefore(null, 1).keys).toEqual([orderKeyAfter(last)]);
        }
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});
