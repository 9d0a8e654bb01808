import { describe, expect, it } from 'vitest';
import { plannedLand } from '../../../../src/evaluate/carbon/planned-land.ts';

describe('fields that cannot be used', () => {
  it.each([
    [85, 'share-as-percent'],
    [1.5, 'share-as-percent'],
    [-0.2, 'share-out-of-range'],
    [101, 'share-out-of-range'],
    ['85%', 'not-a-number'],
    [Number.NaN, 'not-a-number'],
    [Infinity, 'not-a-number'],
  ])('survival of %s is refused: %s', (survivalShare, code) => {
    const answer = plannedLand('forest', { survivalShare }, 2026);
    expect(answer).toEqual({
      ok: false,
      faults: [{ code, field: 'survivalShare', value: expect.anything() as unknown }],
    });
  });

  it('are all named at once', () => {
    const answer = plannedLand(
      'forest',
      { survivalShare: 85, rotationYears: 0, thinningAgeYears: -3, thinningShare: 30 },
      2026,
    );
    expect(answer.ok ? [] : answer.faults.map(({ field, code }) => [field, code])).toEqual([
      ['thinningAgeYears', 'number-out-of-range'],
      ['thinningShare', 'share-as-percent'],
      ['survivalShare', 'share-as-percent'],
      ['rotationYears', 'number-out-of-range'],
    ]);
  });
});

describe('land of a feature', () => {
  it('is planted in the year of the feature, else in the one given', () => {
    const years = [{ from: 2030 }, { from: null }, {}].map((properties) => {
      const answer = plannedLand('forest', properties, 2026);
      return answer.ok ? answer.land?.year : null;
    });
    expect(years).toEqual([2030, 2026, 2026]);
  });

  it('takes nothing away where fields are empty', () => {
    expect(plannedLand('forest', { survivalShare: '', rotationYears: null }, 2026)).toMatchObject({
      ok: true,
      land: { survivalShare: 1, thinning: null, rotationYears: null, species: '' },
    });
  });

  it('is thinned only where both age and share are given', () => {
    expect(plannedLand('forest', { thinningAgeYears: 12 }, 2026)).toMatchObject({ land: { thinning: null } });
    expect(plannedLand('forest', { thinningAgeYears: 12, thinningShare: 0.3 }, 2026)).toMatchObject({
      land: { thinning: { ageYears: 12, share: 0.3 } },
    });
  });

  it('is none for kinds that do nothing to carbon of land, and for a restoration without a cover', () => {
    expect(plannedLand('wind-turbine', {}, 2026)).toEqual({ ok: true, land: null });
    expect(plannedLand('restoration', { restorationType: 'mine' }, 2026)).toEqual({ ok: true, land: null });
    expect(plannedLand('restoration', { coverAfter: 'shrub' }, 2026)).toMatchObject({ land: { cover: 'shrub' } });
  });

  it('at sea buries, or is harvested, or says nothing', () => {
    const of = (properties: Readonly<Record<string, unknown>>): unknown => {
      const answer = plannedLand('marine-sink', properties, 2026);
      return answer.ok && answer.land !== null ? [answer.land.burial, answer.land.mariculture] : answer;
    };
    expect(of({ marineType: 'seagrass' })).toEqual(['seagrass', null]);
    expect(of({ marineType: 'algae', harvestTPerYear: 20 })).toEqual([
      null,
      { species: 'other-algae', tonnesPerYear: 20 },
    ]);
    expect(of({ marineType: 'shellfish' })).toEqual([null, null]);
    expect(of({ marineType: 'sea-ranch', harvestTPerYear: 20 })).toEqual([null, null]);
  });
});
