import type { CarbonChoices } from '../../plan/carbon-choices.ts';

/** Climate zones of IPCC defaults (气候带): warm or cool temperate, tropical; moist or dry. */
export type ClimateZone = CarbonSettings['climate'];

/**
 * What a district's carbon is worked out with (碳核算设置): what the plan chose, and for the rest what is proposed. Soil known to
 * another depth than `soilDepthCm` is listed, and not in the total.
 */
export interface CarbonSettings extends Required<CarbonChoices> {
  /** Year that ages and volumes of the base belong to. */
  readonly baseYear: number;
}
