import { describe, expect, it } from 'vitest';
import { shortNames } from '../../../src/ui/top/short-names.ts';

describe('shortNames', () => {
  it('keeps the part before the first space', () => {
    expect(shortNames(['现状', '方案一 山水优先', '方案二 光伏优先'])).toEqual(['现状', '方案一', '方案二']);
  });

  it('keeps whole names where two would look alike', () => {
    expect(shortNames(['Baseline', 'Scheme 1', 'Scheme 2'])).toEqual(['Baseline', 'Scheme 1', 'Scheme 2']);
  });
});
