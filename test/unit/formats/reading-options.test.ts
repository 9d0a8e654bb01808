import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadingOptions, readingOptionsFrom, readingOptionsKey } from '../../../src/formats/reading-options.ts';

const names = fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { noNullPrototype: true });
const options: fc.Arbitrary<ReadingOptions> = fc.record(
  {
    classSystem: fc.constantFrom('third-survey', 'custom', 'clcd'),
    classMapping: names.filter((mapping) => Object.keys(mapping).length > 0),
    fields: names,
    crs: fc.constantFrom('EPSG:4490', 'EPSG:4527'),
    shift: fc.constantFrom('gcj02', 'bd09'),
    encoding: fc.constantFrom('GBK', 'UTF-8'),
  },
  { requiredKeys: ['fields'] },
);

describe('the key of reading options', () => {
  it('gives the options back', () => {
    fc.assert(
      fc.property(options, (one) => {
        const key = readingOptionsKey({ role: 'land-cover', href: 'a.fgb', ...one });
        expect(readingOptionsFrom(key)).toEqual(one);
      }),
    );
  });

  it('does not depend on the order of fields, nor on where the file lies', () => {
    const key = readingOptionsKey({ role: 'land-cover', href: 'a.fgb', fields: { class: 'DLBM', id: 'BSM' } });
    expect(readingOptionsKey({ role: 'land-cover', href: 'b/c.fgb', fields: { id: 'BSM', class: 'DLBM' } })).toBe(key);
  });

  it.each(['', 'x', '[]', '[0,null,[],[],null,null,null]', '{"a":1}'])('of another version says nothing: %s', (key) => {
    expect(readingOptionsFrom(key)).toBeNull();
  });
});
