import type { AttributeColumn } from './attribute-column.ts';
import type { LandTable } from './land-table.ts';

/** An attribute of the parcels with some of its values, to choose a condition from (可筛选字段). */
export interface ParcelFieldSummary {
  /** Role or name in the file, as in the attributes of a parcel. */
  readonly name: string;
  readonly type: 'number' | 'text';
  /** Up to so many different values as texts; texts in the order of the file, numbers ascending. */
  readonly samples: readonly string[];
}

/** Rows that are looked through for different numbers. */
const SAMPLED_ROWS = 20_000;

/** The attributes of a table, in its order. */
export function parcelFields(land: LandTable, samples: number): ParcelFieldSummary[] {
  return Array.from(land.attributes, ([name, column]) => ({
    name,
    type: column.type,
    samples: samplesOf(column, samples),
  }));
}

function samplesOf(column: AttributeColumn, count: number): string[] {
  if (column.type === 'text') return column.dictionary.slice(0, count);
  const values = new Set<number>();
  const rows = Math.min(column.values.length, SAMPLED_ROWS);
  for (let row = 0; row < rows && values.size < count; row += 1) {
    if (column.present[row] === 1) values.add(column.values[row] ?? 0);
  }
  return [...values].sort((one, other) => one - other).map(String);
}
