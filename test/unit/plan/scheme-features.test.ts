import { describe, expect, it } from 'vitest';
import type { PlanFeature, Scenario } from '../../../src/plan/plan.ts';
import { effectiveFeatures } from '../../../src/plan/scheme-features.ts';
import { drawnFeature, smallPlan } from '../../support/small-plan.ts';

function idsOf(
  features: readonly PlanFeature[],
  scenario: string,
  year = 2030,
  scenarios?: readonly Scenario[],
): string[] {
  const plan = smallPlan(features, scenarios === undefined ? {} : { scenarios });
  return effectiveFeatures(plan, scenario, year).map(({ id }) => id);
}

describe('the features of a scheme', () => {
  it('are those of its ancestors, farthest first, and then its own, each in drawing order', () => {
    const features = [
      drawnFeature('own1', 'b'),
      drawnFeature('parent1', 'a'),
      drawnFeature('root1', 'base'),
      drawnFeature('own2', 'b'),
      drawnFeature('root2', 'base'),
    ];
    expect(idsOf(features, 'b')).toEqual(['root1', 'root2', 'parent1', 'own1', 'own2']);
    expect(idsOf(features, 'a')).toEqual(['root1', 'root2', 'parent1']);
    expect(idsOf(features, 'base')).toEqual(['root1', 'root2']);
  });

  it('count from their first year up to, not including, their last', () => {
    const features = [drawnFeature('f', 'base', { from: 2025, until: 2030 })];
    expect([2024, 2025, 2029, 2030].map((year) => idsOf(features, 'base', year).length)).toEqual([0, 1, 1, 0]);
    expect(idsOf([drawnFeature('f', 'base')], 'base', 1900)).toEqual(['f']);
    expect(idsOf([drawnFeature('f', 'base', { from: 2030, until: 2030 })], 'base', 2030)).toEqual([]);
  });

  it('leave out what the scheme removes, only there and only in the years of the removal', () => {
    const features = [drawnFeature('f', 'base'), drawnFeature('r', 'a', { removes: 'f', from: 2030 })];
    expect(idsOf(features, 'base')).toEqual(['f']);
    expect(idsOf(features, 'a')).toEqual([]);
    expect(idsOf(features, 'b')).toEqual([]);
    expect(idsOf(features, 'a', 2029)).toEqual(['f']);
  });

  it('come back when a scheme farther down removes the removal', () => {
    const features = [
      drawnFeature('f', 'base'),
      drawnFeature('r', 'a', { removes: 'f' }),
      drawnFeature('back', 'b', { removes: 'r' }),
    ];
    expect(idsOf(features, 'a')).toEqual([]);
    expect(idsOf(features, 'b')).toEqual(['f']);
  });

  it('are not touched by removals of their own scheme, of a scheme below, or of nothing', () => {
    const features = [
      drawnFeature('f', 'a'),
      drawnFeature('r1', 'a', { removes: 'f' }),
      drawnFeature('r2', 'b', { removes: 'f' }),
      drawnFeature('r3', 'a', { removes: 'nothing' }),
    ];
    expect(idsOf(features, 'a')).toEqual(['f']);
  });

  it('stop at a parent that is not there and in a circle of parents', () => {
    const features = [drawnFeature('fa', 'a'), drawnFeature('fb', 'b')];
    expect(idsOf(features, 'a', 2030, [{ id: 'a', name: '', parent: 'gone' }])).toEqual(['fa']);
    const circle = [
      { id: 'a', name: '', parent: 'b' },
      { id: 'b', name: '', parent: 'a' },
    ];
    expect(idsOf(features, 'a', 2030, circle)).toEqual(['fb', 'fa']);
    expect(idsOf(features, 'x')).toEqual([]);
  });
});
