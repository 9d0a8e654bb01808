import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shippedFactors } from '../../src/evaluate/factors/shipped-factors.ts';

const REFERENCE = new URL('../../../shared/reference/factors.json', import.meta.url);

/** A factor of the reference list, whose members keep the names they were collected under. */
interface ReferenceFactor {
  readonly id: string;
  readonly quantity: string;
  readonly land_class: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly method: string;
  readonly source: string;
  readonly year: number | null;
  readonly confidence: string;
  readonly evidence?: string;
  readonly note?: string;
}

it.runIf(existsSync(REFERENCE))(
  'the tables say what the reference list says, nothing less (needs the shared folder)',
  () => {
    const { factors } = JSON.parse(readFileSync(REFERENCE, 'utf8')) as { readonly factors: readonly ReferenceFactor[] };
    const shipped = new Map(shippedFactors().map((one) => [one.id, one]));
    // Anhui by age group is printed among the worked examples alone.
    const others = [...shipped.keys()].filter((id) => !id.startsWith('density.ah.'));
    expect(others).toHaveLength(factors.length);
    for (const { land_class: landClass, evidence = null, note = null, ...same } of factors) {
      expect(shipped.get(same.id), same.id).toMatchObject({ ...same, landClass, evidence, note });
    }
  },
);

it('Anhui: areas times densities are the totals that the paper prints', () => {
  const densities = new Map(shippedFactors().map(({ id, value }) => [id, value ?? Number.NaN]));
  // Area in 10⁴ ha, soil and vegetation in Tg: oracles.md 2.4, ChinaXiv-201605.00424V1; tolerance 0.1 Tg.
  const printed: readonly (readonly [group: string, area: number, soil: number, vegetation: number])[] = [
    ['幼龄', 136.7, 111.4, 94.2],
    ['中龄', 137.2, 118.6, 136.6],
    ['近熟', 57.5, 55.7, 67.3],
    ['成熟', 27.4, 21.1, 71.9],
    ['过熟', 8.1, 5.7, 32.1],
  ];
  for (const [group, area, soil, vegetation] of printed) {
    const total = (pool: string): number => (area * (densities.get(`density.ah.${group}.${pool}`) ?? Number.NaN)) / 100;
    expect(Math.abs(total('soil') - soil), group).toBeLessThan(0.1);
    expect(Math.abs(total('veg') - vegetation), group).toBeLessThan(0.1);
  }
});
