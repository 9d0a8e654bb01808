import { describe, expect, it } from 'vitest';
import { createByteCache } from '../../../src/land/byte-cache.ts';

function countingCache(limitBytes: number) {
  const cache = createByteCache<Uint8Array>(limitBytes);
  const made: string[] = [];
  const get = (key: string, size: number | null = 100): Uint8Array | null =>
    cache.get(key, () => {
      made.push(key);
      return size === null ? null : new Uint8Array(size);
    });
  return { made, get };
}

describe('a cache of bytes', () => {
  it('makes a thing once while it is kept', () => {
    const { made, get } = countingCache(1000);
    expect(get('a')).toBe(get('a'));
    expect(get('sea', null)).toBeNull();
    expect(get('sea', null)).toBeNull();
    expect(made).toEqual(['a', 'sea']);
  });

  it('drops first what was not asked for longest', () => {
    const { made, get } = countingCache(250);
    get('a');
    get('b');
    get('a');
    get('c');
    get('a');
    get('b');
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('hands out what is larger than the cache, and keeps it until the next', () => {
    const { made, get } = countingCache(50);
    expect(get('a')?.length).toBe(100);
    get('b');
    get('a');
    expect(made).toEqual(['a', 'b', 'a']);
  });
});
