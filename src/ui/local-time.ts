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

function offsetAt(time: number): number {
  return -new Date(time).getTimezoneOffset();
}
