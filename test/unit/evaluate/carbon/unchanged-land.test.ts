import { expect, it } from 'vitest';
import type { CarbonTurn } from '../../../../src/evaluate/carbon/carbon-question.ts';
import type { PlannedLand } from '../../../../src/evaluate/carbon/planned-land.ts';
import { unchangedLand } from '../../../../src/evaluate/carbon/unchanged-land.ts';
import { standOf } from '../../../support/carbon-land.ts';

const STRATA = {
  strata: [standOf({ species: '油松', volume: 'usable' }), standOf({ classCode: '0103', carbonClass: 'annual_crop' })],
  index: Uint32Array.of(0, 1, 0),
  volumeM3PerHa: Float64Array.of(100, 0, 40),
};
const AREAS = Float64Array.of(30_000, 50_000, 10_000);

function turn(parcels: readonly number[], areasM2: readonly number[], year: number | null): CarbonTurn {
  return {
    turn: {
      feature: 'f',
      toClass: '0301',
      parcels: Uint32Array.from(parcels),
      areasM2: Float64Array.from(areasM2),
    },
    land: year === null ? null : ({ year } as PlannedLand),
  };
}

it('is all land before anything changes, with the growing stock of its parcels', () => {
  const { land, changedM2 } = unchangedLand(STRATA, AREAS, [turn([0], [20_000], 2031)], 2030);
  expect(changedM2).toBe(0);
  // (3 ha · 100 + 1 ha · 40) / 4 ha
  expect(land).toEqual([
    { stratum: 0, areaM2: 40_000, volumeM3PerHa: 85 },
    { stratum: 1, areaM2: 50_000, volumeM3PerHa: 0 },
  ]);
});

it('is without what features have changed by the year; a feature that says nothing about carbon leaves it', () => {
  const turns = [turn([0, 1], [20_000, 50_000], 2030), turn([2], [10_000], null)];
  const { land, changedM2 } = unchangedLand(STRATA, AREAS, turns, 2030);
  expect(changedM2).toBe(70_000);
  // (1 ha · 100 + 1 ha · 40) / 2 ha
  expect(land).toEqual([{ stratum: 0, areaM2: 20_000, volumeM3PerHa: 70 }]);
});
