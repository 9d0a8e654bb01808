import type { Language } from '../i18n/language.ts';
import { translateCode } from '../i18n/translate.ts';

/** Name of an indicator, or of one of its groups, in a language; its id where nobody has named it. */
export function indicatorName(indicator: string, group: string | null, language: Language): string {
  const whole = translateCode(
    language,
    `topic.${indicator}`,
    translateCode(
      language,
      `indicator.${indicator}`,
      translateCode(language, `report.indicator.${indicator}`, indicator),
    ),
  );
  if (group === null) return whole;
  return translateCode(language, `topic.${indicator}/${group}`, `${whole} · ${group}`);
}
