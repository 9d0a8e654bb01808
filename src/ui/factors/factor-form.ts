import { formatSignificant } from '../../i18n/format-significant.ts';
import type { FactorEdit, FactorEntry } from '../../session/factor-desk.ts';
import type { Page } from '../page.svelte.ts';

/** Digits that count in tables, and where a number is to be read whole. */
const TABLE_DIGITS = 6;
const ALL_DIGITS = 15;

/** Fields of the form for a number of the plan's own, as typed. */
export interface FactorFields {
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly source: string;
}

/** A number field of the form. */
export type FactorNumberField = Exclude<keyof FactorFields, 'source'>;

/** What was typed as a change, or the field that is no number. */
export type TypedChange =
  { readonly ok: true; readonly change: FactorEdit } | { readonly ok: false; readonly field: FactorNumberField };

/** The form as it begins: the plan's own number, or an empty one. */
export function firstFields({ change }: FactorEntry): FactorFields {
  const text = (number: number | null | undefined): string => (number == null ? '' : String(number));
  return { value: text(change?.value), low: text(change?.low), high: text(change?.high), source: change?.source ?? '' };
}

/** Reads what was typed. An end of the range may be left empty, the value may not. */
export function readFields(fields: FactorFields): TypedChange {
  const numbers = { value: NaN, low: NaN, high: NaN };
  for (const field of ['value', 'low', 'high'] as const) {
    const text = fields[field].normalize('NFKC').replace('−', '-').trim();
    if (text === '' && field !== 'value') continue;
    numbers[field] = text === '' ? NaN : Number(text);
    if (!Number.isFinite(numbers[field])) return { ok: false, field };
  }
  const { value, low, high } = numbers;
  const end = (number: number): number | null => (Number.isNaN(number) ? null : number);
  return { ok: true, change: { value, low: end(low), high: end(high), source: fields.source.trim() } };
}

/** Whether a change is what the plan uses already. */
export function isInUse({ change: used }: FactorEntry, change: FactorEdit): boolean {
  return (
    used !== null &&
    used.value === change.value &&
    used.low === change.low &&
    used.high === change.high &&
    used.source === change.source
  );
}

/** A number in a row of the table. */
export function shortNumber(value: number): string {
  return formatSignificant(value, TABLE_DIGITS);
}

/** A number with every digit of its source. */
export function wholeNumber(value: number): string {
  return formatSignificant(value, ALL_DIGITS);
}

/** `low–high`; an end that is not known is left out, and without either the text is empty. */
export function rangeText(
  { low, high }: { readonly low: number | null; readonly high: number | null },
  write: (value: number) => string = shortNumber,
): string {
  if (low === null && high === null) return '';
  return `${low === null ? '' : write(low)}–${high === null ? '' : write(high)}`;
}

/** A unit as it is shown; tables mark a number without one by a dash. */
export function unitWords(page: Pick<Page, 'text'>, unit: string): string {
  return unit === '-' ? page.text('factors.no-unit') : unit;
}
