import type { Language } from './language.ts';

/** Units of fields that Chinese readers expect as words; the others are the same signs everywhere. */
const CHINESE: Readonly<Record<string, string>> = { a: '年', 'h/a': '小时/年', 't/a': '吨/年', '1/a': '次/年' };

const ENGLISH: Readonly<Record<string, string>> = { a: 'years', '1/a': 'times/a' };

/** A field's unit as it is written beside its value; empty for none, and for a count, which has none that anybody would write. */
export function unitWord(unit: string | null, language: Language): string {
  if (unit === null || unit === 'count') return '';
  if (language === 'zh') return CHINESE[unit] ?? unit;
  return ENGLISH[unit] ?? unit;
}
