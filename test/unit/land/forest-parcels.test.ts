import { describe, expect, it } from 'vitest';
import { markForestParcels } from '../../../src/land/forest-parcels.ts';
import { thirdSurveyClasses } from '../../../src/land/class-system-tables.ts';
import { createLandTableBuilder } from '../../../src/land/land-table-builder.ts';
import { gridBase, type GridParcel } from '../../support/grid-base.ts';

function countsAsForest(parcel: GridParcel): boolean {
  return gridBase({ columns: 1, rows: 1, parcel: () => parcel }).forestMarks[0] === 1;
}

describe('what counts as forest', () => {
  it.each([
    ['arbor land with enough canopy', { code: '0301', canopy: 0.2 }, true],
    ['arbor land too open', { code: '0301', canopy: 0.19 }, false],
    ['arbor land without a canopy value: the class says it', { code: '0301' }, true],
    ['arbor land under a suffix', { code: '0301K', canopy: 0.7 }, true],
    ['bamboo whatever its canopy', { code: '0302', canopy: 0.1 }, true],
    ['shrub named by the state', { code: '0305', specialShrub: '是' }, true],
    ['shrub that is not', { code: '0305', specialShrub: '否' }, false],
    ['shrub without a word on it', { code: '0305' }, false],
    ['other woodland', { code: '0307', canopy: 0.9 }, false],
    ['mangrove, a wetland class', { code: '0303', canopy: 0.9 }, false],
    ['cropland with trees on it', { code: '0103', canopy: 0.9, specialShrub: '是' }, false],
    ['a parcel of unknown class', { code: '9999', canopy: 0.9 }, false],
  ] as const)('%s', (_, parcel, counts) => {
    expect(countsAsForest(parcel)).toBe(counts);
  });

  it('takes the class at its word where the file has neither column', () => {
    const builder = createLandTableBuilder(thirdSurveyClasses(), []);
    for (const code of ['0301', '0305']) {
      builder.addRing([117, 39, 118, 39, 118, 40, 117, 39], 0, 4);
      builder.endPart();
      builder.endParcel(code, []);
    }
    expect([...markForestParcels(builder.finish().table, thirdSurveyClasses())]).toEqual([1, 0]);
  });
});
