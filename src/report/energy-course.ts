import type { EnergySeries, EnergyYear } from '../evaluate/energy/energy-series.ts';
import type { EnergySource } from '../evaluate/energy/plant.ts';
import { unitFactor } from '../evaluate/targets/target-units.ts';
import { REGION_ZONE } from '../evaluate/measure.ts';
import type { Language } from '../i18n/language.ts';
import { type EnergyQuantity, QUANTITY_UNITS, quantityOf } from './energy-cards.ts';
import { type EnergyScale, energyScale } from './energy-scale.ts';

/** One source over the years; null where its number is not known. */
export interface EnergyStack {
  readonly source: EnergySource | 'storage';
  readonly values: readonly (number | null)[];
}

/** What a plan document asks for in a year, as a line across that year's bar. */
export interface TargetMark {
  readonly target: string;
  readonly indicator: string;
  readonly year: number;
  /** In the unit of the course. */
  readonly value: number;
}

/** Energy over the years by source with the target lines (历年能源), ready for a chart and for a table. */
export interface EnergyCourse {
  readonly of: EnergyQuantity;
  readonly scale: EnergyScale;
  readonly years: readonly number[];
  /** From the foot of the bars upwards. */
  readonly stacks: readonly EnergyStack[];
  /** All plants together; null in a year in which something is missing. */
  readonly totals: readonly (number | null)[];
  readonly marks: readonly TargetMark[];
}

const SOURCES = ['pv', 'wind', 'biomass', 'geothermal'] as const satisfies readonly EnergySource[];

/**
 * Indicators whose targets can be read off a bar: its whole, and what lies at its foot (photovoltaics, and wind on top of it).
 * Those of wind or biomass alone would stand at a height that means nothing.
 */
const READABLE: Readonly<Record<EnergyQuantity, readonly string[]>> = {
  capacity: ['renewable.capacity', 'windsolar.capacity', 'pv.capacity'],
  generation: ['renewable.generation'],
  avoided: ['emissions.avoided'],
};

/** Power, electricity or avoided emission by source and year. The losses of stores hang below the avoided emission. */
export function energyCourse(
  { years }: Pick<EnergySeries, 'years'>,
  of: EnergyQuantity,
  language: Language,
): EnergyCourse {
  const sources = of === 'avoided' ? ([...SOURCES, 'storage'] as const) : SOURCES;
  const stacks = sources
    .map((source) => ({ source, values: years.map((year) => amountOf(year, source, of)) }))
    .filter(({ values }) => values.some((value) => value !== 0));
  const totals = years.map((year) => amountOf(year, null, of));
  const marks = years.flatMap((year) => marksOf(year, of));
  const known = [...totals, ...stacks.flatMap(({ values }) => values)].flatMap((value) => value ?? []);
  return {
    of,
    scale: energyScale([...known, ...marks.map(({ value }) => value)], QUANTITY_UNITS[of], language),
    years: years.map(({ year }) => year),
    stacks,
    totals,
    marks,
  };
}

/** 0 of a source that is not drawn. */
function amountOf({ totals }: EnergyYear, source: EnergyStack['source'] | null, of: EnergyQuantity): number | null {
  const total = totals.find((one) => one.source === source && one.setting === null);
  return total === undefined ? 0 : quantityOf(total, of).value;
}

function marksOf({ year, targets }: EnergyYear, of: EnergyQuantity): readonly TargetMark[] {
  return targets.flatMap((target): TargetMark[] => {
    const perUnit = unitFactor(QUANTITY_UNITS[of], target.unit);
    if (target.year !== year || target.zone !== REGION_ZONE || perUnit === null) return [];
    if (!READABLE[of].includes(target.indicator)) return [];
    return [{ target: target.id, indicator: target.indicator, year, value: target.target / perUnit }];
  });
}
