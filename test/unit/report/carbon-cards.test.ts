import { describe, expect, it } from 'vitest';
import { intervalOf } from '../../../src/evaluate/carbon/interval.ts';
import { carbonCards, layOutInterval } from '../../../src/report/carbon-cards.ts';
import { around, carbonReport, totalOf } from './carbon-fixture.ts';

describe('cards of carbon', () => {
  const cards = carbonCards(
    carbonReport({ stock: totalOf(around(800, 80)), sink: totalOf(around(12, 3)), change: totalOf(around(5, 9)) }),
  );

  it('carry the measures as they are, unrounded and in carbon', () => {
    expect(cards.map(({ measure }) => measure)).toEqual([
      { indicator: 'carbon.stock', zone: 'region', year: 2030, scenario: 'a', value: 800, revision: 7 },
      { indicator: 'carbon.sink', zone: 'region', year: 2030, scenario: 'a', value: 12, revision: 7 },
      { indicator: 'carbon.change', zone: 'region', year: 2030, scenario: 'a', value: 5, revision: 7 },
    ]);
    expect(cards[1]?.carbonDioxide).toEqual({ value: 44, low: 33, high: 55, halfWidthPercent: 25 });
  });

  it('say where gain or loss cannot be told', () => {
    expect(cards.map(({ isUncertainSign }) => isUncertainSign)).toEqual([false, false, true]);
  });

  it('have bars from zero; zero is on the bar of a loss, too', () => {
    expect(layOutInterval(intervalOf(50, 40, 80))).toEqual({ zero: 0, value: 62.5, low: 50, high: 100 });
    expect(layOutInterval(intervalOf(-30, -40, -10))).toEqual({ zero: 100, value: 25, low: 0, high: 75 });
    expect(layOutInterval(intervalOf(10, -10, 30))).toEqual({ zero: 25, value: 50, low: 0, high: 100 });
    expect(layOutInterval(intervalOf(0, 0, 0))).toEqual({ zero: 0, value: 0, low: 0, high: 0 });
  });
});
