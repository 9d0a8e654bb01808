import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NodeQueue } from '../../../src/geo/node-queue.ts';

describe('the queue of a search', () => {
  it('gives what waits in the order of the keys', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 300 }), (keys) => {
        const queue = new NodeQueue();
        keys.forEach((key, item) => queue.push(item, key));
        const popped: number[] = [];
        for (let item = queue.pop(); item >= 0; item = queue.pop()) {
          expect(keys[item]).toBe(queue.poppedKey);
          popped.push(queue.poppedKey);
        }
        expect(popped).toEqual(keys.toSorted((one, other) => one - other));
        expect(queue.poppedKey).toBe(Infinity);
      }),
    );
  });
});
