import type { FactorLibrary } from '../factors/factor.ts';
import { type BurialType, burialRates } from './burial-rates.ts';
import { type CarbonPool, isNoFactor, type NoFactor } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { factor } from './expression.ts';
import { leafOf } from './growth-choice.ts';
import { steadyGain } from './ipcc-growth.ts';
import type { AlternativeRate, SinkProfile, SinkRate } from './sink-rate.ts';
import { forestCourse, perennialCourse, shrubCourse, type StandCourse } from './stand-course.ts';
import type { CurveValue } from './stand-growth.ts';
import { missingFactor } from './usable-factors.ts';

/** What land takes up year after year if it stays as it is (固碳过程): the same rates in every year, and what grows with its age. */
export interface SinkCourse {
  readonly constant: readonly ConstantRate[];
  readonly growing: GrowingStand | null;
  /** What could not be told in any year. */
  readonly missing: SinkProfile['missing'];
}

/** A rate that is the same in every year. */
export type ConstantRate = Omit<SinkRate, 'grown'>;

/** Plants of an age that gain carbon. */
export interface GrowingStand {
  readonly course: StandCourse;
  readonly ageInBaseYear: number;
}

/** Courses and curves that were worked out, so that land which grows alike is worked out once. */
export interface SharedGrowth {
  /** The course of a kind of plants: the same object for the same key. */
  course(key: string, make: () => StandCourse): StandCourse;
  curveAt: CurveValue;
}

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
 * What land takes up if it stays as it is, tC/ha/a by pool, positive = uptake. Forest by age and growth, else (age not known) by the yearly
 * gain of IPCC; wetlands by burial; what has no published rate says so and is never 0: no table of grassland rates was found
 * (methods.md 6.8), cropland needs to say what is done on it.
 */
export function sinkCourse(
  stratum: CarbonStratum,
  settings: CarbonSettings,
  library: FactorLibrary,
  shared: SharedGrowth,
): SinkCourse {
  if (stratum.fault !== null) {
    return only({ code: stratum.fault.code, details: { value: stratum.fault.value } });
  }
  const { carbonClass, classCode, species, origin, ageYears, volume } = stratum;
  const noAge: NoFactor = { code: 'no-age', details: { class: classCode } };
  switch (carbonClass) {
    case null:
      return only({ code: 'unknown-class', details: { class: classCode } });
    case 'forest_arbor':
    case 'forest_open_young': {
      const steady: readonly CarbonPool[] = ['dead', 'soil'];
      if (ageYears === null) {
        return carbonClass === 'forest_arbor' ? forestGain(species, settings, library) : unknownLiving(noAge, steady);
      }
      const key = `forest\n${species}\n${origin}\n${volume === 'usable' ? volume : ''}`;
      return growing(
        shared.course(key, () => forestCourse(stratum, settings, library, shared.curveAt)),
        ageYears,
        steady,
      );
    }
    case 'shrub': {
      const steady: readonly CarbonPool[] = ['dead', 'soil'];
      if (ageYears === null) return unknownLiving(noAge, steady);
      return growing(
        shared.course('shrub', () => shrubCourse(library)),
        ageYears,
        steady,
      );
    }
    case 'bamboo':
      return unknownLiving({ code: 'no-growth-curve', details: { species } }, ['dead', 'soil']);
    case 'perennial_crop':
      if (ageYears === null) return unknownLiving(noAge, ['soil']);
      return growing(
        shared.course('perennial', () => perennialCourse(library)),
        ageYears,
        ['soil'],
      );
    case 'annual_crop':
    case 'paddy':
      return {
        constant: [],
        growing: null,
        missing: [
          missingPool({ code: 'taken-as-steady', details: { class: classCode } }, 'biomass'),
          missingPool({ code: 'no-practice', details: { class: classCode } }, 'soil'),
        ],
      };
    case 'urban_green':
      return greenCourse(classCode, library);
    default:
      return burialCourse(stratum, settings, library);
  }
}

function forestGain(species: string, settings: CarbonSettings, library: FactorLibrary): SinkCourse {
  const rate = steadyGain(settings.climate, leafOf(species), library);
  if (isNoFactor(rate)) return unknownLiving(rate, ['dead', 'soil']);
  const gain: ConstantRate = {
    pool: 'biomass',
    depthCm: null,
    method: 'ipcc-gain',
    basis: settings.climate,
    rate,
    alternatives: [],
  };
  return { constant: [gain], growing: null, missing: steadyPools(['dead', 'soil']) };
}

function growing(course: StandCourse, ageInBaseYear: number, steady: readonly CarbonPool[]): SinkCourse {
  return { constant: [], growing: { course, ageInBaseYear }, missing: steadyPools(steady) };
}

function unknownLiving(reason: NoFactor, steady: readonly CarbonPool[]): SinkCourse {
  return { constant: [], growing: null, missing: [missingPool(reason, 'biomass'), ...steadyPools(steady)] };
}

/** Pools that are steady while the land stays (IPCC 2006 V4, Tier 1). */
function steadyPools(pools: readonly CarbonPool[]): SinkProfile['missing'] {
  return pools.map((pool) => missingPool({ code: 'taken-as-steady', details: {} }, pool));
}

function burialCourse(
  { carbonClass, classCode }: CarbonStratum,
  settings: CarbonSettings,
  library: FactorLibrary,
): SinkCourse {
  const type = BURIAL_OF_CLASS[carbonClass ?? ''];
  const none: NoFactor = { code: 'no-rate-for-class', details: { class: classCode } };
  if (type === undefined) return only(none);
  const { chosen, others } = burialRates(type, settings.climate, library);
  if (chosen === null) return { constant: [], growing: null, missing: [missingPool(none, 'soil', others)] };
  const rate: ConstantRate = {
    pool: 'soil',
    depthCm: null,
    method: 'burial',
    basis: chosen.by,
    rate: chosen.rate,
    alternatives: others,
  };
  return { constant: [rate], growing: null, missing: [] };
}

function greenCourse(classCode: string, library: FactorLibrary): SinkCourse {
  const rate = factor('urban.gz.soc_rate');
  const biomass = missingPool({ code: 'no-rate-for-class', details: { class: classCode } }, 'biomass');
  const reason = missingFactor(rate, library);
  if (reason !== null) return { constant: [], growing: null, missing: [biomass, missingPool(reason, 'soil')] };
  const soil: ConstantRate = {
    pool: 'soil',
    depthCm: GREEN_SOIL_DEPTH_CM,
    method: 'measured-rate',
    basis: '广州',
    rate,
    alternatives: [],
  };
  return { constant: [soil], growing: null, missing: [biomass] };
}

function only(reason: NoFactor): SinkCourse {
  return { constant: [], growing: null, missing: [missingPool(reason, null)] };
}

function missingPool(
  reason: NoFactor,
  pool: CarbonPool | null,
  alternatives: readonly AlternativeRate[] = [],
): SinkProfile['missing'][number] {
  return { ...reason, pool, alternatives };
}
