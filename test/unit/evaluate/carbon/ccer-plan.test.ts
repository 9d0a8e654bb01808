import { expect, it } from 'vitest';
import { createPlanScreener } from '../../../../src/evaluate/carbon/ccer-plan.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import type { Fragments } from '../../../../src/evaluate/feature-cut.ts';
import type { PlanFeature } from '../../../../src/plan/plan.ts';
import { gridBase, gridBox } from '../../../support/grid-base.ts';
import { drawn, planOf } from '../../../support/plan-pieces.ts';

const library = createFactorLibrary({});
const CODES = ['0404', '1105', '0301', '0103'];
const base = gridBase({ columns: 4, rows: 1, parcel: (column) => ({ code: CODES[column] ?? null }) });
const fragments: Fragments = {
  parcels: Uint32Array.of(0, 1, 2, 3),
  areasM2: Float64Array.of(600, 500, 30, 20),
  onFarmlandLine: new Uint8Array(4),
};
const BOX = gridBox(0, 0, 4, 1);

function screened(features: readonly PlanFeature[]) {
  const turning = features.map(({ id }) => ({ feature: id, to: null, fragments }));
  return createPlanScreener(base).screen(planOf(features), turning, 2021, library);
}

it('screens planted trees and mangrove, and nothing else', () => {
  const found = screened([
    drawn('trees', BOX),
    drawn('restored', BOX, { kind: 'restoration', coverAfter: 'forest' }),
    drawn('meadow', BOX, { kind: 'restoration', coverAfter: 'grass' }),
    drawn('coast', BOX, { kind: 'marine-sink', marineType: 'mangrove' }),
    drawn('oysters', BOX, { kind: 'marine-sink', marineType: 'shellfish' }),
    drawn('swamp', BOX, { kind: 'wetland', wetlandType: 'mangrove' }),
    drawn('marsh', BOX, { kind: 'wetland', wetlandType: 'marsh' }),
  ]);
  expect(found.map(({ feature, methodology, candidateM2 }) => [feature, methodology, candidateM2])).toEqual([
    ['trees', 'CCER-14-001', 600],
    ['restored', 'CCER-14-001', 600],
    ['coast', 'CCER-14-002', 500],
    ['swamp', 'CCER-14-002', 500],
  ]);
  expect(found.every(({ screenedM2 }) => screenedM2 === 1150)).toBe(true);
});

it('asks for 667 m² of what begins by 2019, and says when there are several pieces', () => {
  const old = drawn('old', BOX, { from: 2019 });
  const two = drawn('two', {
    type: 'MultiPolygon',
    coordinates: [gridBox(0, 0, 1, 1).coordinates, gridBox(2, 0, 3, 1).coordinates],
  });
  expect(screened([old, two]).map(({ candidateM2, isInPieces }) => [candidateM2, isInPieces])).toEqual([
    [0, false],
    [600, true],
  ]);
});

it('screens again only what has changed', () => {
  const screener = createPlanScreener(base);
  const feature = drawn('trees', BOX);
  const turning = [{ feature: 'trees', to: null, fragments }];
  const screen = (of: PlanFeature, firstYear: number, by = library) =>
    screener.screen(planOf([of]), turning, firstYear, by)[0];
  const first = screen(feature, 2021);
  expect(screen(feature, 2021)).toBe(first);
  expect(screen(feature, 2018)?.candidateM2).toBe(0);
  const strict = createFactorLibrary({ 'rule.ccer001.minarea': { value: 601, source: 'test' } });
  expect(screen(feature, 2021, strict)?.candidateM2).toBe(0);
  expect(screen({ ...feature, properties: { ...feature.properties, from: 2010 } }, 2021)?.candidateM2).toBe(0);
  expect(screen(feature, 2021)).toEqual(first);
});
