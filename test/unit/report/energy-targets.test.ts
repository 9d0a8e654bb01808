import { expect, it } from 'vitest';
import { energyTargets } from '../../../src/report/energy-targets.ts';
import { energySeries, energyTarget } from './energy-fixture.ts';

const TARGETS = [
  energyTarget('later', 'renewable.capacity', 100, 2030),
  energyTarget('undated', 'pv.capacity', 50, null),
  energyTarget('soon', 'renewable.capacity', 30, 2025),
  energyTarget('forest', 'forest.cover', 30, 2025, { unit: '%' }),
];

it('holds every target against its own year, and one without a year against the one on screen', () => {
  const series = energySeries(
    [
      ['p', 'pv', { capacityMw: 40, from: 2025 }],
      ['q', 'pv', { capacityMw: 20, from: 2030 }],
    ],
    [2025, 2030],
    TARGETS,
  );
  const told = (shownYear: number): unknown =>
    energyTargets(series, TARGETS, shownYear).map(({ target, result, measure }) => [
      target.id,
      result.status,
      result.gap,
      measure.year,
      measure.value,
    ]);
  expect(told(2025)).toEqual([
    ['undated', 'short', 10, 2025, 40],
    ['soon', 'met', 0, 2025, 40],
    ['later', 'short', 40, 2030, 60],
  ]);
  expect(told(2030)).toEqual([
    ['soon', 'met', 0, 2025, 40],
    ['later', 'short', 40, 2030, 60],
    ['undated', 'met', 0, 2030, 60],
  ]);
});
