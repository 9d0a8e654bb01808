import type { FactorLibrary } from '../factors/factor.ts';
import type { AddedLand } from './carbon-amounts.ts';
import type { CarbonTerm } from './carbon-row.ts';
import { propagate } from './error-propagation.ts';
import { type Expression, sum } from './expression.ts';
import { serviceByBiomass, serviceByRate } from './gep.ts';
import type { Hectare } from './hectare.ts';
import type { Interval } from './interval.ts';

/** Regulation service for carbon of the district (固碳服务量), tCO₂/a, by the standard's methods. */
export interface GepService {
  /** By rates (固碳速率法): the uptake of the year times 44/12. This is the number that counts. */
  readonly byRate: Interval;
  /**
   * By biomass (生物量法): what living biomass gained from the base year to the year, by year; soil is not in it. Null in the base
   * year, which has only one time.
   */
  readonly byBiomass: Interval | null;
}

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
 */
export function gepService(parts: readonly ServicePart[], years: number, library: FactorLibrary): GepService {
  const rates = parts.flatMap(({ land, hectare }) =>
    hectare.sink.flatMap(({ isCounted, perHa }): CarbonTerm[] => (isCounted ? [{ ...land, perHa }] : [])),
  );
  return {
    byRate: plain(propagate(serviceByRate(rates), library)),
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
