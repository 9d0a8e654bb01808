import { type EstimateProblem, type EstimateProblems, problemGroups } from '../evaluate/carbon/estimate-problems.ts';
import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';

/** What is wrong with a cell, in words. */
export function problemWords({ code, value }: EstimateProblem, language: Language): string {
  return translate(language, `check.problem.${code}`, { value });
}

/** Problems by column and kind, a line each with how many there are and where the first one is (问题汇总). */
export function problemLines(lists: readonly EstimateProblems[], language: Language): readonly string[] {
  return problemGroups(lists).map(({ column, count, first }) =>
    translate(language, 'check.problem-line', {
      column,
      count,
      problem: problemWords(first, language),
      row: String(first.row),
    }),
  );
}
