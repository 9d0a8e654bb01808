import { describe, expect, it } from 'vitest';
import { coverageProblems } from '../../../src/report/coverage-problems.ts';

const nameOf = (feature: string): string => ({ a: '东站', b: '西站' })[feature] ?? '';

describe('problems of stations and roads in words', () => {
  it('name the stations, the field and the coordinates suspected', () => {
    const told = coverageProblems(
      {
        problems: [
          { code: 'duplicate-station', feature: 'b', other: 'a' },
          { code: 'number-refused', feature: 'a', field: 'piles', value: -3 },
          { code: 'stations-shifted', shift: 'gcj02', count: 12 },
        ],
        roads: null,
      },
      nameOf,
      'zh',
    );
    expect(told).toEqual([
      { sentence: '“西站”与“东站”在同一位置，疑似重复录入', feature: 'b', place: null },
      { sentence: '“东站”的充电桩填了 −3，超出允许的范围，没有采用', feature: 'a', place: null },
      {
        sentence: '12 座站点整体偏离道路，疑似国测局加偏（GCJ-02）坐标，请核对后纠偏',
        feature: null,
        place: null,
      },
    ]);
  });

  it('say nothing of roads that hang together', () => {
    expect(
      coverageProblems({ problems: [], roads: { partCount: 1, largestShare: 1, gaps: [] } }, nameOf, 'en'),
    ).toEqual([]);
  });

  it('list the first gaps with their places and count the others', () => {
    const gaps = Array.from({ length: 23 }, (_, at) => ({ longitude: 117 + at, latitude: 40, distanceM: 4.4 }));
    const told = coverageProblems({ problems: [], roads: { partCount: 3, largestShare: 0.9, gaps } }, nameOf, 'en');
    expect(told).toHaveLength(22);
    expect(told[0]?.sentence).toBe(
      'The road network is in 3 parts without a way between them; the largest has 90.0 % of the length',
    );
    expect(told[1]).toMatchObject({ place: { longitude: 117, latitude: 40 } });
    expect(told[1]?.sentence).toContain('4\u202Fm');
    expect(told.at(-1)?.sentence).toBe('3 more ends that may be gaps');
  });
});
