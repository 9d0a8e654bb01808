import type { CarbonSeries } from '../evaluate/carbon/carbon-report.ts';
import type { Interval } from '../evaluate/carbon/interval.ts';
import type { Language } from '../i18n/language.ts';
import { type CarbonScale, carbonScale, inCarbonDioxide } from './carbon-scale.ts';

/** Stock at the end of the years (tC), or what each year took up (tCO₂e). */
export type CourseOf = 'stock' | 'sink';

/** Carbon of one scheme over the years, in the numbers of the scale. */
export interface CourseLine {
  readonly scenario: string;
  readonly name: string;
  /** The scheme on screen; only that one has its band drawn. */
  readonly isCurrent: boolean;
  /** Place among the schemes drawn, from 0, the one on screen first; null for the baseline. */
  readonly rank: number | null;
  readonly points: readonly {
    readonly year: number;
    readonly value: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** A course with lines for all schemes that are known (历年曲线), ready for a chart and for a table. */
export interface Course {
  readonly scale: CarbonScale;
  readonly lines: readonly CourseLine[];
  readonly firstYear: number;
  readonly lastYear: number;
  /** Years that the axis names. */
  readonly ticks: readonly number[];
}

/** A scheme and its course. */
export interface NamedSeries {
  readonly name: string;
  readonly series: CarbonSeries;
  /** Whether it is the scheme that stands for the present state (现状). */
  readonly isBaseline: boolean;
}

/**
 * The course of stock or sink of some schemes.
 *
 * @returns null without any year
 */
export function carbonCourse(
  all: readonly NamedSeries[],
  of: CourseOf,
  current: string,
  language: Language,
): Course | null {
  const known = all.filter(({ series }) => series.points.length > 0);
  const years = known.flatMap(({ series }) => series.points.map(({ year }) => year));
  if (years.length === 0) return null;
  const shown = (interval: Interval): Interval => (of === 'stock' ? interval : inCarbonDioxide(interval));
  const amounts = known.map(({ series }) =>
    series.points.map((point) => ({ year: point.year, amount: shown(point[of]) })),
  );
  const ranks = known
    .filter(({ isBaseline }) => !isBaseline)
    .map(({ series }) => series.scenario)
    .sort((one, other) => Number(other === current) - Number(one === current));
  const scale = carbonScale(
    amounts.flatMap((points) => points.flatMap(({ amount }) => [amount.value, amount.low, amount.high])),
    of === 'stock' ? 'tC' : 'tCO2e/a',
    language,
  );
  const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];
  return {
    scale,
    firstYear,
    lastYear,
    ticks: axisYears(firstYear, lastYear),
    lines: known.map(({ name, series, isBaseline }, index) => ({
      scenario: series.scenario,
      name,
      isCurrent: series.scenario === current,
      rank: isBaseline ? null : ranks.indexOf(series.scenario),
      points: (amounts[index] ?? []).map(({ year, amount }) => ({
        year,
        value: amount.value,
        low: amount.low,
        high: amount.high,
      })),
    })),
  };
}

/** The first and the last year, and the tens between them that do not touch the ends. */
function axisYears(first: number, last: number): readonly number[] {
  const tens: number[] = [];
  for (let year = Math.ceil(first / 10) * 10; year < last; year += 10) {
    if (year - first >= 4 && last - year >= 4) tens.push(year);
  }
  return first === last ? [first] : [first, ...tens, last];
}

/** Years of the table: the first, the last, every fifth, and the one on screen. */
export function tableYears(
  { firstYear, lastYear }: Pick<Course, 'firstYear' | 'lastYear'>,
  shownYear: number,
): readonly number[] {
  const years: number[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) {
    if (year === firstYear || year === lastYear || year % 5 === 0 || year === shownYear) years.push(year);
  }
  return years;
}
