/**
 * What a planner chose for the carbon ledger (碳核算设置), member `tantu.carbon` of the plan file. What is left out is as the
 * project proposes for the province.
 */
export interface CarbonChoices {
  /** Climate zone of IPCC defaults (气候带): warm or cool temperate, tropical; moist or dry. */
  readonly climate?: 'WTM' | 'WTD' | 'CTM' | 'CTD' | 'TMoist';
  /** Soil group of IPCC defaults (土壤类型). */
  readonly soil?: 'HAC' | 'LAC' | 'Sandy' | 'Spodic' | 'Volcanic' | 'Wetland';
  /** Set of densities for a part of the country (地方碳密度). */
  readonly densitySet?: 'none' | 'zhejiang' | 'gansu' | 'jilin' | 'anhui';
  /** Depth of soil that totals are of, cm. */
  readonly soilDepthCm?: 20 | 30 | 100;
  /** Set of equations from volume to biomass (蓄积—生物量方程). */
  readonly volumeSet?: 'north' | 'fang' | 'guo';
  /** Share of soil carbon that is lost where land is sealed, 0…1. */
  readonly sealedSoilLoss?: number;
}
