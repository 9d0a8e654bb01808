import type { FactorLibrary } from '../factors/factor.ts';
import { isNoFactor, type NoFactor } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import { difference, type Expression, factor, product } from './expression.ts';
import { ipccSoil, plainUse, TRANSITION_YEARS } from './ipcc-soil.ts';
import type { PlannedPractice, SoilPractice } from './planned-land.ts';
import type { AlternativeRate } from './sink-rate.ts';
import { missingFactor } from './usable-factors.ts';

const MEASURED: Readonly<Record<SoilPractice, string>> = {
  manure: 'crop.soc.NPK+manure',
  straw: 'crop.soc.straw_return',
  'no-till': 'crop.soc.no-till',
  'no-till-straw': 'crop.soc.no-till+straw',
};

/** g/kg · g/cm³ · cm in t/ha. */
const TONNES_PER_HECTARE = 0.1;

/** Rates of one practice: the one that counts and the other one beside it. */
export interface PracticeRates {
  readonly chosen: AlternativeRate;
  readonly others: readonly AlternativeRate[];
}

/**
 * Uptake of cropland soil under a practice, tC/ha/a, for at most 20 years. Where bulk density and depth of the plough layer are given:
 * measured rise of soil carbon Δ[g/kg] · BD · H · 0.1 (ChinaXiv-201802.00737V1; experiments, the upper end); else the
 * stock change factors of IPCC over 20 years. Both are shown where both can be worked out.
 */
export function practiceRates(
  carbonClass: string | null,
  practice: PlannedPractice,
  settings: CarbonSettings,
  library: FactorLibrary,
): PracticeRates | NoFactor {
  if (carbonClass !== 'annual_crop' && carbonClass !== 'paddy') {
    return { code: 'no-factor-for-class', details: { class: carbonClass ?? '' } };
  }
  const rates: AlternativeRate[] = [];
  const measured = measuredRate(practice);
  if (measured !== null && missingFactor(measured, library) === null) rates.push({ by: '赵永存', rate: measured });
  const ipcc = ipccRate(carbonClass, practice, settings, library);
  if (!isNoFactor(ipcc)) rates.push({ by: 'ipcc2019', rate: ipcc });
  const [chosen, ...others] = rates;
  if (chosen !== undefined) return { chosen, others };
  return isNoFactor(ipcc) ? ipcc : { code: 'no-practice', details: { class: carbonClass } };
}

function measuredRate({ name, bulkDensityGPerCm3, depthCm }: PlannedPractice): Expression | null {
  if (bulkDensityGPerCm3 === null || depthCm === null) return null;
  return product(factor(MEASURED[name]), bulkDensityGPerCm3, depthCm, TONNES_PER_HECTARE);
}

function ipccRate(
  carbonClass: string,
  { tillage, input }: PlannedPractice,
  settings: CarbonSettings,
  library: FactorLibrary,
): Expression | NoFactor {
  const before = ipccSoil(plainUse(carbonClass), settings, library);
  const after = ipccSoil({ ...plainUse(carbonClass), tillage, input }, settings, library);
  if (isNoFactor(before)) return before;
  if (isNoFactor(after)) return after;
  return product(1 / TRANSITION_YEARS, difference(after, before));
}
