import type { PlanFeature } from '../../plan/plan.ts';
import { factor } from '../carbon/expression.ts';
import type { FeatureInput } from '../features/feature-indicator.ts';
import type { NoValue } from '../measure.ts';
import { avoidedOf } from './avoided.ts';
import { capacityOfArea, densityIdOf } from './capacity.ts';
import { type AmountValue, type EnergyAmount, plainAmount, totalOf } from './energy-amount.ts';
import { featureNumber } from './feature-number.ts';
import { generationOf, pvYieldShare, yearOfService } from './generation.ts';
import { type GridCalibre, gridFactorId } from './grid-factor.ts';
import { placeFactors } from './place-factors.ts';

/** A number that a yield rests on: what it is, and the factor it is from; null where the feature states its own. */
export interface YieldBasis {
  readonly amount: AmountValue;
  readonly factor: string | null;
}

/** What an area of a field can bring in a year (预期产出), with everything that it is worked out with. */
export interface SiteYield {
  /** GWh/a */
  readonly generationGwh: AmountValue;
  /** tCO₂/a */
  readonly avoidedT: AmountValue;
  /** MW/km² */
  readonly density: YieldBasis;
  /** h/a */
  readonly hours: YieldBasis;
  /** Share of the yield that is left in the year, with the year of service; null for wind, which has no degradation here. */
  readonly degradation: { readonly share: AmountValue; readonly yearOfService: number } | null;
  /** kgCO₂/kWh */
  readonly grid: YieldBasis;
}

/**
 * The yearly yield of an area at the density of a field, by the functions that the energy account is made with: the same factors,
 * hours and degradation.
 *
 * @param areaM2 m², usually the net area
 * @param calibre which grid factor the avoided emission is told with; the account of the district has that of the province
 */
export function siteYield(
  feature: PlanFeature,
  kind: 'pv' | 'wind-farm',
  areaM2: number,
  { library, province, scope }: Pick<FeatureInput, 'library' | 'province' | 'scope'>,
  calibre: GridCalibre,
): SiteYield {
  const source = kind === 'pv' ? 'pv' : 'wind';
  const place = placeFactors({ library, province, scope });
  const capacityMw = capacityOfArea(feature, kind, areaM2);
  const plant = {
    counted: { feature, areaM2, share: 1 },
    source,
    setting: kind,
    areaM2,
    capacityMw,
    partOf: null,
    isPart: false,
  } as const;
  const generation = generationOf(plant, scope.year, place, pvYieldShare);
  const gridId = gridFactorId(library, calibre, province, scope.year);
  const serviceYear = yearOfService(feature.properties.from, scope.year);
  const told = (amount: EnergyAmount): AmountValue => totalOf([amount], library);
  const basis = (field: string | null, id: string | NoValue): YieldBasis => {
    const own = field === null ? null : featureNumber(feature, field);
    if (own !== null) return { amount: told(typeof own === 'number' ? plainAmount(own) : own), factor: null };
    return { amount: told(typeof id === 'string' ? factor(id) : id), factor: typeof id === 'string' ? id : null };
  };
  return {
    generationGwh: told(generation),
    avoidedT: told(avoidedOf(generation, gridId)),
    density: basis('densityMwPerKm2', densityIdOf(kind)),
    hours: basis('fullLoadHours', place.hours[source]),
    degradation: source === 'pv' ? { share: told(pvYieldShare(serviceYear)), yearOfService: serviceYear } : null,
    grid: basis(null, gridId),
  };
}
