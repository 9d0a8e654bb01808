import type { Language } from '../i18n/language.ts';
import { translateCode } from '../i18n/translate.ts';
import { unitWord } from '../i18n/unit-word.ts';
import type { ExchangeName, ExchangeWords } from '../plan/exchange-words.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** How things are called in files for other programmes; names of both languages, and ids, are known again. */
export function exchangeWords(language: Language): ExchangeWords {
  const named = (id: string, ...keys: readonly string[]): ExchangeName => ({
    label: translateCode(language, keys[0] ?? '', id),
    known: [id, ...LANGUAGES.flatMap((one) => keys.map((key) => translateCode(one, key, id)))],
  });
  return {
    column: (column) => named(column, `features.column.${column}`),
    kind: (kind) => named(kind, `kind.${kind}`, `kind.${kind}.long`),
    choice: (field, value) => named(value, `choice.${field}.${value}`),
    status: (status) => named(status, `features.status.${status}`),
    field({ id, unit }) {
      const { label, known } = named(id, `field.${id}`);
      const word = unitWord(unit, language);
      if (word === '') return { label, known };
      const brackets = language === 'zh' ? `（${word}）` : ` (${word})`;
      return { label: `${label}${brackets}`, known };
    },
  };
}
