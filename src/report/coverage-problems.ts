import type { CoverageDetails } from '../evaluate/coverage/coverage-details.ts';
import type { MapShift } from '../geo/map-shift.ts';
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
  /** What one click can do about it; null where somebody has to look. */
  readonly fix: CoverageFix | null;
}

/** A change of the plan that mends something about stations; message keys `coverage.fix.<do>`. */
export type CoverageFix =
  | { readonly do: 'remove'; readonly feature: string }
  /** Takes the offset of a web map out of the places of stations. */
  | { readonly do: 'unshift'; readonly shift: MapShift; readonly features: readonly string[] };

/** As many gaps and crossings of the roads are listed one by one. */
const LISTED_GAPS = 20;

/**
 * Puts what is wrong with stations into words.
 *
 * @param nameOf name of a feature
 */
export function coverageProblems(
  { problems }: Pick<CoverageDetails, 'problems'>,
  nameOf: (feature: string) => string,
  language: Language,
): readonly CoverageProblem[] {
  return problems.map((problem): CoverageProblem => {
    switch (problem.code) {
      case 'duplicate-station':
        return {
          sentence: translate(language, 'coverage.problem.duplicate-station', {
            name: nameOf(problem.feature),
            other: nameOf(problem.other),
          }),
          feature: problem.feature,
          place: null,
          fix: { do: 'remove', feature: problem.feature },
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
          fix: null,
        };
      case 'stations-shifted':
        return {
          sentence: translate(language, 'coverage.problem.stations-shifted', {
            count: problem.features.length,
            system: translate(language, `coverage.shift.${problem.shift}`),
          }),
          feature: null,
          place: null,
          fix: { do: 'unshift', shift: problem.shift, features: problem.features },
        };
    }
  });
}

/** Puts what is doubtful about the roads into words (道路疑点): parts first, then gaps and crossings, the listed ones with their places. */
export function roadProblems(
  { partCount, largestShare, gaps, crossings, isJoined }: NonNullable<CoverageDetails['roads']>,
  language: Language,
): readonly CoverageProblem[] {
  const said = (sentence: string, place: CoverageProblem['place'] = null): CoverageProblem => {
    return { sentence, feature: null, place, fix: null };
  };
  const parts = translate(language, 'coverage.problem.road-parts', {
    count: partCount,
    share: formatNumber(100 * largestShare, 1),
  });
  const listedGaps = gaps
    .slice(0, LISTED_GAPS)
    .map((gap) =>
      said(translate(language, 'coverage.problem.road-gap', { distance: distanceText(gap.distanceM) }), gap),
    );
  const listedCrossings = crossings.slice(0, LISTED_GAPS).map((crossing, at) =>
    said(
      translate(language, isJoined ? 'coverage.problem.road-crossing-joined' : 'coverage.problem.road-crossing', {
        number: at + 1,
      }),
      crossing,
    ),
  );
  const more = (key: 'gaps' | 'crossings', rest: number): CoverageProblem[] =>
    rest > 0 ? [said(translate(language, `coverage.problem.road-${key}-more`, { count: rest }))] : [];
  return [
    ...(partCount > 1 ? [said(parts)] : []),
    ...listedGaps,
    ...more('gaps', gaps.length - listedGaps.length),
    ...listedCrossings,
    ...more('crossings', crossings.length - listedCrossings.length),
  ];
}
