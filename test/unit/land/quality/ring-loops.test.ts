import { describe, expect, it } from 'vitest';
import { ringsOf, shapeOfRings, splitAtRepeats, withoutFolds } from '../../../../src/land/quality/ring-loops.ts';

const A = [0, 0];
const B = [10, 0];
const C = [10, 10];
const D = [0, 10];
const OUT = [20, 5];
const FAR = [30, 5];

describe('rings without folds', () => {
  it.each([
    ['nothing to drop', [A, B, C, D], [A, B, C, D]],
    ['repeated vertices, also over the closing', [A, A, B, B, B, C, D, A], [A, B, C, D]],
    ['a way out and back', [A, B, OUT, B, C, D], [A, B, C, D]],
    ['a way out and back over two vertices', [A, B, OUT, FAR, OUT, B, C, D], [A, B, C, D]],
    ['one whose tip is the first vertex', [OUT, B, C, D, A, B], [B, C, D, A]],
    ['one that is cut by the first vertex', [OUT, FAR, OUT, B, C, D, A, B], [B, C, D, A]],
    ['a loop is no fold', [A, B, OUT, FAR, B, C, D], [A, B, OUT, FAR, B, C, D]],
  ])('%s', (_, ring, expected) => {
    expect(withoutFolds(ring.flat())).toEqual(expected.flat());
  });

  it.each([[[A, A, A]], [[A, B, A]], [[A, B, OUT, B]], [[A, B, A, B]]])('leaves nothing of %j', (ring) => {
    expect(withoutFolds(ring.flat())).toBeNull();
  });
});

describe('loops of a ring', () => {
  it('cuts it where it comes back to a vertex, and drops what has no width', () => {
    expect(splitAtRepeats([A, B, C, B, OUT, FAR].flat())).toEqual([[A, B, OUT, FAR].flat()]);
    expect(splitAtRepeats([A, B, OUT, FAR, B, C, D].flat())).toEqual([[B, OUT, FAR].flat(), [A, B, C, D].flat()]);
  });

  it('takes rings out of a shape and puts them back', () => {
    const parts = [[[A, B, C, D].flat(), [B, C, D].flat()], [[C, D, OUT].flat()]];
    expect(ringsOf(shapeOfRings(parts))).toEqual(parts);
    expect(shapeOfRings([[], ...parts])).toEqual(shapeOfRings(parts));
  });
});
