import { factor, product } from '../carbon/expression.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { NoValue } from '../measure.ts';
import { type EnergyAmount, withAmount } from './energy-amount.ts';
import { latestId } from './grid-factor.ts';

/** 1 GWh × 1 kg/kWh = 1 000 t. */
const T_PER_GWH_AND_KG_PER_KWH = 1000;

/**
 * Emission that electricity avoids on the grid, tCO₂/a (减排量): net generation × grid factor. It is no sink and is never added to
 * the carbon of land.
 *
 * @param gridId id of the grid factor, or why there is none
 */
export function avoidedOf(generationGwh: EnergyAmount, gridId: string | NoValue): EnergyAmount {
  return withAmount(generationGwh, (generation) =>
    typeof gridId === 'string' ? product(generation, T_PER_GWH_AND_KG_PER_KWH, factor(gridId)) : gridId,
  );
}

/** How electricity is turned into coal (折标准煤): by its heat (当量值), or by what power stations burn for it (等价值). */
export type CoalMethod = 'calorific' | 'equivalent';

/**
 * Electricity in tonnes of coal equivalent, tce/a: by heat `coal.calorific`, or by the coal consumption of thermal power of the
 * latest published year not after the year asked for (`coal.equiv.*`).
 */
export function coalEquivalentOf(
  generationGwh: EnergyAmount,
  method: CoalMethod,
  year: number,
  library: FactorLibrary,
): EnergyAmount {
  return withAmount(generationGwh, (generation) => {
    const id = method === 'calorific' ? 'coal.calorific' : coalFactorId(library, year);
    return typeof id === 'string' ? product(generation, T_PER_GWH_AND_KG_PER_KWH, factor(id)) : id;
  });
}

/** Ids are `coal.equiv.<year>`: the series without an ending. */
function coalFactorId(library: FactorLibrary, year: number): string | NoValue {
  return (
    latestId(library, 'coal.equiv', '', year) ?? { code: 'factor-without-value', details: { factor: 'coal.equiv' } }
  );
}
