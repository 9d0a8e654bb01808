import { describe, expect, it } from 'vitest';
import { landOutcome, type LandPiece } from '../../../src/evaluate/land-change.ts';
import { isForestWhenPlanned } from '../../../src/land/class-system.ts';
import {
  clcdClasses,
  landSeaUseClasses,
  thirdSurveyClasses,
  worldcoverClasses,
} from '../../../src/land/class-system-tables.ts';

const classes = thirdSurveyClasses();

function piece(code: string, others: Partial<LandPiece> = {}): LandPiece {
  return { from: classes.find(code), isForest: false, onFarmlandLine: false, ...others };
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
    expect(landOutcome(from, classes.plannedClass(to))).toEqual(
      stays === null ? { turns: true } : { turns: false, reason: stays },
    );
  });

  it('makes forest of arbor land and bamboo only', () => {
    expect(classes.classes.filter(isForestWhenPlanned).map((one) => one.code)).toEqual(['0301', '0302']);
  });
});

describe('under other class systems', () => {
  const systems = { 'land-sea-use': landSeaUseClasses(), worldcover: worldcoverClasses(), clcd: clcdClasses() };

  it.each([
    ['land-sea-use', '0103', false, '0301', null],
    ['land-sea-use', '0301', true, '0301', 'already-forest'],
    ['land-sea-use', '1701', false, '0301', 'water'],
    ['land-sea-use', '1704', false, '1108', null],
    // 0504 is what the survey's 1108 is called there; 0504 of the survey does not exist.
    ['land-sea-use', '0504', false, '1108', 'same-class'],
    // A park on a park: the survey's 0810 is the whole first level 14 there.
    ['land-sea-use', '1401', false, '0810', 'same-class'],
    ['land-sea-use', '1105', false, '0301', null],
    ['worldcover', '40', false, '0301', null],
    ['worldcover', '10', true, '0301', 'already-forest'],
    ['worldcover', '80', false, '0301', 'water'],
    ['worldcover', '80', false, '1108', null],
    // Moss is not a part of trees, though 100 begins with 10.
    ['worldcover', '100', false, '0404', null],
    ['worldcover', '30', false, '0404', 'same-class'],
    ['clcd', '2', true, '0301', 'already-forest'],
    ['clcd', '5', false, '0301', 'water'],
    ['clcd', '9', false, '1108', 'same-class'],
  ] as const)('%s: land of class %s (forest: %s) under planned %s: %s', (id, code, isForest, planned, stays) => {
    const system = systems[id];
    const from = system.find(code);
    const outcome = landOutcome({ from, isForest, onFarmlandLine: false }, system.plannedClass(planned));
    expect(outcome).toEqual(stays === null ? { turns: true } : { turns: false, reason: stays });
  });
});
