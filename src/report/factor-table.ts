import type { UsedFactor } from '../evaluate/factors/factor.ts';
import type { Language } from '../i18n/language.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { translate, translateCode } from '../i18n/translate.ts';

/** What is measured, in a language (因子名称). */
export function factorName({ shipped }: UsedFactor, language: Language): string {
  return language === 'zh' ? shipped.quantityZh : shipped.quantity;
}

/** What a factor holds for: land class, species or region, in a language (适用). */
export function factorLand({ shipped }: UsedFactor, language: Language): string {
  return language === 'zh' ? shipped.landClassZh : shipped.landClass;
}

/** A factor in words: what is measured, and for what (因子全称). */
export function factorTitle(factor: UsedFactor, language: Language): string {
  const [name, land] = [factorName(factor, language), factorLand(factor, language)];
  return land === '' ? name : `${name} · ${land}`;
}

/** Where a factor was measured, in a language; empty where that means nothing. */
export function factorRegion({ shipped }: UsedFactor, language: Language): string {
  return translateCode(language, `factors.region.${shipped.region}`, shipped.region);
}

const COLUMNS: readonly (readonly [
  heading: MessageKey,
  cell: (one: UsedFactor, language: Language) => string | number | null,
])[] = [
  ['factors.heading.id', ({ shipped }) => shipped.id],
  ['factors.column.name', factorName],
  ['factors.column.land', factorLand],
  ['factors.heading.value', ({ value }) => value],
  ['factors.heading.low', ({ low }) => low],
  ['factors.heading.high', ({ high }) => high],
  ['factors.column.unit', ({ shipped }) => shipped.unit],
  ['factors.column.source', ({ source }) => source],
  // The year is that of the shipped source.
  ['factors.column.year', ({ shipped, change }) => (change === null ? shipped.year : null)],
  ['factors.heading.depth', ({ shipped }) => shipped.depthCm],
  ['factors.column.region', factorRegion],
  ['factors.column.mark', ({ shipped }, language) => translate(language, `factors.mark.${shipped.confidence}`)],
  ['factors.detail.evidence', ({ shipped }) => shipped.evidence],
  ['factors.detail.method', ({ shipped }) => shipped.method],
  ['factors.detail.note', ({ shipped }) => shipped.note],
  ['factors.heading.shipped-value', ({ shipped }) => shipped.value],
  ['factors.heading.shipped-low', ({ shipped }) => shipped.low],
  ['factors.heading.shipped-high', ({ shipped }) => shipped.high],
  ['factors.heading.shipped-source', ({ shipped }) => shipped.source],
];

/**
 * Factors as a table with headings, numbers in use first and shipped ones beside them (因子表). Its columns are those that
 * importing finds, so that a table can go out, be changed, and come back.
 */
export function factorTable(
  factors: readonly UsedFactor[],
  language: Language,
): readonly (readonly (string | number | null)[])[] {
  return [
    COLUMNS.map(([heading]) => translate(language, heading)),
    ...factors.map((one) => COLUMNS.map(([, cell]) => cell(one, language))),
  ];
}
