import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ENERGY_INDICATORS } from '../../src/evaluate/energy/energy-indicators.ts';
import { KeptWork } from '../../src/evaluate/features/kept-work.ts';
import type { CountedFeature } from '../../src/evaluate/features/feature-indicator.ts';
import { counted, featureInput } from '../support/counted-features.ts';

const KINDS = ['pv', 'wind-farm', 'wind-turbine', 'biomass', 'building', 'battery-storage'] as const;
const FARM = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [117, 40],
      [117.1, 40],
      [117.1, 40.1],
      [117, 40.1],
      [117, 40],
    ],
  ],
};

/** A feature of a plan as an edit leaves it: another object where its fields change, the same where they do not. */
const feature = fc
  .record({
    id: fc.integer({ min: 0, max: 7 }),
    kind: fc.constantFrom(...KINDS),
    areaM2: fc.integer({ min: 0, max: 1e7 }),
    share: fc.constantFrom(1, 0.5),
    inFarm: fc.boolean(),
    capacityMw: fc.constantFrom(null, 10, 55, -1),
    fullLoadHours: fc.constantFrom(null, 1500, 9000),
    roofPv: fc.constantFrom('yes', 'no'),
  })
  .map(({ id, kind, inFarm, ...more }): CountedFeature => {
    const place = { type: 'Point' as const, coordinates: inFarm ? [117.05, 40.05] : [117.5, 40.5] };
    return counted(`f${String(id)}`, kind, { ...more, geometry: kind === 'wind-farm' ? FARM : place });
  });
const edit = fc.record({
  features: fc.uniqueArray(feature, { selector: ({ feature: { id } }) => id, maxLength: 8 }),
  /** How many features of the step before stay as they were. */
  kept: fc.integer({ min: 0, max: 8 }),
  year: fc.constantFrom(2025, 2030),
  province: fc.constantFrom('天津', '河北', null),
  zone: fc.constantFrom('region', 'z1'),
});

it('after any edits energy is what it is when it is worked out from nothing', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      const kept = new KeptWork();
      let before: readonly CountedFeature[] = [];
      for (const { features, kept: staying, year, province, zone } of edits) {
        const stay = before.slice(0, staying);
        const ids = new Set(stay.map(({ feature: { id } }) => id));
        const now = [...stay, ...features.filter(({ feature: { id } }) => !ids.has(id))];
        const changes = { scope: { scenario: 'a', year, revision: 1 }, province, zone };
        for (const indicator of ENERGY_INDICATORS) {
          const fromNothing = indicator.compute(featureInput(now, changes));
          expect(indicator.compute(featureInput(now, { ...changes, kept }))).toEqual(fromNothing);
        }
        before = now;
      }
    }),
    { numRuns: 40 },
  );
});
