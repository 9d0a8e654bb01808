import type { EnergyTotal } from '../evaluate/energy/energy-account.ts';
import type { EnergySeries, EnergyYear } from '../evaluate/energy/energy-series.ts';
import { REGION_ZONE } from '../evaluate/measure.ts';
import { type IntervalBar, layOutInterval } from './carbon-cards.ts';
import type { EnergyUnit } from './energy-scale.ts';

/** What is told of energy (能源账的三项). */
export type EnergyQuantity = 'capacity' | 'generation' | 'avoided';

/** The quantities of energy, in the order shown; message keys `energy.card.<quantity>`. */
export const ENERGY_QUANTITIES = ['capacity', 'generation', 'avoided'] as const satisfies readonly EnergyQuantity[];

/** The unit that each is worked out in. */
export const QUANTITY_UNITS = {
  capacity: 'MW',
  generation: 'GWh/a',
  avoided: 'tCO2e/a',
} as const satisfies Readonly<Record<EnergyQuantity, EnergyUnit>>;

/** Indicators that the totals are the numbers of. */
export const QUANTITY_INDICATORS = {
  capacity: 'renewable.capacity',
  generation: 'renewable.generation',
  avoided: 'emissions.avoided',
} as const satisfies Readonly<Record<EnergyQuantity, string>>;

/** A value with its interval, or the reason why there is none. */
export type EnergyValue = EnergyTotal['capacityMw'];

/** A measure as the screen shows it, with the group of it that is meant. */
export interface EnergyMeasure {
  readonly indicator: string;
  readonly group: string | null;
  readonly zone: string;
  readonly year: number;
  readonly scenario: string;
  readonly value: number | null;
  readonly revision: number;
}

/** A headline number of energy with all that is shown of it (能源账卡片). */
export interface EnergyCard {
  readonly id: EnergyQuantity;
  readonly measure: EnergyMeasure;
  readonly amount: EnergyValue;
  readonly unit: EnergyUnit;
  /** Null without a number, and where the number has no interval. */
  readonly bar: IntervalBar | null;
}

/** The quantity of a line or total. */
export function quantityOf(
  of: Pick<EnergyTotal, 'capacityMw' | 'generationGwh' | 'avoidedT'>,
  quantity: EnergyQuantity,
): EnergyValue {
  return quantity === 'capacity' ? of.capacityMw : quantity === 'generation' ? of.generationGwh : of.avoidedT;
}

/** Names a number of the district in a year of the series as a measure. */
export function energyMeasure(
  { scenario, revision }: Pick<EnergySeries, 'scenario' | 'revision'>,
  year: number,
  indicator: string,
  group: string | null,
  { value }: Pick<EnergyValue, 'value'>,
): EnergyMeasure {
  return { indicator, group, zone: REGION_ZONE, year, scenario, value, revision };
}

/** Power, electricity and avoided emission of all plants together in a year. */
export function energyCards(
  series: Pick<EnergySeries, 'scenario' | 'revision'>,
  { year, totals }: Pick<EnergyYear, 'year' | 'totals'>,
): readonly EnergyCard[] {
  const whole = totals.find(({ source }) => source === null);
  if (whole === undefined) return [];
  return ENERGY_QUANTITIES.map((id) => {
    const amount = quantityOf(whole, id);
    const { value, low, high } = amount;
    return {
      id,
      measure: energyMeasure(series, year, QUANTITY_INDICATORS[id], null, amount),
      amount,
      unit: QUANTITY_UNITS[id],
      bar:
        value === null || low === null || high === null
          ? null
          : layOutInterval({ value, low, high, halfWidthPercent: null }),
    };
  });
}
