import type { FactorLibrary } from '../factors/factor.ts';
import { burialRates } from './burial-rates.ts';
import { isNoFactor, type NoFactor, type PoolDensity } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import { difference, type Expression, factor, product, sum } from './expression.ts';
import { ipccSoil, IPCC_SOIL_DEPTH_CM, plainUse, TRANSITION_YEARS } from './ipcc-soil.ts';
import { plannedStratum } from './planned-growth.ts';
import type { PlannedLand } from './planned-land.ts';
import type { AlternativeRate } from './sink-rate.ts';
import { practiceRates } from './soil-practice.ts';
import { stockProfile } from './stock-profile.ts';
import { missingFactor } from './usable-factors.ts';

/** How soil goes on after a change: by a yearly amount, for some years or for good. */
export interface SoilCourse {
  /** tC/ha/a, positive = uptake. */
  readonly yearly: Expression;
  /** Null = as long as the land stays. */
  readonly years: number | null;
  readonly alternatives: readonly AlternativeRate[];
}

/**
 * What soil does after a change of use: a practice's rate for 20 years, burial of a wetland, the measured gain of green space, the
 * loss under sealed ground, else the way from one stock to the other over 20 years.
 *
 * @param before soil of the land before the change; null where none is known
 */
export function soilCourse(
  from: CarbonStratum | null,
  before: PoolDensity | null,
  to: PlannedLand,
  settings: CarbonSettings,
  library: FactorLibrary,
): SoilCourse | NoFactor {
  const noRate: NoFactor = { code: 'no-rate-for-class', details: { class: to.carbonClass ?? '' } };
  if (to.cover === 'practice') {
    if (to.practice === null || from === null)
      return { code: 'no-practice', details: { class: from?.classCode ?? '' } };
    const rates = practiceRates(from.carbonClass, to.practice, settings, library);
    return isNoFactor(rates)
      ? rates
      : { yearly: rates.chosen.rate, years: TRANSITION_YEARS, alternatives: rates.others };
  }
  if (to.burial !== null) {
    const { chosen, others } = burialRates(to.burial, settings.climate, library);
    return chosen === null ? noRate : { yearly: chosen.rate, years: null, alternatives: others };
  }
  if (to.cover === 'green') return greenCourse(before, to, settings, library);
  if (to.cover === 'built')
    return { yearly: sealedLoss(before, to, settings), years: TRANSITION_YEARS, alternatives: [] };
  if (from === null || to.carbonClass === null) return noRate;
  return transition(from, before, to, settings, library);
}

/** The part that is not sealed gains at the measured rate, the sealed part loses its share over the transition. */
function greenCourse(
  before: PoolDensity | null,
  to: PlannedLand,
  settings: CarbonSettings,
  library: FactorLibrary,
): SoilCourse | NoFactor {
  const gain = factor('urban.gz.soc_rate');
  const missing = missingFactor(gain, library);
  if (missing !== null) return missing;
  if (to.sealedShare === 0) return { yearly: gain, years: null, alternatives: [] };
  const yearly = sum(product(1 - to.sealedShare, gain), sealedLoss(before, to, settings));
  return { yearly, years: TRANSITION_YEARS, alternatives: [] };
}

/** Yearly loss of soil under what is built over (factor of the settings, IPCC 2006: 20 % of paved areas). */
function sealedLoss(before: PoolDensity | null, to: PlannedLand, settings: CarbonSettings): Expression {
  return product(-to.sealedShare * settings.sealedSoilLoss * (1 / TRANSITION_YEARS), before?.perHa ?? NOTHING);
}

/** Even change over 20 years between the soils of two uses. */
function transition(
  from: CarbonStratum,
  before: PoolDensity | null,
  to: PlannedLand,
  settings: CarbonSettings,
  library: FactorLibrary,
): SoilCourse | NoFactor {
  const plain = ipccSoil(plainUse(from.carbonClass ?? ''), settings, library);
  const planned = ipccSoil({ ...plainUse(to.carbonClass ?? ''), grass: to.grass }, settings, library);
  if (settings.soilDepthCm >= IPCC_SOIL_DEPTH_CM && !isNoFactor(plain) && !isNoFactor(planned)) {
    return course(difference(planned, plain));
  }
  const after = stockProfile(plannedStratum(to), settings, library).pools.find(({ pool }) => pool === 'soil');
  if (before === null)
    return isNoFactor(plain) ? plain : { code: 'no-factor-for-class', details: { class: from.classCode } };
  if (after === undefined) return { code: 'no-factor-for-class', details: { class: to.carbonClass ?? '' } };
  if (after.depthCm !== before.depthCm || after.depthCm === null) {
    const depthCm = after.depthCm === settings.soilDepthCm ? before.depthCm : after.depthCm;
    return {
      code: 'other-depth-only',
      details: { wantedCm: settings.soilDepthCm, ...(depthCm === null ? {} : { depthCm }) },
    };
  }
  return course(difference(after.perHa, before.perHa));
}

function course(change: Expression): SoilCourse {
  return { yearly: product(1 / TRANSITION_YEARS, change), years: TRANSITION_YEARS, alternatives: [] };
}

const NOTHING: Expression = { op: 'number', value: 0 };
