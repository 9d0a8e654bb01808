import type { Feature } from 'geojson';
import type { FieldType, TableField, TableValue } from '../plan/feature-table.ts';

/**
 * The attributes of features with what their values are: declared ones first, then whatever else a feature has, in order
 * of appearance. Values decide; where a column is empty, or holds whole numbers only, the declaration does.
 *
 * @param declared by the file; null when it declares none
 */
export function fieldsOf(features: readonly Feature[], declared: readonly TableField[] | null): readonly TableField[] {
  const tallies = new Map<string, ValueTally>((declared ?? []).map(({ name }) => [name, emptyTally()]));
  for (const { properties } of features) {
    for (const name in properties) {
      let tally = tallies.get(name);
      if (tally === undefined) {
        tally = emptyTally();
        tallies.set(name, tally);
      }
      count(tally, properties[name] as unknown);
    }
  }
  const types = new Map(declared?.map(({ name, type }) => [name, type]));
  return Array.from(tallies, ([name, tally]) => ({ name, type: typeOf(tally, types.get(name) ?? null) }));
}

/** A value as a table holds it: lists and objects as JSON text, numbers without a value as none. */
function tableValueOf(value: unknown): TableValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

/** A value as its column holds it: in a text column everything is text. */
export function typedValueOf(value: unknown, type: FieldType): TableValue {
  const plain = tableValueOf(value);
  return plain === null || type !== 'text' ? plain : String(plain);
}

interface ValueTally {
  texts: number;
  dates: number;
  integers: number;
  decimals: number;
  booleans: number;
}

function emptyTally(): ValueTally {
  return { texts: 0, dates: 0, integers: 0, decimals: 0, booleans: 0 };
}

function count(tally: ValueTally, value: unknown): void {
  if (value === null || value === undefined) return;
  if (typeof value === 'boolean') tally.booleans += 1;
  else if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) tally.integers += 1;
    else if (Number.isFinite(value)) tally.decimals += 1;
  } else if (typeof value === 'string' && isDate(value)) tally.dates += 1;
  else tally.texts += 1;
}

function typeOf({ texts, dates, integers, decimals, booleans }: ValueTally, declared: FieldType | null): FieldType {
  const kinds = [texts + dates > 0, integers + decimals > 0, booleans > 0].filter(Boolean).length;
  if (kinds === 0) return declared ?? 'text';
  if (kinds > 1 || texts > 0) return 'text';
  if (dates > 0) return declared === 'text' ? 'text' : 'date';
  if (booleans > 0) return 'boolean';
  return decimals > 0 || declared === 'number' ? 'number' : 'integer';
}

/** A day of the calendar as ISO 8601 writes it, such as `2026-11-21`. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const days = m === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;
  return y >= 1000 && m >= 1 && m <= 12 && d >= 1 && d <= days;
}
