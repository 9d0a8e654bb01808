import type { FactorLibrary } from '../factors/factor.ts';
import type { NoFactor } from './carbon-row.ts';
import type { CarbonSettings, ClimateZone } from './carbon-settings.ts';
import { type Expression, factor, product } from './expression.ts';
import { missingFactor } from './usable-factors.ts';

/** How cropland is tilled (耕作), in the classes of IPCC. */
export type Tillage = 'full' | 'reduced' | 'no-till';

/** Carbon that cropland gets back (投入), in the classes of IPCC: `manure` is high input with manure. */
export type CropInput = 'low' | 'medium' | 'high' | 'manure';

/** How grassland is kept (草地管理). */
export type GrassState = 'nominal' | 'improved' | 'improved-high-input' | 'intense-grazing' | 'severely-degraded';

/** Use of land as soil factors of IPCC see it. */
export interface SoilUse {
  readonly carbonClass: string;
  readonly tillage: Tillage;
  readonly input: CropInput;
  /** Null where nothing is said: nominal, or improved on land that is a sown pasture. */
  readonly grass: GrassState | null;
}

/** A use without anything said about it: full tillage, medium input, grassland in its usual state. */
export function plainUse(carbonClass: string): SoilUse {
  return { carbonClass, tillage: 'full', input: 'medium', grass: null };
}

/** Depth that soil carbon of IPCC is of, cm. */
export const IPCC_SOIL_DEPTH_CM = 30;

/** Years over which soil and dead organic matter go from one stock to another (factor ipcc.transition). */
export const TRANSITION_YEARS = 20;

/**
 * Soil carbon under a use, 0–30 cm, tC/ha: SOC_ref · F_LU · F_MG · F_I (IPCC 2019 V4 eq. 2.25, tables 2.3, 5.5, 6.2).
 * Forest and grassland in good state have factors of 1, which are left out. Uses that the tables do not have give a reason.
 */
export function ipccSoil(use: SoilUse, settings: CarbonSettings, library: FactorLibrary): Expression | NoFactor {
  const changes = stockChangeFactors(use, settings.climate);
  if (changes === null) return { code: 'no-factor-for-class', details: { class: use.carbonClass } };
  const stock = product(
    factor(`ipcc19.socref.${settings.soil}.${settings.climate}`),
    ...changes.map((id) => factor(id)),
  );
  return missingFactor(stock, library) ?? stock;
}

/** Factors by which a use differs from native land; null for a use that the tables do not have. */
function stockChangeFactors(use: SoilUse, climate: ClimateZone): readonly string[] | null {
  switch (use.carbonClass) {
    case 'forest_arbor':
    case 'forest_open_young':
    case 'bamboo':
    case 'shrub':
      return [];
    case 'grassland':
      return grassFactors(use.grass ?? 'nominal');
    case 'grassland_improved':
      return grassFactors(use.grass ?? 'improved');
    case 'annual_crop':
      return [`ipcc19.flu.annual.${climate === 'TMoist' ? 'TM' : climate}`, ...cropFactors(use, climate)];
    case 'paddy':
      return ['ipcc19.flu.paddy', ...cropFactors(use, climate)];
    case 'perennial_crop':
      return [climate === 'TMoist' ? 'ipcc19.flu.perennial.trop' : 'ipcc19.flu.perennial.temp'];
    default:
      return null;
  }
}

function grassFactors(state: GrassState): readonly string[] {
  switch (state) {
    case 'nominal':
      return [];
    case 'improved':
      return ['ipcc19.fmg.grass.improved'];
    case 'improved-high-input':
      return ['ipcc19.fmg.grass.improved', 'ipcc19.fi.grass.high'];
    case 'intense-grazing':
      return ['ipcc19.fmg.grass.intense'];
    case 'severely-degraded':
      return ['ipcc19.fmg.grass.severe'];
  }
}

/** Full tillage and medium input have factors of 1; for the tropics no factor of tillage was found, which then is missing. */
function cropFactors({ tillage, input }: SoilUse, climate: ClimateZone): readonly string[] {
  const moisture = climate.endsWith('D') ? 'dry' : 'moist';
  const factors: string[] = [];
  if (tillage !== 'full') factors.push(`ipcc19.fmg.${tillage === 'no-till' ? 'notill' : tillage}.${climate}`);
  if (input !== 'medium') factors.push(`ipcc19.fi.${input}.${moisture}`);
  return factors;
}
