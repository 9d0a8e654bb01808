import { describe, expect, it } from 'vitest';
import { coverageProblems, roadProblems } from '../../../src/report/coverage-problems.ts';

const SOUND = { partCount: 1, largestShare: 0.9, gaps: [], crossings: [], isJoined: false };

const nameOf = (feature: string): string => ({ a: '东站', b: '西站' })[feature] ?? '';

describe('problems of stations and roads in words', () => {
  it('name the stations, the field and the coordinates suspected', () => {
    const told = coverageProblems(
      {
        problems: [
          { code: 'duplicate-station', feature: 'b', other: 'a' },
          { code: 'number-refused', feature: 'a', field: 'piles', value: -3 },
          { code: 'stations-shifted', shift: 'gcj02', features: ['a', 'b'] },
        ],
      },
      nameOf,
      'zh',
    );
    expect(told).toEqual([
      {
        sentence: '“西站”与“东站”在同一位置，疑似重复录入',
        feature: 'b',
        place: null,
        fix: { do: 'remove', feature: 'b' },
      },
      { sentence: '“东站”的充电桩填了 −3，超出允许的范围，没有采用', feature: 'a', place: null, fix: null },
      {
        sentence: '2 座站点整体偏离道路，疑似国测局加偏（GCJ-02）坐标，核对后可一键纠偏',
        feature: null,
        place: null,
        fix: { do: 'unshift', shift: 'gcj02', features: ['a', 'b'] },
      },
    ]);
  });

  it('say nothing of roads that hang together', () => {
    expect(roadProblems({ ...SOUND, largestShare: 1 }, 'en')).toEqual([]);
  });

  it('list the first gaps with their places and count the others', () => {
    const gaps = Array.from({ length: 23 }, (_, at) => ({ longitude: 117 + at, latitude: 40, distanceM: 4.4 }));
    const told = roadProblems({ ...SOUND, partCount: 3, gaps }, 'en');
    expect(told).toHaveLength(22);
    expect(told[0]?.sentence).toBe(
      'The road network is in 3 parts without a way between them; the largest has 90.0 % of the length',
    );
    expect(told[1]).toMatchObject({ place: { longitude: 117, latitude: 40 } });
    expect(told[1]?.sentence).toContain('4\u202Fm');
    expect(told.at(-1)?.sentence).toBe('3 more ends that may be gaps');
  });

  it('list crossings without a vertex in common, joined or not', () => {
    const crossings = [{ longitude: 117.1, latitude: 40.1 }];
    expect(roadProblems({ ...SOUND, crossings }, 'zh')).toMatchObject([
      { sentence: '相交无共同节点 1，未接通，可能是立交', place: crossings[0] },
    ]);
    expect(roadProblems({ ...SOUND, crossings, isJoined: true }, 'en')[0]?.sentence).toBe(
      'Crossing 1 without a vertex in common, joined; may be a bridge',
    );
  });
});
