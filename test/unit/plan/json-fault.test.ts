import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../../../src/plan/json-fault.ts';

describe('JSON fault', () => {
  it.each(['{}', ' [1, -0.5e+3, "\\u00e9\\n中文", {"a": [true, false, null]}] ', '"x"', '0'])(
    'finds none in %s',
    (text) => {
      expect(findJsonFault(text)).toBeNull();
    },
  );

  it.each([
    ['', 1, 1],
    ['{"a": 1,\n "b', 2, 4],
    ['[1, 2', 1, 6],
    ['[tru', 1, 5],
    ['[-', 1, 3],
    ['{"a": "x\\u00', 1, 13],
    ['[1,\n\n', 3, 1],
  ])('calls %j truncated', (text, line, column) => {
    expect(findJsonFault(text)).toEqual({ line, column, truncated: true });
  });

  it.each([
    ['[1,]', 1, 4],
    ['{"a" 1}', 1, 6],
    ["{'a': 1}", 1, 2],
    ['[01]', 1, 3],
    ['{"a": 1}\n}', 2, 1],
    ['[1 2]', 1, 4],
    ['{"a": tree}', 1, 7],
    ['["a\nb"]', 1, 2],
    ['[NaN]', 1, 2],
    ['{"a":1,}', 1, 8],
  ])('says where %j breaks the rules', (text, line, column) => {
    expect(findJsonFault(text)).toEqual({ line, column, truncated: false });
  });

  it('is not stopped by depth', () => {
    expect(findJsonFault('['.repeat(200_000))).toMatchObject({ truncated: true });
  });
});
