import type { Language } from './language.ts';
import type { MessageValues } from './translate.ts';
import { translateCode } from './translate.ts';

/** What reading a file found, in words (读入说明). */
export interface ReadWords {
  /** What happened, with file and place; no full stop. */
  readonly title: string;
  /** What can be done; empty for a note. */
  readonly text: string;
}

/** Values that are places and coordinates: written digit by digit, without grouping. */
const PLAIN_VALUES = ['x', 'y', 'line', 'column', 'feature', 'offset', 'row'];

/**
 * Says a failure or a note of reading by its code.
 *
 * @param code such as `format.truncated`
 * @param details values of the message; the most telling place among them is put into the sentence
 */
export function describeRead(language: Language, code: string, details: MessageValues): ReadWords {
  const plain = Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, PLAIN_VALUES.includes(name) ? String(value) : value]),
  );
  const values = {
    ...plain,
    at: placeOf(language, plain),
    candidates: candidatesOf(language, details['candidates']),
    kinds: kindsOf(language, details['kinds']),
  };
  return {
    title: translateCode(language, `problem.${code}.title`, code, values),
    text: translateCode(language, `problem.${code}.text`, '', values),
  };
}

/** Kinds of geometry as a planner calls them. */
const KINDS_ZH: ReadonlyMap<string, string> = new Map([
  ['Point', '点'],
  ['MultiPoint', '多点'],
  ['LineString', '线'],
  ['MultiLineString', '多段线'],
  ['Polygon', '面'],
  ['MultiPolygon', '多部分的面'],
  ['GeometryCollection', '图形集合'],
  ['MultiPatch', '三维面'],
]);

/** @param kinds names of the standard, such as `Point, LineString` */
function kindsOf(language: Language, kinds: string | number | undefined): string {
  const names = String(kinds ?? '').split(', ');
  return language === 'zh' ? names.map((name) => KINDS_ZH.get(name) ?? name).join('、') : names.join(', ');
}

/** The most telling place that the details name. */
function placeOf(language: Language, { line, column, path, feature, offset }: MessageValues): string {
  const isChinese = language === 'zh';
  if (line !== undefined && column !== undefined) {
    return isChinese ? `（第 ${line} 行第 ${column} 列）` : ` at line ${line}, column ${column}`;
  }
  if (path !== undefined && path !== '') return isChinese ? `（${path}）` : ` at ${path}`;
  if (feature !== undefined) return isChinese ? `（要素 ${feature}）` : ` in feature ${feature}`;
  if (offset === undefined) return '';
  return isChinese ? `（第 ${offset} 字节）` : ` at byte ${offset}`;
}

function candidatesOf(language: Language, candidates: string | number | undefined): string {
  if (candidates === undefined || candidates === '') return '';
  return language === 'zh' ? `落在本区县的有：${candidates}。` : ` Falling on the district: ${candidates}.`;
}
