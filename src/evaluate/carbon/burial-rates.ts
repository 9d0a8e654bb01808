import type { FactorLibrary } from '../factors/factor.ts';
import type { ClimateZone } from './carbon-settings.ts';
import { type Expression, factor, product } from './expression.ts';
import type { AlternativeRate } from './sink-rate.ts';
import { missingFactor } from './usable-factors.ts';

/** Wetlands and sea beds that bury carbon, as rates are published for them. */
export type BurialType =
  | 'mangrove'
  | 'salt-marsh'
  | 'seagrass'
  | 'freshwater-marsh'
  | 'peatland'
  | 'inland-salt-marsh'
  | 'lake'
  | 'tidal-flat';

/** Rates at which a type buries carbon: the one that counts, and all others published for it. */
export interface BurialRates {
  /** Null where none is verified for the type as it is, e.g. bare tidal flats. */
  readonly chosen: AlternativeRate | null;
  readonly others: readonly AlternativeRate[];
}

type RateRow = readonly [by: string, factorId: string, unit: 'gC/m²' | 'tC/ha'];

/**
 * Rates by type, the one that counts first: the project's proposal. At the coast the IPCC default leads, which is confirmed, has an
 * interval and is the lowest; inland the rates of Duan 2008 do, which Chinese guidelines use, though only recalled. All others
 * stand beside: Duan's rate of mangroves is about twice what the analysis of 473 cores found.
 */
const RATES: Readonly<Record<Exclude<BurialType, 'lake'>, readonly RateRow[]>> = {
  mangrove: [
    ['ipcc2013', 'ipcc13.accum.mangrove', 'tC/ha'],
    ['alongi2020', 'burial.alongi.mangrove', 'gC/m²'],
    ['mcleod2011', 'burial.global.mangrove', 'gC/m²'],
    ['meta473', 'burial.meta.mangrove', 'gC/m²'],
    ['duan2008', 'duan.marsh.红树林', 'gC/m²'],
  ],
  'salt-marsh': [
    ['ipcc2013', 'ipcc13.accum.marsh', 'tC/ha'],
    ['mcleod2011', 'burial.global.salt_marsh', 'gC/m²'],
    ['duan2008', 'duan.marsh.沿海盐沼', 'gC/m²'],
    ['ouyang2014', 'burial.ouyang.saltmarsh', 'gC/m²'],
    ['meta473', 'burial.meta.salt_marsh', 'gC/m²'],
  ],
  seagrass: [
    ['ipcc2013', 'ipcc13.accum.seagrass', 'tC/ha'],
    ['mcleod2011', 'burial.global.seagrass', 'gC/m²'],
  ],
  'freshwater-marsh': [
    ['duan2008', 'duan.marsh.腐泥沼泽', 'gC/m²'],
    ['meta473', 'burial.meta.freshwater_marsh', 'gC/m²'],
    ['duan2008 泥炭沼泽', 'duan.marsh.泥炭沼泽', 'gC/m²'],
    ['duan2008 内陆盐沼', 'duan.marsh.内陆盐沼', 'gC/m²'],
    ['meta473 peatland', 'burial.meta.peatland', 'gC/m²'],
  ],
  peatland: [
    ['duan2008', 'duan.marsh.泥炭沼泽', 'gC/m²'],
    ['meta473', 'burial.meta.peatland', 'gC/m²'],
  ],
  'inland-salt-marsh': [['duan2008', 'duan.marsh.内陆盐沼', 'gC/m²']],
  // Nothing is verified for flats without plants; the rates of salt marsh hold where plants grow (methods.md 6.10).
  'tidal-flat': [],
};

/** Lake regions of Duan 2008 by climate zone: the project's proposal, the others stand beside. */
const LAKE_REGION: Readonly<Record<ClimateZone, string>> = {
  WTM: '东部平原',
  WTD: '东部平原',
  TMoist: '东部平原',
  CTM: '东北平原山地',
  CTD: '蒙新高原',
};
const LAKE_REGIONS = ['东部平原', '东北平原山地', '蒙新高原', '云贵高原', '青藏高原'] as const;

/** Rates of a type, tC/ha/a; factors without a number are left out. */
export function burialRates(type: BurialType, climate: ClimateZone, library: FactorLibrary): BurialRates {
  if (type === 'tidal-flat') return { chosen: null, others: ratesOf(RATES['salt-marsh'], library) };
  const rows = type === 'lake' ? lakeRows(climate) : RATES[type];
  const [chosen = null, ...others] = ratesOf(rows, library);
  return { chosen, others };
}

function lakeRows(climate: ClimateZone): readonly RateRow[] {
  const first = LAKE_REGION[climate];
  const regions = [first, ...LAKE_REGIONS.filter((region) => region !== first)];
  return regions.map((region) => [`duan2008 ${region}`, `duan.lake.${region}`, 'gC/m²']);
}

function ratesOf(rows: readonly RateRow[], library: FactorLibrary): readonly AlternativeRate[] {
  return rows
    .map(([by, id, unit]) => ({ by, rate: unit === 'tC/ha' ? factor(id) : perHectare(factor(id)) }))
    .filter(({ rate }) => missingFactor(rate, library) === null);
}

/** g/m² in t/ha. */
function perHectare(gramsPerM2: Expression): Expression {
  return product(0.01, gramsPerM2);
}
