import { describe, expect, it } from 'vitest';
import { chargingPilesIndicator } from '../../../../src/evaluate/features/charging-piles.indicator.ts';
import { counted, featureInput } from '../../../support/counted-features.ts';

const valueOf = (...features: ReturnType<typeof counted>[]): unknown => {
  const [row] = chargingPilesIndicator.compute(featureInput(features));
  return row?.none ?? row?.value;
};

describe('charging piles', () => {
  it('are the sum over charging stations, and 0 without one', () => {
    expect(valueOf()).toBe(0);
    expect(valueOf(counted('b', 'bus-stop'), counted('w', 'swap-station'))).toBe(0);
    expect(
      valueOf(counted('s', 'charging-station', { piles: 12 }), counted('t', 'charging-station', { piles: 8 })),
    ).toBe(20);
  });

  it('are not known where a station has no number, or one below zero: the station is named', () => {
    const good = counted('s', 'charging-station', { piles: 12 });
    expect(valueOf(good, counted('t', 'charging-station'))).toMatchObject({
      code: 'feature-value-missing',
      details: { feature: 't', field: 'piles' },
    });
    expect(valueOf(good, counted('t', 'charging-station', { piles: -2 }))).toMatchObject({
      code: 'feature-value-refused',
      details: { feature: 't', field: 'piles', value: -2 },
    });
  });
});
