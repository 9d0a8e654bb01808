import type { EnergyTotal } from '../evaluate/energy/energy-account.ts';
import type { EnergySeries, EnergyYear } from '../evaluate/energy/energy-series.ts';
import {
  type EnergyMeasure,
  energyMeasure,
  type EnergyQuantity,
  type EnergyValue,
  QUANTITY_INDICATORS,
  quantityOf,
} from './energy-cards.ts';

/** Rows of the table by source; message keys `energy.source.<id>`. */
export type SourceId = 'pv' | 'wind' | 'biomass' | 'geothermal' | 'battery-storage' | 'pumped-storage';

/** A cell: the number and the measure that it is, null where no indicator tells it. */
export interface SourceCell {
  readonly amount: EnergyValue;
  readonly measure: EnergyMeasure | null;
}

/** What a source, or what is built of it in one way, brings in a year (分能源一行). */
export interface SourceRow {
  readonly source: SourceId;
  /** How it is built: a setting of fields, or `roof`; null for the whole source. Message keys `choice.pvSetting.<setting>`. */
  readonly setting: string | null;
  /** Whether the power is part of the installed total; that of stores is not. */
  readonly isStore: boolean;
  readonly cells: Readonly<Record<EnergyQuantity, SourceCell>>;
}

/** Hydrogen that is made in a year, which is no electricity. */
export interface HydrogenRow {
  readonly amount: Pick<EnergyValue, 'value' | 'none'>;
  readonly measure: EnergyMeasure;
}

/** Energy of a year by source (分能源表). */
export interface SourceTable {
  readonly rows: readonly SourceRow[];
  /** Null where none is drawn. */
  readonly hydrogen: HydrogenRow | null;
}

type Scope = Pick<EnergySeries, 'scenario' | 'revision'>;

/** Indicators of power by source. */
const CAPACITY_INDICATORS: Readonly<Record<SourceId, readonly [indicator: string, group: string | null]>> = {
  pv: ['pv.capacity', null],
  wind: ['wind.capacity', null],
  biomass: ['biomass.capacity', null],
  geothermal: ['renewable.capacity', 'geothermal'],
  'battery-storage': ['storage.power', null],
  'pumped-storage': ['pumped.power', null],
};

/** Photovoltaics by setting, wind, biomass, geothermal power, batteries and pumped storage apart, and hydrogen. */
export function sourceTable(scope: Scope, year: Pick<EnergyYear, 'year' | 'totals' | 'measures'>): SourceTable {
  const rows = year.totals.flatMap((total): SourceRow[] => {
    const id = sourceOf(total);
    if (id === null) return [];
    const setting = id === 'pv' ? total.setting : null;
    return [
      {
        source: id,
        setting,
        isStore: total.source === 'storage',
        cells: {
          capacity: cell(total, 'capacity', id, setting, scope, year.year),
          generation: cell(total, 'generation', id, setting, scope, year.year),
          avoided: cell(total, 'avoided', id, setting, scope, year.year),
        },
      },
    ];
  });
  return { rows, hydrogen: hydrogenOf(scope, year) };
}

/** Numbers of a column, for its scale. */
export function columnAmounts(rows: readonly SourceRow[], quantity: EnergyQuantity): readonly number[] {
  return rows.flatMap(({ cells }) => cells[quantity].amount.value ?? []);
}

/** Whether anything of energy is drawn in some year. */
export function isEnergyDrawn(years: readonly Pick<EnergyYear, 'rows' | 'measures'>[]): boolean {
  return years.some(({ rows, measures }) => {
    const hydrogen = measures.find(({ indicator, group }) => indicator === 'hydrogen.output' && group === null);
    return rows.length > 0 || (hydrogen !== undefined && hydrogen.value !== 0);
  });
}

/** Stores are told by their kind and never together; wind, biomass and heat only as a whole. */
function sourceOf({ source, setting }: EnergyTotal): SourceId | null {
  if (source === null) return null;
  if (source === 'storage') return setting === 'battery-storage' || setting === 'pumped-storage' ? setting : null;
  return source === 'pv' || setting === null ? source : null;
}

function cell(
  total: EnergyTotal,
  quantity: EnergyQuantity,
  id: SourceId,
  setting: string | null,
  scope: Scope,
  year: number,
): SourceCell {
  const amount = quantityOf(total, quantity);
  if (quantity === 'capacity') {
    const [indicator, group] = CAPACITY_INDICATORS[id];
    return { amount, measure: energyMeasure(scope, year, indicator, setting ?? group, amount) };
  }
  // No indicator tells electricity by setting, nor losses by kind of store.
  const isTold = setting === null && total.source !== 'storage';
  return { amount, measure: isTold ? energyMeasure(scope, year, QUANTITY_INDICATORS[quantity], id, amount) : null };
}

function hydrogenOf(scope: Scope, { year, measures }: Pick<EnergyYear, 'year' | 'measures'>): HydrogenRow | null {
  const row = measures.find(({ indicator, group }) => indicator === 'hydrogen.output' && group === null);
  if (row === undefined || row.value === 0) return null;
  const amount = { value: row.value, none: row.none };
  return { amount, measure: energyMeasure(scope, year, 'hydrogen.output', null, amount) };
}
