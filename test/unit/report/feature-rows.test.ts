import { describe, expect, it } from 'vitest';
import type { FeatureProperties, Plan, PlanFeature } from '../../../src/plan/plan.ts';
import { featureRows } from '../../../src/report/feature-rows.ts';
import { evaluationOf, forestContribution } from './evaluation-fixture.ts';

function feature(id: string, scenario: string, removes?: string): PlanFeature {
  const properties: FeatureProperties = {
    kind: 'forest',
    scenario,
    from: 2024,
    until: null,
    status: 'planned',
    name: id,
    ...(removes === undefined ? {} : { removes }),
  };
  return { id, geometry: { type: 'Point', coordinates: [117, 40] }, properties };
}

const PLAN: Pick<Plan, 'scenarios' | 'features'> = {
  scenarios: [
    { id: 'base', name: '现状' },
    { id: 'a', name: 'A', parent: 'base' },
    { id: 'b', name: 'B', parent: 'a' },
    { id: 'c', name: 'C', parent: 'c' },
  ],
  features: new Map(
    [feature('old', 'base'), feature('mine', 'a'), feature('gone', 'b', 'mine'), feature('loop', 'c')].map((one) => [
      one.id,
      one,
    ]),
  ),
};
const ids = (scenario: string): readonly string[] => featureRows(PLAN, scenario, null).map(({ id }) => id);

describe('featureRows', () => {
  it('takes what the scheme builds on with it', () => {
    expect(ids('a')).toEqual(['old', 'mine']);
    expect(ids('base')).toEqual(['old']);
  });

  it('leaves out what the scheme takes away, and the taking away itself', () => {
    expect(ids('b')).toEqual(['old']);
  });

  it('does not run in circles when a scheme names itself as its parent', () => {
    expect(ids('c')).toEqual(['loop']);
  });

  it('carries what the engine says of a feature', () => {
    const evaluation = evaluationOf({ contributions: [forestContribution('mine', 500, { drawnM2: 900 })] });
    const [old, mine] = featureRows(PLAN, 'a', evaluation);
    expect(old?.contribution).toBeNull();
    expect(old?.forestM2).toBeNull();
    expect(mine?.contribution?.drawnM2).toBe(900);
    expect(mine?.forestM2).toBe(500);
  });
});
