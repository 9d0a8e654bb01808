import type { CarbonHeadline } from './carbon-account.ts';
import type { SimulatedTotal } from './simulation.ts';

/** Stock, uptake and change of the district by simulation (蒙特卡洛模拟), tC and tC/a. */
export interface SimulatedCarbon extends Readonly<Record<keyof CarbonHeadline, SimulatedTotal>> {
  readonly scenario: string;
  readonly year: number;
  readonly revision: number;
}
