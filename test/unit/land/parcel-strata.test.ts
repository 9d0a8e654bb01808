import { describe, expect, it } from 'vitest';
import { thirdSurveyClasses } from '../../../src/land/class-system-tables.ts';
import { createLandTableBuilder } from '../../../src/land/land-table-builder.ts';
import { parcelStrata, stratumKey } from '../../../src/land/parcel-strata.ts';
import type { LandTable } from '../../../src/land/land-table.ts';

type Row = readonly [code: string | null, species: string | null, origin: string | number | null];

function tableOf(rows: readonly Row[], originType: 'text' | 'number' = 'text'): LandTable {
  const builder = createLandTableBuilder(thirdSurveyClasses(), [
    { role: 'species', type: 'text' },
    { role: 'origin', type: originType },
  ]);
  for (const [code, species, origin] of rows) builder.endParcel(code, [species, origin]);
  return builder.finish().table;
}

describe('strata of a land table', () => {
  it('puts parcels of the same class, species and origin together', () => {
    const { keys, index } = parcelStrata(
      tableOf([
        ['0301', '马尾松', '人工'],
        ['0103', null, null],
        ['0301', '马尾松', '天然'],
        ['0301', '马尾松', '人工'],
        ['0301', '栎类', '人工'],
        ['0301', null, '天然'],
        ['9999', null, null],
      ]),
    );
    expect(keys).toEqual(['0301/马尾松/人工', '0103', '0301/马尾松/天然', '0301/栎类/人工', '0301//天然', 'unknown']);
    expect([...index]).toEqual([0, 1, 2, 0, 3, 4, 5]);
  });

  it('takes origins that are numbers as they are written', () => {
    const { keys } = parcelStrata(
      tableOf(
        [
          ['0301', '栎类', 1],
          ['0301', '栎类', null],
          ['0301', '栎类', 1],
        ],
        'number',
      ),
    );
    expect(keys).toEqual(['0301/栎类/1', '0301/栎类']);
  });

  it('knows only classes where the file says no more', () => {
    const builder = createLandTableBuilder(thirdSurveyClasses(), []);
    for (const code of ['0103', '0404', '0103']) builder.endParcel(code, []);
    const { keys, index } = parcelStrata(builder.finish().table);
    expect(keys).toEqual(['0103', '0404']);
    expect([...index]).toEqual([0, 1, 0]);
    expect(stratumKey('', '', '')).toBe('unknown');
  });
});
