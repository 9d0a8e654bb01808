import { USUAL_RADIUS_FACTORS } from '../evaluate/coverage/service-station.ts';
import type { Plan } from '../plan/plan.ts';
import type { FactorDesk } from './factor-desk.ts';

const FACTOR = USUAL_RADIUS_FACTORS.charging;

/** Whether a plan has its own distance for charging stations that name none (服务半径). */
export function hasOwnChargingRadius({ factors }: Pick<Plan, 'factors'>): boolean {
  return factors[FACTOR] !== undefined;
}

/** Gives a plan its own distance for such stations as one step, m; null brings back the shipped one. */
export function setChargingRadius(
  factors: Pick<FactorDesk, 'change' | 'reset'>,
  own: { readonly radiusM: number; readonly source: string } | null,
): void {
  if (own === null) factors.reset([FACTOR]);
  else factors.change(FACTOR, { value: own.radiusM, low: null, high: null, source: own.source });
}
