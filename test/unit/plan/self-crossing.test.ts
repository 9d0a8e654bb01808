import { describe, expect, it } from 'vitest';
import { findSelfCrossing } from '../../../src/plan/self-crossing.ts';
import { square } from '../../support/small-plan.ts';

const BOW_TIE = [
  [0, 0],
  [2, 2],
  [2, 0],
  [0, 2],
  [0, 0],
];

describe('self-crossing', () => {
  it('is found where two edges of a ring meet', () => {
    expect(findSelfCrossing({ type: 'Polygon', coordinates: [BOW_TIE] })).toEqual([1, 1]);
  });

  it('is found in any part, and where a hole crosses the outline', () => {
    const plain = square(10, 10).coordinates;
    expect(findSelfCrossing({ type: 'MultiPolygon', coordinates: [plain, [BOW_TIE]] })).toEqual([1, 1]);
    const hole = [
      [10.0005, 10.0005],
      [10.002, 10.0005],
      [10.0005, 10.0008],
      [10.0005, 10.0005],
    ];
    expect(findSelfCrossing({ type: 'Polygon', coordinates: [...plain, hole] })?.[0]).toBeCloseTo(10.001, 9);
  });

  it('is not seen in sound outlines, in parts that overlap or in rings that only touch', () => {
    const [ring = []] = square(0, 0).coordinates;
    const touching = [
      [0, 0],
      [0.0005, 0.0002],
      [0.0002, 0.0005],
      [0, 0],
    ];
    expect(findSelfCrossing({ type: 'Polygon', coordinates: [ring, touching] })).toBeNull();
    expect(findSelfCrossing({ type: 'MultiPolygon', coordinates: [[ring], [ring]] })).toBeNull();
    expect(findSelfCrossing({ type: 'LineString', coordinates: BOW_TIE })).toBeNull();
  });

  it('is found among many edges, and not found where there is none', () => {
    const star = Array.from({ length: 2000 }, (_, index) => {
      const angle = (index / 2000) * 2 * Math.PI;
      const radius = index % 2 === 0 ? 1 : 0.9;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    const closed = [...star, star[0] ?? []];
    expect(findSelfCrossing({ type: 'Polygon', coordinates: [closed] })).toBeNull();
    const swapped = [...closed];
    [swapped[700], swapped[1100]] = [closed[1100] ?? [], closed[700] ?? []];
    expect(findSelfCrossing({ type: 'Polygon', coordinates: [swapped] })).not.toBeNull();
  });
});
