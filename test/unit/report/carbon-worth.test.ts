import { expect, it } from 'vitest';
import { intervalWords } from '../../../src/report/carbon-scale.ts';
import { type CarbonPrice, carbonWorth } from '../../../src/report/carbon-worth.ts';
import { around } from './carbon-fixture.ts';

const price: CarbonPrice = { pricePerTCo2: 60, discountPercent: 0, changePercent: 0 };

it('without rates is the carbon dioxide times the price, as wide as the carbon is', () => {
  const worth = carbonWorth(around(1200, 300), 2025, 2035, price);
  expect(worth?.value).toBeCloseTo(1200 * (44 / 12) * 60, 6);
  expect(worth?.low).toBeCloseTo(900 * (44 / 12) * 60, 6);
  expect(worth?.high).toBeCloseTo(1500 * (44 / 12) * 60, 6);
  expect(worth?.halfWidthPercent).toBeCloseTo(25, 9);
});

it('gives less for later carbon under a positive rate, and tells a loss as a loss', () => {
  const [plain, discounted] = [price, { ...price, discountPercent: 5 }].map(
    (one) => carbonWorth(around(-100, 10), 2025, 2035, one)?.value ?? Number.NaN,
  );
  expect(plain).toBeLessThan(discounted ?? 0);
  expect(discounted).toBeLessThan(0);
});

it('is nothing in the base year and before', () => {
  expect(carbonWorth(around(1200, 300), 2025, 2025, price)).toBeNull();
  expect(carbonWorth(around(1200, 300), 2025, 2024, price)).toBeNull();
});

it('is written in yuan, without a space after 万', () => {
  expect(intervalWords(around(264_000, 66_000), 'CNY', 'zh', true)).toMatchObject({ number: '+26.4', unit: '万元' });
  expect(intervalWords(around(264_000, 66_000), 'CNY', 'en', true).unit).toBe('CNY');
});
