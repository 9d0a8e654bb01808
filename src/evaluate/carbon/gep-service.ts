import type { FactorLibrary } from '../factors/factor.ts';
import type { AddedLand } from './carbon-amounts.ts';
import type { GepService } from './carbon-report.ts';
import { propagate } from './error-propagation.ts';
import { type Expression, sum } from './expression.ts';
import { serviceByBiomass, serviceByRate } from './gep.ts';
import type { Hectare } from './hectare.ts';
import type { Interval } from './interval.ts';

/** Land that the service is worked out for. */
export interface ServicePart {
  /** Negative area for land that is taken away. */
  readonly land: AddedLand;
  readonly hectare: Hectare;
  /** The same land at the end of the base year, without a plan; null at sea, where nothing is known to have been. */
  readonly atBaseYear: Hectare | null;
}

/**
 * Works the service out by each method that can be told from land cover and stands. Productivity (NEP 法) needs a map of net primary
 * productivity, which a district's parcels do not have.
 *
 * @param years from the base year to the year asked for
 * @param uptake of all parts together, tC/a
 */
export function gepService(
  parts: readonly ServicePart[],
  years: number,
  uptake: Interval,
  library: FactorLibrary,
): GepService {
  return {
    byRate: serviceByRate(uptake, library),
    byBiomass:
      years < 1
        ? null
        : plain(
            propagate(
              parts.map(({ land, hectare, atBaseYear }) =>
                serviceByBiomass(land, living(atBaseYear), living(hectare), years),
              ),
              library,
            ),
          ),
  };
}

function living(hectare: Hectare | null): Expression {
  const pools = hectare?.stock.filter(({ pool }) => pool !== 'dead' && pool !== 'soil') ?? [];
  return sum(...pools.map(({ perHa }) => perHa));
}

function plain({ value, low, high, halfWidthPercent }: Interval): Interval {
  return { value, low, high, halfWidthPercent };
}
