import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { energyAccount } from '../../src/evaluate/energy/energy-account.ts';
import { ENERGY_INDICATORS } from '../../src/evaluate/energy/energy-indicators.ts';
import { siteArea, type SiteExclusion, type SitePiece } from '../../src/evaluate/energy/site-area.ts';
import type { CountedFeature } from '../../src/evaluate/features/feature-indicator.ts';
import { counted, featureInput } from '../support/counted-features.ts';

const PLANTS = ['pv', 'wind-farm'] as const;
const area = fc.double({ min: 1, max: 1e8, noNaN: true });

/** Total of an account by its member. */
function total(features: readonly CountedFeature[], member: 'capacityMw' | 'generationGwh' | 'avoidedT', year = 2030) {
  const account = energyAccount(featureInput(features, { scope: { scenario: 'a', year, revision: 1 } }));
  return account.totals[0]?.[member].value ?? NaN;
}

function close(one: number, other: number): void {
  expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(one)));
}

describe('power, electricity and avoided emission', () => {
  it('of a field are those of its parts, however it is split and whatever it states', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PLANTS),
        area,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.option(fc.double({ min: 0, max: 5000, noNaN: true })),
        (kind, areaM2, part, capacityMw) => {
          const piece = (id: string, share: number): CountedFeature =>
            // What a field states belongs to all of it and is shared by area when it is split.
            counted(id, kind, { areaM2: areaM2 * share, capacityMw: capacityMw === null ? null : capacityMw * share });
          for (const member of ['capacityMw', 'generationGwh', 'avoidedT'] as const) {
            close(total([piece('whole', 1)], member), total([piece('one', part), piece('two', 1 - part)], member));
          }
        },
      ),
    );
  });

  it('of a feature are those of its parts in zones', () => {
    fc.assert(
      fc.property(
        area,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.option(fc.constant(120)),
        (areaM2, share, own) => {
          const inZone = (part: number): number =>
            total([counted('a', 'pv', { areaM2: areaM2 * part, share: part, capacityMw: own })], 'generationGwh');
          close(inZone(1), inZone(share) + inZone(1 - share));
        },
      ),
    );
  });

  it('never fall when there is more power, or when the sun shines longer', () => {
    const number = fc.double({ min: 0, max: 1000, noNaN: true });
    const hours = fc.double({ min: 0, max: 8760, noNaN: true });
    fc.assert(
      fc.property(number, number, hours, hours, (power, more, some, others) => {
        const of = (capacityMw: number, fullLoadHours: number): number =>
          total([counted('a', 'pv', { capacityMw, fullLoadHours })], 'generationGwh');
        expect(of(power + more, some)).toBeGreaterThanOrEqual(of(power, some));
        expect(of(power, Math.max(some, others))).toBeGreaterThanOrEqual(of(power, Math.min(some, others)));
      }),
    );
  });

  it('of photovoltaics fall from year to year, those of wind do not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2021, max: 2060 }), fc.integer({ min: 1, max: 40 }), (year, later) => {
        const of = (kind: 'pv' | 'wind-turbine', at: number): number =>
          total([counted('a', kind, { capacityMw: 100, fullLoadHours: 1200, from: 2021 })], 'generationGwh', at);
        expect(of('pv', year + later)).toBeLessThan(of('pv', year));
        expect(of('wind-turbine', year + later)).toBe(of('wind-turbine', year));
      }),
    );
  });

  it('are the same in the account and in the indicators', () => {
    const plant = fc.record({
      kind: fc.constantFrom('pv', 'wind-farm', 'biomass', 'battery-storage', 'building'),
      areaM2: area,
      capacityMw: fc.option(fc.double({ min: 0, max: 500, noNaN: true })),
      powerMw: fc.constant(10),
      energyMwh: fc.constant(20),
      cyclesPerYear: fc.option(fc.constant(300)),
      roofPv: fc.constantFrom('yes', 'no'),
    });
    fc.assert(
      fc.property(fc.array(plant, { maxLength: 6 }), (plants) => {
        const features = plants.map(({ kind, ...fields }, at) => counted(`f${at}`, kind as 'pv', fields));
        const input = featureInput(features);
        const [all] = energyAccount(input).totals;
        const row = (id: string) => {
          const told = ENERGY_INDICATORS.find((one) => one.id === id)?.compute(input)[0];
          return { value: told?.value, none: told?.none, low: told?.low, high: told?.high };
        };
        expect(row('renewable.capacity')).toEqual(all?.capacityMw);
        expect(row('renewable.generation')).toEqual(all?.generationGwh);
        expect(row('emissions.avoided')).toEqual(all?.avoidedT);
      }),
    );
  });
});

describe('a site', () => {
  const classCode = fc.constantFrom('0103', '0301', '1206', '', null);
  const layers = fc.uniqueArray(fc.constantFrom('farmland', 'redline', 'protected')).map((names) => new Set(names));
  const pieces: fc.Arbitrary<readonly SitePiece[]> = fc.array(fc.record({ areaM2: area, classCode, layers }));
  const exclusion: fc.Arbitrary<SiteExclusion> = fc.record({
    rule: fc.string(),
    verdict: fc.constantFrom('forbidden', 'conditional'),
    layers: fc.uniqueArray(fc.constantFrom('farmland', 'redline', 'protected')),
    classCodes: fc.uniqueArray(fc.constantFrom('0103', '0301')).map((codes) => new Set(codes)),
  });

  it('loses nothing, and has the same net area whatever the order of its exclusions', () => {
    fc.assert(
      fc.property(pieces, fc.array(exclusion), (drawn, exclusions) => {
        const site = siteArea(drawn, exclusions);
        const taken = site.steps.reduce((sum, { removedM2 }) => sum + removedM2, 0);
        close(site.grossM2, taken + site.unknownM2 + site.netM2);
        close(site.netM2, siteArea(drawn, [...exclusions].reverse()).netM2);
        close(
          site.netM2,
          site.netByClass.reduce((sum, { areaM2 }) => sum + areaM2, 0),
        );
      }),
    );
  });
});
