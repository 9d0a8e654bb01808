import { formatClock, formatRecent } from '../i18n/format-date.ts';
import type { Language } from '../i18n/language.ts';

/** Clock time of a moment in the time zone of this computer. */
export function localClock(time: number): string {
  return formatClock(time, offsetAt(time));
}

/** When something was last touched, seen from now. */
export function localRecent(time: number, language: Language): string {
  return formatRecent(time, Date.now(), offsetAt(time), language);
}

/** When something happened, to the minute: 今天 14:32, 2025-03-02 14:32. */
export function localMoment(time: number, language: Language): string {
  const recent = localRecent(time, language);
  const clock = localClock(time);
  return recent.endsWith(clock) ? recent : `${recent} ${clock}`;
}

function offsetAt(time: number): number {
  return -new Date(time).getTimezoneOffset();
}
