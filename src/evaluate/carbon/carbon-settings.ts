/** Climate zones of IPCC defaults (气候带): warm or cool temperate, tropical; moist or dry. */
export type ClimateZone = 'WTM' | 'WTD' | 'CTM' | 'CTD' | 'TMoist';

/** Soil groups of IPCC defaults (土壤类型). */
export type SoilGroup = 'HAC' | 'LAC' | 'Sandy' | 'Spodic' | 'Volcanic' | 'Wetland';

/** Sets of densities for a part of the country (地方碳密度). */
export type DensitySet = 'none' | 'zhejiang' | 'gansu' | 'jilin' | 'anhui';

/** What a district's carbon is worked out with (碳核算设置); part of the plan. */
export interface CarbonSettings {
  /** Year that ages and volumes of the base belong to. */
  readonly baseYear: number;
  readonly climate: ClimateZone;
  readonly soil: SoilGroup;
  readonly densitySet: DensitySet;
  /** Depth of soil that totals are of, cm. Soil known to another depth is listed, and not in the total. */
  readonly soilDepthCm: 20 | 30 | 100;
  /** Set of V→B equations: northern or southern species groups. */
  readonly volumeSet: 'north' | 'fang' | 'guo';
  /** Share of soil carbon that is lost where land is sealed, 0…1. */
  readonly sealedSoilLoss: number;
}
