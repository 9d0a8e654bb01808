import { describe, expect, it } from 'vitest';
import { entriesOfFeature, featureOfEntries } from '../../../src/plan/feature-entries.ts';
import { drawnFeature, square } from '../../support/small-plan.ts';

describe('feature entries', () => {
  const feature = {
    ...drawnFeature('f1', 'a', { order: 7, geometry: '同名字段', ['p:kind']: null }),
    extra: { title: '一' },
  };

  it('put together again what they took apart, in whatever order', () => {
    const entries = entriesOfFeature(feature, '15');
    expect(featureOfEntries('f1', entries)).toEqual({ feature, order: '15', version: '' });
    expect(featureOfEntries('f1', entries.toReversed())).toEqual({ feature, order: '15', version: '' });
    // Properties named like other entries do not get in their way.
    expect(new Set(entries.map(([name]) => name)).size).toBe(entries.length);
  });

  it('keep a property with the name of the prototype as a plain property', () => {
    const odd = drawnFeature('f1', 'a', JSON.parse('{"__proto__": {"kind": "pv"}}') as object);
    const read = featureOfEntries('f1', entriesOfFeature(odd, '10'))?.feature.properties ?? {};
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Object.entries(read)).toContainEqual(['__proto__', { kind: 'pv' }]);
  });

  it('follow the patches of a geometry, one version after the other, and those of one planner where two went apart', () => {
    const line = (latitude: number): unknown => ({
      type: 'LineString',
      coordinates: [
        [1, 1],
        [2, latitude],
      ],
    });
    const step = (from: string, before: number, after: number): unknown => {
      return { from, splices: [{ path: [], at: 1, before: [[2, before]], after: [[2, after]] }] };
    };
    const entries = entriesOfFeature(drawnFeature('f1', 'a'), '15').filter(([name]) => name !== 'geometry');
    entries.push(['geometry', ['v0', line(0)]], ['g:v1', step('v0', 0, 1)], ['g:v2', step('v1', 1, 2)]);
    entries.push(['g:x1', step('v0', 0, 7)], ['g:x2', step('x1', 7, 8)], ['g:old', step('', 0, 9)]);
    for (const order of [entries, entries.toReversed()]) {
      const read = featureOfEntries('f1', order);
      expect([read?.version, read?.feature.geometry]).toEqual(['v2', line(2)]);
    }
    // A geometry read before is the starting point, and stays the same object.
    const known = { version: 'v2', geometry: square(1, 1) };
    expect(featureOfEntries('f1', entries, known)?.feature.geometry).toBe(known.geometry);
    const unknown = { version: 'gone', geometry: square(1, 1) };
    expect(featureOfEntries('f1', entries, unknown)?.feature.geometry).toEqual(line(2));
  });

  it('are no feature without shape, place, kind or scheme', () => {
    const entries = entriesOfFeature(feature, '15');
    for (const missing of ['order', 'geometry', 'p:kind', 'p:scenario']) {
      expect(
        featureOfEntries(
          'f1',
          entries.filter(([name]) => name !== missing),
        ),
      ).toBeNull();
    }
    expect(
      featureOfEntries(
        'f1',
        entries.filter(([name]) => name !== 'extra'),
      )?.feature.extra,
    ).toBeUndefined();
  });
});
