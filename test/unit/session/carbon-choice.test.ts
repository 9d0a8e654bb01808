import { expect, it } from 'vitest';
import { withChoice } from '../../../src/session/carbon-choice.ts';

it('makes a choice, changes it and takes it back, and leaves the others', () => {
  const one = withChoice({ soil: 'LAC' }, 'climate', 'CTD');
  expect(one).toEqual({ soil: 'LAC', climate: 'CTD' });
  expect(withChoice(one ?? {}, 'climate', 'WTM')).toEqual({ soil: 'LAC', climate: 'WTM' });
  expect(withChoice(one ?? {}, 'climate', null)).toEqual({ soil: 'LAC' });
  expect(withChoice({}, 'soilDepthCm', '30')).toEqual({ soilDepthCm: 30 });
});

it.each([
  ['35', 0.35],
  ['12.5 %', 0.125],
  ['0', 0],
  ['100％', 1],
])('reads %s as per cent', (entered, sealedSoilLoss) => {
  expect(withChoice({}, 'sealedSoilLoss', entered)).toEqual({ sealedSoilLoss });
});

it.each(['', ' ', 'much', '-1', '101', 'NaN'])('refuses "%s" as per cent', (entered) => {
  expect(withChoice({ sealedSoilLoss: 0.2 }, 'sealedSoilLoss', entered)).toBeNull();
});
