import { describe, expect, it } from 'vitest';
import { DATA_FILES } from '../../../../data/demo/build.ts';
import { assertKnown, HashMismatch } from '../../../../data/demo/cache.ts';
import type { Manifest } from '../../../../data/demo/manifest.ts';

const sha256 = (letter: string): string => letter.repeat(64);
const manifest: Manifest = {
  builderVersion: 1,
  seed: 'jizhou',
  randomSeed: 1,
  name: { zh: '', en: '' },
  illustrative: { zh: '', en: '' },
  attribution: { zh: '', en: '' },
  counts: {},
  districtAreaM2: 0,
  classAreasM2: {},
  forestCover: 0,
  plantableM2: 0,
  files: Object.fromEntries(DATA_FILES.map((name) => [name, { bytes: 1, sha256: sha256('a') }])),
};

describe('the committed hashes', () => {
  const known = { jizhou: Object.fromEntries(DATA_FILES.map((name) => [name, sha256('a')])) };

  it('let the right base pass', () => {
    expect(() => assertKnown(manifest, known)).not.toThrow();
  });

  it('name the seed and the file that came out different, in one sentence with a way on', () => {
    const changed = { ...known, jizhou: { ...known.jizhou, 'roads.fgb': sha256('b') } };
    expect(() => assertKnown(manifest, changed)).toThrow(HashMismatch);
    expect(() => assertKnown(manifest, changed)).toThrow(/jizhou.*\(roads\.fgb\).*--accept/);
  });

  it('refuse a seed that has none', () => {
    expect(() => assertKnown(manifest, {})).toThrow(HashMismatch);
  });
});
