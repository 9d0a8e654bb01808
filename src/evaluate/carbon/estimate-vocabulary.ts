import type { ClassSystem } from '../../land/class-system.ts';
import type { StockMethod } from './carbon-row.ts';

/** How people write the methods (核算方法); what is not among them is shown as it is written. The project's own list. */
const METHOD_WORDS: readonly (readonly [pattern: RegExp, method: StockMethod])[] = [
  [/扩展因子|bef|ar-cm-001/iu, 'volume-bef'],
  [/换算因子|转换因子|连续函数|线性|fang|方精云|av\s*\+\s*b/iu, 'volume-linear'],
  [/ipcc|缺省|tier\s*1/iu, 'ipcc'],
  [/全国平均|国家平均|national/iu, 'national'],
  [/龄组/u, 'regional-age'],
  [/实测|样地|local/iu, 'local-set'],
  [/碳密度|regional/iu, 'regional'],
];

/** The method that somebody's words mean, or null. */
export function methodOfWords(words: string): StockMethod | null {
  return METHOD_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/**
 * Finds classes by code, by code beside a name (`0301 乔木林地`), or by name in either language.
 *
 * @returns the code of the system, or null for what it does not have
 */
export function classFinder(classes: Pick<ClassSystem, 'classes' | 'find'>): (words: string) => string | null {
  const byName = new Map<string, string>();
  for (const { code, name } of classes.classes) {
    byName.set(name.zh, code);
    byName.set(name.en.toLowerCase(), code);
  }
  return (words) => {
    const text = words.normalize('NFKC').trim();
    const whole = classes.find(text)?.code ?? byName.get(text.toLowerCase());
    if (whole !== undefined) return whole;
    const code = /\d{2,}[A-Z]?/u.exec(text)?.[0] ?? '';
    const name = text.replace(code, '').replace(/[()[\]\s_-]+/gu, '');
    return (code === '' ? undefined : classes.find(code)?.code) ?? byName.get(name.toLowerCase()) ?? null;
  };
}
