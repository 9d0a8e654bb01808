import { describe, expect, it } from 'vitest';
import { isForestClass, landOutcome, type LandPiece } from '../../../src/evaluate/land-change.ts';
import { thirdSurveyClasses } from '../../../src/land/class-system.ts';

const classes = thirdSurveyClasses();

function piece(from: string, others: Partial<LandPiece> = {}): LandPiece {
  return { from, isForest: false, onFarmlandLine: false, ...others };
}

describe('what becomes of land under a drawn feature', () => {
  it.each([
    ['cropland turns into forest', piece('0103'), '0301', null],
    ['orchard turns into forest', piece('0201'), '0301', null],
    ['land of unknown class turns', piece(''), '0301', null],
    ['basic farmland stays', piece('0103', { onFarmlandLine: true }), '0301', 'farmland-line'],
    [
      'basic farmland stays even where forest stands on it',
      piece('0301', { isForest: true, onFarmlandLine: true }),
      '0301',
      'farmland-line',
    ],
    ['basic farmland stays under water', piece('1104', { onFarmlandLine: true }), '1108', 'farmland-line'],
    ['forest on forest adds nothing', piece('0301', { isForest: true }), '0301', 'already-forest'],
    ['bamboo on forest adds nothing', piece('0301', { isForest: true }), '0302', 'already-forest'],
    ['forest on shrub that counts adds nothing', piece('0305', { isForest: true }), '0301', 'already-forest'],
    ['forest on shrub that does not count turns it', piece('0305'), '0301', null],
    ['forest on arbor land too open to count turns it', piece('0301'), '0301', null],
    ['forest can turn into something else', piece('0301', { isForest: true }), '0404', null],
    ['a river stays', piece('1101'), '0301', 'water'],
    ['a pond stays', piece('1104'), '0103', 'water'],
    ['a ditch stays', piece('1107'), '0301', 'water'],
    ['wetland may take in shallow water', piece('1104'), '1108', null],
    ['marsh is no open water', piece('1108'), '0301', null],
    ['cropland on the same cropland changes nothing', piece('0103'), '0103', 'same-class'],
    ['marsh on marsh changes nothing', piece('1108'), '1108', 'same-class'],
  ] as const)('%s', (_, from, to, stays) => {
    expect(landOutcome(from, to, classes)).toEqual(
      stays === null ? { turns: true, to } : { turns: false, reason: stays },
    );
  });

  it('makes forest of arbor land and bamboo only', () => {
    expect(classes.classes.filter((one) => isForestClass(one.code)).map((one) => one.code)).toEqual(['0301', '0302']);
  });
});
