import type { Language } from '../../i18n/language.ts';
import { translateCode } from '../../i18n/translate.ts';

/** Headings of columns in reports; those that sheets have too are worded alike. */
type Head =
  | 'indicator'
  | 'baseline'
  | 'plan'
  | 'goal'
  | 'standing'
  | 'class'
  | 'change'
  | 'source'
  | 'interval'
  | 'value'
  | 'area'
  | 'stock'
  | 'sink'
  | 'severity'
  | 'conflict'
  | 'clause'
  | 'answer'
  | 'name'
  | 'kind'
  | 'years'
  | 'forest'
  | 'year'
  | 'capacity'
  | 'generation'
  | 'avoided';

/** Headings of columns (表头) in a language. */
export function tableHeads(language: Language, names: readonly Head[]): readonly string[] {
  return names.map((name) =>
    translateCode(language, `sheet.head.${name}`, translateCode(language, `report.head.${name}`, name)),
  );
}
