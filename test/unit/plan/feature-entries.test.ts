import { describe, expect, it } from 'vitest';
import { entriesOfFeature, featureOfEntries } from '../../../src/plan/feature-entries.ts';
import { drawnFeature } from '../../support/small-plan.ts';

describe('feature entries', () => {
  const feature = {
    ...drawnFeature('f1', 'a', { order: 7, geometry: '同名字段', ['p:kind']: null }),
    extra: { title: '一' },
  };

  it('put together again what they took apart, in whatever order', () => {
    const entries = entriesOfFeature(feature, '15');
    expect(featureOfEntries('f1', entries)).toEqual({ feature, order: '15' });
    expect(featureOfEntries('f1', entries.toReversed())).toEqual({ feature, order: '15' });
    // Properties named like other entries do not get in their way.
    expect(new Set(entries.map(([name]) => name)).size).toBe(entries.length);
  });

  it('keep a property with the name of the prototype as a plain property', () => {
    const odd = drawnFeature('f1', 'a', JSON.parse('{"__proto__": {"kind": "pv"}}') as object);
    const read = featureOfEntries('f1', entriesOfFeature(odd, '10'))?.feature.properties ?? {};
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Object.entries(read)).toContainEqual(['__proto__', { kind: 'pv' }]);
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
