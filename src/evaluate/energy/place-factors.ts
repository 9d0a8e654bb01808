import type { FeatureInput } from '../features/feature-indicator.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { NoValue } from '../measure.ts';
import { gridFactorId, latestId } from './grid-factor.ts';
import type { EnergySource } from './plant.ts';

/** Ids of the factors that hold for a place and year (当地因子), or why there is none. */
export interface PlaceFactors {
  /** Full-load hours of a year, h/a. */
  readonly hours: Readonly<Record<EnergySource, string | NoValue>>;
  /** Average emission of the province's electricity, kgCO₂/kWh. */
  readonly grid: string | NoValue;
}

/**
 * Chooses the factors of a province and year. There is no default from elsewhere: where the library has no hours of the province
 * the plants have to state their own. Hours of photovoltaics are typical values without a year.
 */
export function placeFactors({
  library,
  province,
  scope,
}: Pick<FeatureInput, 'library' | 'province' | 'scope'>): PlaceFactors {
  return {
    hours: {
      pv: hoursId('pv', province, (name) => known(`pv.hours.typ.${name}`, library)),
      wind: hoursId('wind', province, (name) => latestId(library, 'wind.hours', name, scope.year)),
      biomass: hoursId('biomass', province, () => null),
      geothermal: hoursId('geothermal', province, () => null),
    },
    grid: gridFactorId(library, 'province', province, scope.year),
  };
}

function hoursId(
  source: EnergySource,
  province: string | null,
  find: (province: string) => string | null,
): string | NoValue {
  if (province === null) return { code: 'no-province', details: {} };
  return find(province) ?? { code: 'no-hours', details: { source, province } };
}

function known(id: string, library: FactorLibrary): string | null {
  return library.find(id) === null ? null : id;
}
