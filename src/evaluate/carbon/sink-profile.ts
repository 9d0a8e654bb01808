import type { FactorLibrary } from '../factors/factor.ts';
import { type BurialType, burialRates } from './burial-rates.ts';
import { type CarbonPool, isNoFactor, type NoFactor } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { factor } from './expression.ts';
import { constantRate, forestRates, perennialRates, shrubRates } from './forest-sink.ts';
import type { AlternativeRate, SinkProfile, SinkRate } from './sink-rate.ts';
import { missingFactor } from './usable-factors.ts';

/** How carbon is buried on land of a carbon class; classes that are not here bury none that was measured. */
const BURIAL_OF_CLASS: Readonly<Record<string, BurialType>> = {
  mangrove: 'mangrove',
  tidal_flat: 'tidal-flat',
  marsh_other: 'freshwater-marsh',
  marsh_grassland: 'freshwater-marsh',
  forest_swamp: 'freshwater-marsh',
  shrub_swamp: 'freshwater-marsh',
  lake: 'lake',
};

/** Soil of urban green space in Guangzhou gains 0.25 tC/ha/a over 2 to 87 years, 0–20 cm (Land 2022, 11, 1484). */
const GREEN_SOIL_DEPTH_CM = 20;

/**
 * What land takes up in a year if it stays as it is (年固碳), tC/ha/a by pool, positive = uptake. Forest by age and growth, else by
 * the gain of IPCC; wetlands by burial; what has no published rate says so and is never 0: no table of grassland rates
 * was found (methods.md 6.8), cropland needs to say what is done on it.
 *
 * @param year the base year or later
 * @throws RangeError for an earlier year: nothing is known of what stood there
 */
export function sinkProfile(
  stratum: CarbonStratum,
  year: number,
  settings: CarbonSettings,
  library: FactorLibrary,
): SinkProfile {
  const yearsOn = year - settings.baseYear;
  if (!(yearsOn >= 0)) throw new RangeError(`Uptake of ${year} was asked for land known in ${settings.baseYear}`);
  if (stratum.fault !== null) {
    return only({ code: stratum.fault.code, details: { value: stratum.fault.value } });
  }
  const { carbonClass, classCode } = stratum;
  switch (carbonClass) {
    case null:
      return only({ code: 'unknown-class', details: { class: classCode } });
    case 'forest_arbor':
    case 'forest_open_young':
      return living(forestRates(stratum, yearsOn, settings, library), ['dead', 'soil']);
    case 'shrub':
      return living(shrubRates(stratum, yearsOn, library), ['dead', 'soil']);
    case 'bamboo':
      return living({ code: 'no-growth-curve', details: { species: stratum.species } }, ['dead', 'soil']);
    case 'perennial_crop':
      return living(perennialRates(stratum, yearsOn, library), ['soil']);
    case 'annual_crop':
    case 'paddy':
      return {
        rates: [],
        missing: [
          missingPool({ code: 'taken-as-steady', details: { class: classCode } }, 'biomass'),
          missingPool({ code: 'no-practice', details: { class: classCode } }, 'soil'),
        ],
      };
    case 'urban_green':
      return greenProfile(yearsOn, classCode, library);
    default:
      return burialProfile(stratum, yearsOn, settings, library);
  }
}

function burialProfile(
  { carbonClass, classCode }: CarbonStratum,
  yearsOn: number,
  settings: CarbonSettings,
  library: FactorLibrary,
): SinkProfile {
  const type = BURIAL_OF_CLASS[carbonClass ?? ''];
  const none: NoFactor = { code: 'no-rate-for-class', details: { class: classCode } };
  if (type === undefined) return only(none);
  const { rate, others } = burialRate(type, yearsOn, settings, library);
  return rate === null ? { rates: [], missing: [missingPool(none, 'soil', others)] } : { rates: [rate], missing: [] };
}

/** The rate at which a wetland type buries carbon, with all others published for it. */
function burialRate(
  type: BurialType,
  yearsOn: number,
  settings: CarbonSettings,
  library: FactorLibrary,
): { readonly rate: SinkRate | null; readonly others: readonly AlternativeRate[] } {
  const { chosen, others } = burialRates(type, settings.climate, library);
  if (chosen === null) return { rate: null, others };
  const { by, rate } = chosen;
  return {
    rate: constantRate({ pool: 'soil', method: 'burial', basis: by, rate, alternatives: others }, yearsOn),
    others,
  };
}

function greenProfile(yearsOn: number, classCode: string, library: FactorLibrary): SinkProfile {
  const rate = factor('urban.gz.soc_rate');
  const biomass = missingPool({ code: 'no-rate-for-class', details: { class: classCode } }, 'biomass');
  const missing = missingFactor(rate, library);
  if (missing !== null) return { rates: [], missing: [biomass, missingPool(missing, 'soil')] };
  const soil = constantRate(
    { pool: 'soil', depthCm: GREEN_SOIL_DEPTH_CM, method: 'measured-rate', basis: '广州', rate },
    yearsOn,
  );
  return { rates: [soil], missing: [biomass] };
}

/** Living biomass as found; the other pools are steady while the land stays (IPCC 2006 V4, Tier 1). */
function living(rates: readonly SinkRate[] | NoFactor, steady: readonly CarbonPool[]): SinkProfile {
  const pools = steady.map((pool) => missingPool({ code: 'taken-as-steady', details: {} }, pool));
  if (isNoFactor(rates)) return { rates: [], missing: [missingPool(rates, 'biomass'), ...pools] };
  return { rates, missing: pools };
}

function only(reason: NoFactor): SinkProfile {
  return { rates: [], missing: [missingPool(reason, null)] };
}

function missingPool(
  reason: NoFactor,
  pool: CarbonPool | null,
  alternatives: readonly AlternativeRate[] = [],
): SinkProfile['missing'][number] {
  return { ...reason, pool, alternatives };
}
