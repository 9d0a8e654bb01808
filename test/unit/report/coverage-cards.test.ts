import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/evaluate/evaluation.ts';
import type { Measure } from '../../../src/evaluate/measure.ts';
import type { BoardRow } from '../../../src/report/board-rows.ts';
import { coverageCards } from '../../../src/report/coverage-cards.ts';

function measure(over: Partial<Measure>): Measure {
  return {
    scenario: 'a',
    year: 2030,
    zone: 'region',
    indicator: 'charging.villages',
    group: null,
    value: 0,
    none: null,
    low: null,
    high: null,
    unit: '%',
    revision: 1,
    ...over,
  };
}

function evaluationOf(...measures: readonly Measure[]): Evaluation {
  return { measures } as unknown as Evaluation;
}

describe('cards of coverage', () => {
  it('count villages, and tell those along roads apart', () => {
    const [card] = coverageCards(
      evaluationOf(
        measure({ value: (100 * 29) / 41, whole: { amount: 41, unit: 'villages' } }),
        measure({ value: (100 * 17) / 41, group: 'along-roads' }),
        measure({ value: 50, zone: 'z1', whole: { amount: 2, unit: 'villages' } }),
      ),
      [],
    );
    expect(card).toMatchObject({ id: 'villages', served: 29, whole: { amount: 41 }, alongRoads: { served: 17 } });
  });

  it('give land in m² without rounding', () => {
    const whole = { amount: 1_000_001, unit: 'm2' } as const;
    const [card] = coverageCards(evaluationOf(measure({ indicator: 'charging.coverage', value: 12.5, whole })), []);
    expect(card).toMatchObject({ id: 'land', served: 125_000.125, alongRoads: null });
  });

  it('keep the reason where there is no number, and count nothing', () => {
    const none = { code: 'no-villages', details: {} } as const;
    const [card] = coverageCards(evaluationOf(measure({ value: null, none })), []);
    expect(card).toMatchObject({ measure: { none }, served: null, whole: null });
  });

  it('stand in one order, each with the targets that ask for it', () => {
    const row = { target: { id: 't', indicator: 'charging.piles' } } as unknown as BoardRow;
    const cards = coverageCards(
      evaluationOf(
        measure({ indicator: 'charging.piles', unit: 'count', value: 40 }),
        measure({ indicator: 'bus.coverage', value: 3 }),
        measure({ indicator: 'forest.cover', value: 60 }),
        measure({ indicator: 'charging.places', value: 1 }),
      ),
      [row],
    );
    expect(cards.map(({ id, targets }) => [id, targets.length])).toEqual([
      ['places', 0],
      ['bus', 0],
      ['piles', 1],
    ]);
  });

  it('are none before the first numbers', () => {
    expect(coverageCards(null, [])).toEqual([]);
  });
});
