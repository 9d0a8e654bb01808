import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../../src/plan/plan-difference.ts';
import type { PlanFeature } from '../../../src/plan/plan.ts';
import { drawnFeature, smallPlan, square } from '../../support/small-plan.ts';

const [f1, f2, f3, f4, f5] = ['f1', 'f2', 'f3', 'f4', 'f5'].map((id) => drawnFeature(id, 'a')) as [
  PlanFeature,
  PlanFeature,
  PlanFeature,
  PlanFeature,
  PlanFeature,
];
const same = { reshaped: false, properties: [], reordered: false };

describe('difference of two plans', () => {
  it('lists what is new, gone and changed, and in what', () => {
    const reshaped = { ...f2, geometry: square(118, 40) };
    const named = { ...f3, properties: { ...f3.properties, name: '新', species: '侧柏', folder: undefined } };
    const before = smallPlan([f1, f2, f3]);
    const after = { ...smallPlan([reshaped, named, f4]), name: '改名', landAreaM2: 5 };
    expect(differenceOf(before, after)).toEqual({
      added: [f4],
      removed: [f1],
      changed: [
        { ...same, before: f2, after: reshaped, reshaped: true },
        { ...same, before: f3, after: named, properties: ['name', 'species'] },
      ],
      settings: ['landAreaM2', 'name'],
    });
  });

  it('is nothing between equal plans, though they are not the same objects', () => {
    const before = smallPlan([f1, f2]);
    expect(differenceOf(before, structuredClone(before))).toEqual({
      added: [],
      removed: [],
      changed: [],
      settings: [],
    });
  });

  it('names as reordered only those that were moved past others', () => {
    const before = smallPlan([f1, f2, f3, f4]);
    const movedIn = (features: PlanFeature[]): string[] =>
      differenceOf(before, smallPlan(features)).changed.map((one) => (one.reordered ? one.after.id : '?'));
    expect(movedIn([f4, f1, f2, f3])).toEqual(['f4']);
    expect(movedIn([f2, f3, f4, f1])).toEqual(['f1']);
    expect(movedIn([f4, f3, f2, f1])).toHaveLength(3);
    expect(movedIn([f5, f1, f3, f4])).toEqual([]);
  });
});
