import type { EstimateEffect } from '../evaluate/carbon/estimate-effects.ts';
import type { EstimateRow, EstimateSide } from '../evaluate/carbon/estimate-rows.ts';
import { classNameKey } from '../i18n/class-name-key.ts';
import { formatGiven, formatNumber } from '../i18n/format-number.ts';
import type { Language } from '../i18n/language.ts';
import { translate, translateCode } from '../i18n/translate.ts';

/** In which language and class system rows are told. */
export interface EstimateTongue {
  readonly language: Language;
  /** System of the base's classes; absent for the third survey's. */
  readonly classSystem: string | undefined;
}

/** A second cause is named when it is at least so much of the first. */
const WORTH_NAMING = 0.25;

/** One sentence for a row (差异说明): both numbers, and what makes most of their difference. */
export function estimateSentence(row: EstimateRow, tongue: EstimateTongue): string {
  const { language } = tongue;
  const [ours, theirs] = [tonnes(row.ours.carbonT), tonnes(row.theirs.carbonT)];
  const values = { id: row.id, ours, theirs, reason: reasonWords(row, tongue) };
  if (row.differenceT === null) {
    const key =
      row.ours.carbonT !== null
        ? 'check.sentence.no-theirs'
        : row.theirs.carbonT === null
          ? 'check.sentence.neither'
          : 'check.sentence.no-ours';
    return translate(language, 'check.sentence.end', { sentence: translate(language, key, values) });
  }
  const sentence = translate(language, 'check.sentence.both', values);
  if (!row.differs.includes('result')) return translate(language, 'check.sentence.within', { sentence });
  // What draws the other way explains nothing.
  const causes = row.effects.filter(({ carbonT }) => Math.sign(carbonT) === Math.sign(row.differenceT ?? 0));
  const [first, second] = causes;
  if (first === undefined) return translate(language, 'check.sentence.end', { sentence });
  const cause = causeWords(row, first.effect, tongue);
  if (second === undefined || Math.abs(second.carbonT) < WORTH_NAMING * Math.abs(first.carbonT)) {
    return translate(language, 'check.sentence.cause', { sentence, cause });
  }
  const other = causeWords(row, second.effect, tongue);
  return translate(language, 'check.sentence.causes', { sentence, cause, second: other });
}

/** The cause that explains most of a row's difference; null where it has none. */
export function mainCause({ effects, differenceT }: EstimateRow): EstimateEffect | null {
  return effects.find(({ carbonT }) => Math.sign(carbonT) === Math.sign(differenceT ?? 0))?.effect ?? null;
}

/** Value of one side as it stands in a table, e.g. for the details of a row; empty where there is none. */
export function sideWords(
  row: EstimateRow,
  side: 'ours' | 'theirs',
  field: keyof EstimateSide,
  tongue: EstimateTongue,
): string {
  const value = row[side][field];
  if (field === 'classCode') {
    const words = side === 'theirs' && value === null ? row.theirWords.class : '';
    return value === null ? words : className(String(value), tongue);
  }
  if (field === 'method') {
    if (side === 'theirs' && row.theirWords.method !== '') return row.theirWords.method;
    return value === null ? '' : translateCode(tongue.language, `carbon.method.${String(value)}`, String(value));
  }
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return field === 'carbonT' ? tonnes(value) : formatGiven(value, field === 'areaHa' ? 2 : 1);
}

/** Why there is no number here; empty where there is one. */
function reasonWords({ reason, ours }: EstimateRow, { language, classSystem }: EstimateTongue): string {
  if (reason === null) return '';
  const name = className(ours.classCode ?? '', { language, classSystem });
  const values = { class: name, species: ours.species ?? '', factor: '', value: '', limit: '' };
  return translateCode(language, `carbon.none.${reason}`, reason, values);
}

/** tC with one decimal; a dash where there is none. */
export function tonnes(carbonT: number | null): string {
  return carbonT === null ? '–' : formatNumber(carbonT, 1);
}

function causeWords(row: EstimateRow, effect: EstimateEffect, tongue: EstimateTongue): string {
  const field = FIELD_OF[effect];
  if (field === null) {
    return translate(tongue.language, 'check.cause.rest', { own: tonnes(row.withTheirDataT) });
  }
  const [theirs, ours] = [sideWords(row, 'theirs', field, tongue), sideWords(row, 'ours', field, tongue)];
  if (theirs !== '' && ours !== '') return translate(tongue.language, `check.cause.${effect}`, { theirs, ours });
  return translate(tongue.language, theirs === '' ? 'check.cause.not-theirs' : 'check.cause.not-ours', {
    effect: translate(tongue.language, `check.effect.${effect}`).toLowerCase(),
  });
}

const FIELD_OF: Readonly<Record<EstimateEffect, keyof EstimateSide | null>> = {
  area: 'areaHa',
  class: 'classCode',
  species: 'species',
  age: 'ageYears',
  volume: 'volumeM3PerHa',
  method: 'method',
  rest: null,
};

function className(code: string, { language, classSystem }: EstimateTongue): string {
  return translateCode(language, classNameKey(classSystem, code), code);
}
