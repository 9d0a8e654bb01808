import type { CarbonRules } from './carbon-rules.ts';
import type { NoFactor, PoolDensity, StockMethod, StockProfile } from './carbon-row.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import type { CarbonScope } from './estimate-fields.ts';
import { dependsOnVolume, type Expression, valueOf } from './expression.ts';
import { stockProfile, stockProfiles } from './stock-profile.ts';
import { factorValues } from './usable-factors.ts';
import { volumeSize } from './volume-to-biomass.ts';

/** What the stock of a stand is worked out from. */
export interface StandData {
  readonly classCode: string;
  readonly carbonClass: string | null;
  readonly species: string;
  readonly origin: string;
  readonly ageYears: number | null;
  /** Null where it is not told. */
  readonly volumeM3PerHa: number | null;
  readonly fault: CarbonStratum['fault'];
}

/** How the carbon of stands with the same data but for the volume is found. */
export interface StandStock {
  /** How living biomass was found, or soil where there is none; null without any number. */
  readonly method: StockMethod | null;
  /** Why there is no number; null where there is one. */
  readonly reason: NoFactor | null;
  /** tC/ha; null where there is no number. */
  carbonTPerHa(volumeM3PerHa: number | null): number | null;
}

/** Stock by the data of a stand, in the base year (按资料算储量); each question is worked out once. */
export type StockOfData = (data: StandData, method: StockMethod | null) => StandStock;

/**
 * Answers with the pools of a scope by the rules of a plan, as the ledger does for land that stays; by one method alone where one
 * is named. Soil of another depth than the settings' is not counted.
 */
export function createStockOfData(scope: CarbonScope, { settings, library }: CarbonRules): StockOfData {
  const known = new Map<string, StandStock>();
  const factorValue = factorValues(library);

  function counts({ pool, depthCm }: PoolDensity): boolean {
    if (pool === 'soil') return scope === 'all' && depthCm === settings.soilDepthCm;
    return pool !== 'dead' || scope !== 'living';
  }

  function profileOf(stratum: CarbonStratum, method: StockMethod | null): StockProfile {
    if (method === null) return stockProfile(stratum, settings, library);
    const found = stockProfiles(stratum, settings, library).find((one) => one.method === method);
    return found?.profile ?? { pools: [], missing: [] };
  }

  function stockOf(profile: StockProfile, classCode: string): StandStock {
    const pools = profile.pools.filter(counts);
    const main = pools.find(({ pool }) => pool !== 'dead' && pool !== 'soil') ?? pools.at(-1);
    if (main === undefined) {
      const [first] = profile.missing;
      const reason = first ?? { code: 'no-factor-for-class', details: { class: classCode } };
      return { method: null, reason: { code: reason.code, details: reason.details }, carbonTPerHa: () => null };
    }
    const terms = pools.map(({ perHa }): Expression => perHa);
    const add = (volume: number): number => terms.reduce((total, one) => total + valueOf(one, factorValue, volume), 0);
    if (terms.some(dependsOnVolume)) {
      return { method: main.method, reason: null, carbonTPerHa: (volume) => add(volume ?? 0) };
    }
    const constant = add(0);
    return { method: main.method, reason: null, carbonTPerHa: () => constant };
  }

  return (data, method) => {
    const volume = data.volumeM3PerHa === null ? 'none' : volumeSize(data.volumeM3PerHa);
    const { classCode, carbonClass, species, origin, ageYears, fault } = data;
    const key = [classCode, species, origin, ageYears ?? '', volume, fault?.code ?? '', method ?? ''].join('\t');
    let found = known.get(key);
    if (found === undefined) {
      found = stockOf(
        profileOf({ classCode, carbonClass, species, origin, ageYears, volume, fault }, method),
        classCode,
      );
      known.set(key, found);
    }
    return found;
  };
}
