import type { CoverageAccount } from '../evaluate/coverage/coverage-account.ts';
import { distanceText } from '../i18n/format-distance.ts';
import { formatNumber } from '../i18n/format-number.ts';
import type { Language } from '../i18n/language.ts';
import { translate, translateCode } from '../i18n/translate.ts';

/** Something about stations or roads that has to be looked at, in words (数据疑点). */
export interface CoverageProblem {
  readonly sentence: string;
  /** Feature that it is about, or the place; both null for what is everywhere. */
  readonly feature: string | null;
  readonly place: { readonly longitude: number; readonly latitude: number } | null;
}

/** As many gaps of the roads are listed one by one. */
const LISTED_GAPS = 20;

/**
 * Puts what is wrong with stations and roads into words: stations first.
 *
 * @param nameOf name of a feature
 */
export function coverageProblems(
  { problems, roads }: Pick<CoverageAccount, 'problems' | 'roads'>,
  nameOf: (feature: string) => string,
  language: Language,
): readonly CoverageProblem[] {
  const ofStations = problems.map((problem): CoverageProblem => {
    switch (problem.code) {
      case 'duplicate-station':
        return {
          sentence: translate(language, 'coverage.problem.duplicate-station', {
            name: nameOf(problem.feature),
            other: nameOf(problem.other),
          }),
          feature: problem.feature,
          place: null,
        };
      case 'number-refused':
        return {
          sentence: translate(language, 'coverage.problem.number-refused', {
            name: nameOf(problem.feature),
            field: translateCode(language, `field.${problem.field}`, problem.field),
            value: problem.value,
          }),
          feature: problem.feature,
          place: null,
        };
      case 'stations-shifted':
        return {
          sentence: translate(language, 'coverage.problem.stations-shifted', {
            count: problem.count,
            system: translate(language, `coverage.shift.${problem.shift}`),
          }),
          feature: null,
          place: null,
        };
    }
  });
  return roads === null ? ofStations : [...ofStations, ...roadProblems(roads, language)];
}

function roadProblems(
  { partCount, largestShare, gaps }: NonNullable<CoverageAccount['roads']>,
  language: Language,
): readonly CoverageProblem[] {
  const parts = {
    sentence: translate(language, 'coverage.problem.road-parts', {
      count: partCount,
      share: formatNumber(100 * largestShare, 1),
    }),
    feature: null,
    place: null,
  };
  const listed = gaps.slice(0, LISTED_GAPS).map(({ longitude, latitude, distanceM }) => ({
    sentence: translate(language, 'coverage.problem.road-gap', { distance: distanceText(distanceM) }),
    feature: null,
    place: { longitude, latitude },
  }));
  const rest = gaps.length - listed.length;
  const more = {
    sentence: translate(language, 'coverage.problem.road-gaps-more', { count: rest }),
    feature: null,
    place: null,
  };
  return [...(partCount > 1 ? [parts] : []), ...listed, ...(rest > 0 ? [more] : [])];
}
