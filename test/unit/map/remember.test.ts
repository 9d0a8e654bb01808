import { describe, expect, it } from 'vitest';
import { remember } from '../../../src/map/remember.ts';

describe('remember', () => {
  it('gives the same object for identical arguments and another for others', () => {
    const boxed = remember((value: number, text: string) => ({ value, text }));
    const first = boxed(1, 'a');
    expect(boxed(1, 'a')).toBe(first);
    expect(boxed(1, 'b')).not.toBe(first);
    expect(boxed(Number.NaN, 'a')).toBe(boxed(Number.NaN, 'a'));
  });
});
