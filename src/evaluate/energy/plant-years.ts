import { type Expression, product } from '../carbon/expression.ts';
import type { CountedFeature, FeatureInput } from '../features/feature-indicator.ts';
import { avoidedOf } from './avoided.ts';
import { storageLossOf, storagePowerOf } from './capacity.ts';
import { type EnergyAmount, NOTHING, withAmount } from './energy-amount.ts';
import { generationOf, pvYieldShare } from './generation.ts';
import { keptEnergy } from './kept-energy.ts';
import { placeFactors } from './place-factors.ts';
import { type Plant, plantsOf } from './plant.ts';

/** What a plant brings in a year (电站年度量). */
export interface PlantYear {
  readonly plant: Plant;
  readonly capacityMw: EnergyAmount;
  /** GWh/a */
  readonly generationGwh: EnergyAmount;
  /** tCO₂/a */
  readonly avoidedT: EnergyAmount;
}

/** What a store does in a year (储能年度量). */
export interface StoreYear {
  readonly counted: CountedFeature;
  readonly capacityMw: EnergyAmount;
  /** What it loses, GWh/a; null where it does not state how often it is filled. */
  readonly lossGwh: EnergyAmount | null;
  /** What its losses take from the avoided emission: negative, or 0 where they are not known; tCO₂/a. */
  readonly avoidedT: EnergyAmount;
}

/** The plants of a zone in the year of the input. */
export function plantYears(input: FeatureInput): readonly PlantYear[] {
  const place = placeFactors(input);
  const yields = new Map<number, Expression>();
  const yieldShare = (year: number): Expression => {
    const share = yields.get(year) ?? pvYieldShare(year);
    yields.set(year, share);
    return share;
  };
  const kept = keptEnergy<Plant, PlantYear>(input);
  return kept.years(plantsOf(input), input, (plant) => {
    const generationGwh = generationOf(plant, input.scope.year, place, yieldShare);
    return { plant, capacityMw: plant.capacityMw, generationGwh, avoidedT: avoidedOf(generationGwh, place.grid) };
  });
}

/** The stores of a zone in the year of the input. */
export function storeYears(input: FeatureInput): readonly StoreYear[] {
  const { grid } = placeFactors(input);
  return keptEnergy<Plant, PlantYear, StoreYear>(input).stores(input, (counted) => {
    const capacityMw = storagePowerOf(counted);
    if (capacityMw === null) return null;
    const lossGwh = storageLossOf(counted);
    const lost = lossGwh === null ? NOTHING : avoidedOf(lossGwh, grid);
    return { counted, capacityMw, lossGwh, avoidedT: withAmount(lost, (known) => product(-1, known)) };
  });
}
