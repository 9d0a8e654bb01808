import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeatureCollection, Polygon } from 'geojson';
import { type SiteAnalysis, surveySite } from '../../../../src/evaluate/energy/site-analysis.ts';
import type { SiteGround } from '../../../../src/evaluate/energy/site-rules.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import { createLayerSites } from '../../../../src/evaluate/rules/layer-sites.ts';
import { ruleBook } from '../../../../src/evaluate/rules/rule-book.ts';
import { shippedRules } from '../../../../src/evaluate/rules/shipped-rules.ts';
import { createSites } from '../../../../src/evaluate/rules/site.ts';
import { loadTopology, type Topology } from '../../../../src/geo/topology.ts';
import type { KindId } from '../../../../src/kinds/kind.ts';
import type { PlanFeature } from '../../../../src/plan/plan.ts';
import { counted } from '../../../support/counted-features.ts';
import { gridBase, gridBox, SHEET_AREA_M2 } from '../../../support/grid-base.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const library = createFactorLibrary({});
/** Sheets in a row: cropland, cropland, arbor forest, shrubland, bare land, bare land. */
const CODES = ['0103', '0103', '0301', '0305', '1206', '1206'];
const BASE_OPTIONS = { columns: 6, rows: 1, parcel: (column: number) => ({ code: CODES[column] ?? '' }) };

function drawn(id: string, kind: KindId, geometry: Polygon, fields: Record<string, unknown> = {}): PlanFeature {
  return counted(id, kind, { ...fields, geometry }).feature;
}

function layer(...shapes: readonly Polygon[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: shapes.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
  };
}

function analyse(
  feature: PlanFeature,
  {
    layers = {},
    others = [],
    farmland,
  }: {
    layers?: Readonly<Record<string, FeatureCollection>>;
    others?: readonly PlanFeature[];
    farmland?: readonly Polygon[];
  } = {},
): SiteAnalysis | null {
  const ground: SiteGround = {
    base: gridBase({ ...BASE_OPTIONS, ...(farmland === undefined ? {} : { farmland }) }),
    layers: createLayerSites(new Map(Object.entries(layers)), topology),
    siteOf: createSites(topology),
    topology,
  };
  const rules = ruleBook(shippedRules(), 2030).of(feature.properties.kind);
  const answer = surveySite(feature, rules, [feature, ...others], ground, library);
  if (answer?.ok === false) throw new Error(answer.details.message);
  return answer?.analysis ?? null;
}

/** What each exclusion takes in sheets, those that take nothing left out. */
function taken(answer: SiteAnalysis | null): Readonly<Record<string, number>> {
  return Object.fromEntries(
    (answer?.steps ?? [])
      .filter(({ removedM2 }) => removedM2 > 0)
      .map(({ rule, removedM2 }) => [rule, Number((removedM2 / SHEET_AREA_M2).toFixed(9))]),
  );
}

describe('a photovoltaic field over all kinds of land', () => {
  const field = drawn('field', 'pv', gridBox(0.5, 0, 7, 1));
  const layers = {
    farmland: layer(gridBox(0, 0, 1.25, 1)),
    redline: layer(gridBox(4.5, 0, 5, 1), gridBox(4.75, 0, 5.25, 1)),
  };

  it('loses basic farmland, the rest of the cropland, forest, the red line and what lies outside, each hectare once', () => {
    const answer = analyse(field, { layers });
    expect(taken(answer)).toEqual({
      'outside-district': 1,
      'redline.development': 0.75,
      'pv.basic-farmland': 0.75,
      'pv.cropland': 0.75,
      'pv.forest-land': 1,
    });
    expect((answer?.grossM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(6.5, 9);
    expect((answer?.netM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(2.25, 9);
  });

  it('has power by its net area, with the range of the density', () => {
    const answer = analyse(field, { layers });
    const km2 = (2.25 * SHEET_AREA_M2) / 1e6;
    expect(answer?.netMw.value).toBeCloseTo(40 * km2, 6);
    expect(answer?.netMw.low).toBeCloseTo(30 * km2, 6);
    expect(answer?.netMw.high).toBeCloseTo(60 * km2, 6);
    expect(answer?.grossMw.value).toBeCloseTo((40 * 6.5 * SHEET_AREA_M2) / 1e6, 6);
  });

  it('keeps shrubland, with its condition', () => {
    const [condition] = analyse(field, { layers })?.conditional ?? [];
    expect(condition?.rule).toBe('pv.shrubland');
    expect((condition?.areaM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(1, 9);
  });

  it('names the rules that nobody gave data for, slope among them', () => {
    const without = analyse(field);
    expect(without?.withoutData).toEqual(
      expect.arrayContaining(['pv.basic-farmland', 'pv.protected-forest', 'pv.protected', 'pv.slope']),
    );
    expect(without?.notConsidered).toEqual([]);
    expect(analyse(field, { layers })?.withoutData).not.toContain('pv.basic-farmland');
  });

  it('takes basic farmland from the base where no layer has it, and drawn lines as well', () => {
    expect(taken(analyse(field, { farmland: [gridBox(0, 0, 1.25, 1)] }))['pv.basic-farmland']).toBe(0.75);
    const line = drawn('line', 'farmland-redline', gridBox(4, 0, 4.5, 1));
    expect(taken(analyse(field, { layers, others: [line] }))['pv.basic-farmland']).toBe(1.25);
  });
});

it('has no answer for what is no field', () => {
  expect(analyse(drawn('w', 'wetland', gridBox(0, 0, 1, 1)))).toBeNull();
});
