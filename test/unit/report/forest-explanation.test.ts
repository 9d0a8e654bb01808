import { describe, expect, it } from 'vitest';
import { explainForest, forestBrought, sumNotCounted } from '../../../src/report/forest-explanation.ts';
import { evaluationOf, forestContribution, regionMeasure } from './evaluation-fixture.ts';

const LAND = 1_590_000_000;
const REGION = 1_589_946_000;

/** The figures of a district: 486 696 000 m² of forest before, `forestM2` after. */
function district(forestM2: number, contributions: ReturnType<typeof forestContribution>[], landM2 = LAND) {
  return evaluationOf({
    measures: [
      regionMeasure('area.region', REGION),
      regionMeasure('forest.area', forestM2),
      regionMeasure('forest.cover', (forestM2 / landM2) * 100),
    ],
    contributions,
  });
}
const BEFORE = district(486_696_000, []);

describe('explainForest', () => {
  it('puts the fraction together: baseline, planned, lost, land', () => {
    const loser = forestContribution('pv', 0, { indicator: 'area.change', forestLossM2: 50_000 });
    const after = district(486_696_000 + 614_000 + 582_000 - 50_000, [
      forestContribution('a', 582_000),
      forestContribution('b', 614_000),
      loser,
    ]);
    const forest = explainForest(after, BEFORE);
    expect(forest).toMatchObject({ baselineM2: 486_696_000, addedM2: 1_196_000, lostM2: 50_000, landIsOfficial: true });
    expect(forest?.landM2).toBeCloseTo(LAND, 3);
    expect(forest?.listed.map(({ feature }) => feature)).toEqual(['b', 'a', 'pv']);
    expect(forest?.otherM2).toBeCloseTo(0, 6);
  });

  it('adds up: listed, rest and other change are the whole change', () => {
    const many = Array.from({ length: 14 }, (_, index) => forestContribution(`f${index}`, 10_000 * (index + 1)));
    const drawn = many.reduce((sum, { countedM2 }) => sum + countedM2, 0);
    const forest = explainForest(district(486_696_000 + drawn - 777, many), BEFORE);
    expect(forest?.listed).toHaveLength(10);
    expect(forest?.rest).toEqual({ count: 4, forestM2: 100_000 });
    expect(forest?.otherM2).toBeCloseTo(-777, 6);
  });

  it('says that the outline is the denominator when the engine divided by it', () => {
    expect(explainForest(district(5e8, [], REGION), BEFORE)?.landIsOfficial).toBe(false);
  });

  it('is silent while a number is missing', () => {
    expect(explainForest(null, BEFORE)).toBeNull();
    expect(explainForest(evaluationOf({}), BEFORE)).toBeNull();
  });
});

describe('forestBrought', () => {
  it('takes off the forest that a feature turns into something else', () => {
    expect(forestBrought(forestContribution('f', 900, { forestLossM2: 200 }))).toBe(700);
    expect(forestBrought(forestContribution('w', 900, { indicator: 'area.change', forestLossM2: 200 }))).toBe(-200);
  });
});

it('names new forest on cropland, which is counted, with the cover that is left without it', () => {
  const parts = [forestContribution('a', 582_000, { croplandM2: 159_000 }), forestContribution('b', 614_000)];
  const forest = explainForest(district(486_696_000 + 614_000 + 582_000, parts), BEFORE);
  expect(forest?.onCropland?.areaM2).toBe(159_000);
  // 159 000 m² of 1 590 km² are a hundredth of a point.
  expect((forest?.cover ?? 0) - (forest?.onCropland?.coverWithout ?? 0)).toBeCloseTo(0.01, 9);
  expect(explainForest(BEFORE, BEFORE)?.onCropland).toBeNull();
});

describe('sumNotCounted', () => {
  it('adds by reason and by who has the land, largest first, and leaves out what is nothing', () => {
    const sums = sumNotCounted([
      forestContribution('a', 1, {
        notCounted: [
          { reason: 'water', areaM2: 10 },
          { reason: 'taken', areaM2: 5, by: 'x' },
        ],
      }),
      forestContribution('b', 1, {
        notCounted: [
          { reason: 'water', areaM2: 20 },
          { reason: 'taken', areaM2: 7, by: 'y' },
          { reason: 'outside', areaM2: 0 },
        ],
      }),
    ]);
    expect(sums).toEqual([
      { reason: 'water', by: null, areaM2: 30 },
      { reason: 'taken', by: 'y', areaM2: 7 },
      { reason: 'taken', by: 'x', areaM2: 5 },
    ]);
  });
});
