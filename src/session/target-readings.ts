import type { Target, TargetReading } from '../plan/target.ts';

/** The target with a reading (台账数) that takes the place of the one of its year; in order of years. */
export function withReading(target: Target, reading: TargetReading): Target {
  const others = (target.readings ?? []).filter(({ year }) => year !== reading.year);
  return { ...target, readings: [...others, reading].sort((a, b) => a.year - b.year) };
}

/** The target without the reading of a year. */
export function withoutReading(target: Target, year: number): Target {
  return { ...target, readings: (target.readings ?? []).filter((one) => one.year !== year) };
}

/** A reading of three fields; null while one of them cannot be used. */
export function readingOf(year: string, value: string, source: string): TargetReading | null {
  const [when, amount] = [Number(year.trim()), Number(value.trim().replaceAll(/[\s,]/gu, ''))];
  const isWhole = Number.isInteger(when) && when >= 1900 && when <= 2200;
  if (!isWhole || value.trim() === '' || !Number.isFinite(amount) || source.trim() === '') return null;
  return { year: when, value: amount, source: source.trim() };
}
