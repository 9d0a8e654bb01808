import type { MeasureUnit } from '../measure.ts';

/**
 * Factor from the unit of a measure to the unit of a target (单位换算), one table for all: 1 GWh = 1 000 MWh, 1 ha = 10⁴ m², C → CO₂ 44/12.
 * What is not here cannot be compared. `MWh` of storage is no yearly energy and is not turned into `GWh/a`.
 */
const FACTORS: Readonly<Record<MeasureUnit, Readonly<Record<string, number>>>> = {
  '%': { '%': 1 },
  m2: { m2: 1, ha: 1e-4, km2: 1e-6 },
  m3: { m3: 1 },
  MW: { MW: 1 },
  MWh: { MWh: 1 },
  'GWh/a': { 'GWh/a': 1 },
  't/a': { 't/a': 1 },
  count: { count: 1 },
  tC: { tC: 1, tCO2e: 44 / 12 },
  'tC/a': { 'tC/a': 1, 'tCO2e/a': 44 / 12 },
  'tCO2e/a': { 'tCO2e/a': 1 },
};

/** What a number in one unit has to be multiplied by to be in another; null where the two cannot be compared. */
export function unitFactor(from: MeasureUnit, to: string): number | null {
  return FACTORS[from][to] ?? null;
}
