import type { EnergyCourse, TargetMark } from '../energy-course.ts';
import { formatGiven } from '../../i18n/format-number.ts';
import { type ChartOption, plainText, tooltipOf } from './chart-option.ts';
import type { ChartStyle } from './chart-style.ts';

/** Rows of a chart. */
type Series = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>;

/** Width of bars and of the lines across them, px of the design. */
const BAR_WIDTH = 26;
const MARK_WIDTH = 44;

/** How a course is drawn. */
export interface EnergyLook {
  readonly style: ChartStyle;
  readonly shownYear: number;
  /** `2025 年` */
  readonly yearText: (year: number) => string;
  readonly nameOf: (source: string) => string;
  readonly markName: (mark: TargetMark) => string;
  readonly written: (value: number | null) => string;
  readonly isOld: boolean;
}

/** A bar for every year, its sources upon each other, and a line across it where a plan wants it to reach. */
export function energyOption(course: EnergyCourse, look: EnergyLook): ChartOption {
  const { style, shownYear, nameOf, isOld } = look;
  const { scale, years, stacks } = course;
  const small = { color: style.ink3, fontFamily: style.font, fontSize: 11 * style.scale };
  return {
    animation: false,
    textStyle: { fontFamily: style.font },
    grid: { left: 4 * style.scale, right: 4 * style.scale, top: 22 * style.scale, bottom: 4 * style.scale },
    xAxis: {
      type: 'category',
      data: years.map((year) => ({
        value: String(year),
        textStyle: year === shownYear ? { color: style.accent, fontWeight: 600 as const } : {},
      })),
      axisLine: { lineStyle: { color: style.lineStrong } },
      axisTick: { show: false },
      axisLabel: { ...small, interval: 0 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      axisLabel: { ...small, formatter: (value: number) => formatGiven(value) },
      splitLine: { lineStyle: { color: style.line } },
    },
    tooltip: {
      ...tooltipOf(style),
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (hovered: unknown) => noteOf(course, yearOf(hovered), look),
    },
    series: [
      ...stacks.map(({ source, values }) => ({
        type: 'bar' as const,
        name: nameOf(source),
        stack: 'sources',
        barWidth: BAR_WIDTH * style.scale,
        itemStyle: {
          color: isOld ? style.stale : style.sources[source],
          // Parts are told apart by the line between them, too.
          borderColor: style.paper,
          borderWidth: 1,
        },
        emphasis: { disabled: true },
        data: values.map((value) => (value === null ? '-' : value / scale.divisor)),
      })),
      ...marksOf(course, look),
    ],
  };
}

/** A line without a line: only its marks are seen. Years may have several targets, one row of marks has one. */
function marksOf({ marks, scale }: EnergyCourse, { style }: EnergyLook): Series {
  return marks.map(({ year, value }) => ({
    type: 'line' as const,
    symbol: 'rect',
    symbolSize: [MARK_WIDTH * style.scale, 2 * style.scale],
    z: 5,
    silent: true,
    lineStyle: { opacity: 0 },
    itemStyle: { color: style.ink },
    label: {
      show: true,
      position: 'top' as const,
      distance: 2 * style.scale,
      color: style.ink2,
      fontFamily: style.font,
      fontSize: 11 * style.scale,
      formatter: formatGiven(value / scale.divisor),
    },
    data: [[String(year), value / scale.divisor]],
  }));
}

/** A year in words: sources, sum and targets. */
function noteOf(
  { years, stacks, totals, marks, scale }: EnergyCourse,
  year: string | null,
  { yearText, nameOf, markName, written }: EnergyLook,
): string {
  const at = years.findIndex((one) => String(one) === year);
  const known = years[at];
  if (known === undefined) return '';
  return [
    `${yearText(known)}  ${written(totals[at] ?? null)} ${scale.unit}`,
    ...stacks.map(({ source, values }) => `${nameOf(source)}  ${written(values[at] ?? null)}`),
    ...marks
      .filter((mark) => mark.year === known)
      .map((mark) => `${plainText(markName(mark))}  ${written(mark.value)}`),
  ].join('\n');
}

/** The year under the pointer, of what the chart library tells about it. */
function yearOf(hovered: unknown): string | null {
  const [first] = Array.isArray(hovered) ? (hovered as readonly unknown[]) : [];
  if (typeof first !== 'object' || first === null || !('name' in first)) return null;
  // Of rows of marks it tells the year, of bars the category, which is the year.
  if ('axisValue' in first && typeof first.axisValue === 'string') return first.axisValue;
  return typeof first.name === 'string' ? first.name : null;
}
