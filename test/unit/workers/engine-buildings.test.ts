import type { Feature, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { proposedSettings } from '../../../src/evaluate/carbon/default-settings.ts';
import type { Measure } from '../../../src/evaluate/measure.ts';
import type { BaseDataset, PlanFeature } from '../../../src/plan/plan.ts';
import type { EngineNote } from '../../../workers/engine/contract/base-source.ts';
import { gridBox, gridPolygon } from '../../support/grid-base.ts';
import { gridFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { givenSource, loneEngine, planUpdate } from '../../support/lone-engine.ts';
import { planOf } from '../../support/plan-pieces.ts';

const LAND = gridFlatgeobuf({ columns: 4, rows: 1, parcel: () => ({ code: '0701' }) });
const CELL_M2 = 25036680.50513901;

const building = (geometry: Polygon, properties: Record<string, unknown>): Feature => ({ type: 'Feature', geometry, properties }); // prettier-ignore

/** Half a cell each, but the second, which is half outside; the base year of the plan is 2020. */
const BUILDINGS = [
  building(gridBox(0, 0, 0.5, 1), { YT: 'public', JCNF: 2022, GF: 'yes', BL: 0.4 }),
  building(gridBox(3.5, 0, 4.5, 1), { YT: 'factory', JCNF: 2024, GF: 'no' }),
  building(gridBox(1, 0, 1.5, 1), { YT: 'factory', JCNF: 2031, GF: 'yes' }),
  building(gridBox(2, 0, 2.5, 1), { YT: 'public', JCNF: 2015, GF: 'yes' }),
  building(gridPolygon([1.5, 0], [2, 1], [2, 0], [1.5, 1], [1.5, 0]), { YT: 'commercial', JCNF: 2023, GF: 'yes' }),
];

async function evaluated(
  year: number,
  features: readonly PlanFeature[] = [],
  dataset: Partial<BaseDataset> = {},
): Promise<{
  readonly rows: (indicator: string, zone?: string) => Record<string, Measure['value']>;
  readonly notes: readonly EngineNote[];
}> {
  const engine = loneEngine();
  const json = JSON.stringify({ type: 'FeatureCollection', features: BUILDINGS });
  const fields = { buildingUse: 'YT', from: 'JCNF', roofPv: 'GF', usableRoofShare: 'BL' };
  const { notes } = await engine.open({
    boundary: gridBox(0, 0, 4, 1),
    landAreaM2: null,
    baseYear: 2020,
    sources: [givenSource(LAND), givenSource(json, { role: 'buildings', href: 'roofs.geojson', fields, ...dataset })],
  });
  await engine.update(
    planUpdate(features, {
      zones: [{ id: 'west', name: '', geometry: gridBox(0, 0, 0.25, 1) }],
      carbon: { settings: proposedSettings({ baseYear: 2020 }), factors: {} },
    }),
  );
  const scenario = planOf([]).scenarios[0]?.id ?? '';
  const { measures } = await engine.evaluate(scenario, year);
  return {
    notes,
    rows: (indicator, zone = 'region') =>
      Object.fromEntries(
        measures
          .filter((row) => row.indicator === indicator && row.zone === zone)
          .map(({ group, value }) => [group ?? 'all', value]),
      ),
  };
}

describe('buildings of the base', () => {
  it('count as new from the year they were built, by what lies in the district and its zones', async () => {
    const { rows, notes } = await evaluated(2025);
    const share = rows('roof.pv.share');
    expect(share['all']).toBeCloseTo(50, 6);
    expect(share['public']).toBeCloseTo(100, 6);
    expect(share['factory']).toBeCloseTo(0, 6);
    expect(share['covered']).toBeCloseTo(20, 6);
    // The whole first building and the bow-tie, which encloses a quarter of a cell.
    expect((rows('building.renewable.area')['all'] ?? 0) / CELL_M2).toBeCloseTo(0.75, 4);
    expect((rows('building.renewable.area', 'west')['all'] ?? 0) / CELL_M2).toBeCloseTo(0.25, 6);
    expect(notes).toMatchObject([
      { code: 'buildings-faulty', details: { name: 'roofs.geojson', read: 5, used: 5, repaired: 1, left: 0 } },
    ]);
    expect(notes[0]?.details['places']).toMatch(/^5 \(/u);
  });

  it('of later years come with them, without a stated share by the usual one', async () => {
    const { rows } = await evaluated(2035);
    const share = rows('roof.pv.share');
    expect(share['all']).toBeCloseTo(200 / 3, 6);
    // 0.4 of the first roof, the usual 0.5 of the third.
    expect(share['covered']).toBeCloseTo(30, 6);
  });

  it('stand before the base year: there is nothing new yet', async () => {
    const { rows } = await evaluated(2021);
    expect(rows('roof.pv.share')).toEqual({ all: null });
    expect(rows('building.renewable.area')).toEqual({ all: 0 });
  });

  it('are added to drawn ones', async () => {
    const properties = { kind: 'building', scenario: planOf([]).scenarios[0]?.id ?? '', from: 2021, until: null, status: 'planned', name: '', buildingUse: 'factory', roofPv: 'yes' } as const; // prettier-ignore
    const { rows } = await evaluated(2025, [{ id: 'f', geometry: gridBox(2, 0, 3, 1), properties }]);
    expect(rows('roof.pv.share')['all']).toBeCloseTo(75, 6);
    expect(rows('roof.pv.share')['factory']).toBeCloseTo(200 / 3, 6);
  });

  it('whose attributes are not found are said to count as standing', async () => {
    const { rows, notes } = await evaluated(2025, [], { fields: { buildingUse: 'USE', from: 'JCNF', roofPv: 'BL' } });
    expect(notes.slice(1)).toEqual([
      { code: 'buildings-without-field', details: { name: 'roofs.geojson', fields: 'USE' } },
      { code: 'buildings-unknown-values', details: { name: 'roofs.geojson', count: 1, values: 'BL: 0.4' } },
    ]);
    expect(rows('roof.pv.share')).toEqual({ all: null });
  });
});
