import type { Language } from './language.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** Calendar and clock of a moment in one time zone. */
interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Days since 1970-01-01. */
  readonly dayNumber: number;
  readonly clock: string;
}

/**
 * Clock time `14:32`.
 *
 * @param time ms since 1970 UTC
 * @param offsetMinutes minutes that the local clock is ahead of UTC (480 in China)
 */
export function formatClock(time: number, offsetMinutes: number): string {
  return civilTime(time, offsetMinutes).clock;
}

/** Date `2025-03-02`; arguments as for {@link formatClock}. */
export function formatDay(time: number, offsetMinutes: number): string {
  const { year, month, day } = civilTime(time, offsetMinutes);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/**
 * How long ago something was, in the words of a list: 今天 14:32 · 昨天 17:05 · 11 月 12 日 · 2025-03-02.
 *
 * @param now ms since 1970 UTC; this folder has no clock
 */
export function formatRecent(time: number, now: number, offsetMinutes: number, language: Language): string {
  const then = civilTime(time, offsetMinutes);
  const today = civilTime(now, offsetMinutes);
  const daysAgo = today.dayNumber - then.dayNumber;
  if (daysAgo === 0) return language === 'zh' ? `今天 ${then.clock}` : `Today ${then.clock}`;
  if (daysAgo === 1) return language === 'zh' ? `昨天 ${then.clock}` : `Yesterday ${then.clock}`;
  if (then.year !== today.year) return formatDay(time, offsetMinutes);
  return language === 'zh' ? `${then.month} 月 ${then.day} 日` : `${MONTHS[then.month - 1] ?? ''} ${then.day}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Gregorian date of a day number: H. Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`. */
function civilTime(time: number, offsetMinutes: number): CivilTime {
  const minutes = Math.floor(time / MINUTE_MS) + offsetMinutes;
  const dayNumber = Math.floor(minutes / DAY_MINUTES);
  const minuteOfDay = minutes - dayNumber * DAY_MINUTES;
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
    dayNumber,
    clock: `${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`,
  };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
