import type { Target, TargetReading } from '../plan/target.ts';

/** A number kept by hand as it is typed (台账填报). */
export interface ReadingForm {
  readonly year: string;
  readonly value: string;
  readonly source: string;
  /** When it was told; may be empty. */
  readonly date: string;
  readonly note: string;
}

/** Fields of a reading that cannot be used; message keys `readings.<field>`. */
export type ReadingFault = 'year' | 'value' | 'source' | 'date';

/** An empty form. */
export const EMPTY_READING: ReadingForm = { year: '', value: '', source: '', date: '', note: '' };

/** Readings with one that takes the place of the one of its year; in order of years. */
export function putReading(readings: readonly TargetReading[], reading: TargetReading): readonly TargetReading[] {
  return [...readings.filter(({ year }) => year !== reading.year), reading].sort((a, b) => a.year - b.year);
}

/** Readings without the one of a year. */
export function dropReading(readings: readonly TargetReading[], year: number): readonly TargetReading[] {
  return readings.filter((one) => one.year !== year);
}

/** The target with other figures of a name (补充数据), such as GDP; none of them takes the name away. */
export function withFigures(target: Target, name: string, figures: readonly TargetReading[]): Target {
  const { figures: present = {}, ...others } = target;
  const { [name]: _replaced, ...rest } = present;
  const all = figures.length === 0 ? rest : { ...rest, [name]: figures };
  return Object.keys(all).length === 0 ? others : { ...others, figures: all };
}

/** The reading of a form, or the fields that cannot be used. */
export function readingOf(
  form: ReadingForm,
):
  | { readonly ok: true; readonly reading: TargetReading }
  | { readonly ok: false; readonly faults: readonly ReadingFault[] } {
  const year = Number(form.year.trim());
  const value = Number(form.value.trim().replaceAll(/[\s,，]/gu, ''));
  const [source, note] = [form.source.trim(), form.note.trim()];
  const date = plainDate(form.date.trim());
  const faults: ReadingFault[] = [];
  if (!Number.isInteger(year) || year < 1900 || year > 2200) faults.push('year');
  if (form.value.trim() === '' || !Number.isFinite(value)) faults.push('value');
  if (source === '') faults.push('source');
  if (date === null) faults.push('date');
  if (faults.length > 0 || date === null) return { ok: false, faults };
  return {
    ok: true,
    reading: { year, value, source, ...(date === '' ? {} : { date }), ...(note === '' ? {} : { note }) },
  };
}

/** `2026-3-1` as `2026-03-01`; empty stays empty, null: not a date. */
function plainDate(typed: string): string | null {
  if (typed === '') return '';
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u.exec(typed) ?? [];
  if (year === '' || Number(month ?? 1) < 1 || Number(month ?? 1) > 12) return null;
  if (Number(day ?? 1) < 1 || Number(day ?? 1) > 31) return null;
  return [year, ...[month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]))].join('-');
}
