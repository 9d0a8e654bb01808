import type { LineSeriesOption } from 'echarts/charts';
import { formatGiven } from '../../i18n/format-number.ts';
import type { Course, CourseLine } from '../carbon-course.ts';
import type { CourseMark } from '../course-marks.ts';
import { type ChartOption, plainText, tooltipOf } from './chart-option.ts';
import type { ChartStyle } from './chart-style.ts';
import { schemeLook } from './scheme-look.ts';

/** Room at the right for the names of the lines beside their numbers, px of the design. */
const NAMES_WIDTH = 60;

/** Height of the drawing in its usual place, and of a line of words at its right, px of the design. */
const USUAL_HEIGHT = 190;
const END_LINE = 15;

/** Width of a digit of the axis, px of the design. */
const DIGIT_WIDTH = 7;

/** How a course is drawn. */
export interface CourseLook {
  readonly style: ChartStyle;
  /** Year on screen. */
  readonly year: number;
  /** `2025 年` */
  readonly yearText: (year: number) => string;
  readonly isOld: boolean;
  /** What plan documents ask for. */
  readonly marks?: readonly CourseMark[];
}

/** Lines with their names at the end, the band of the scheme on screen, and the year on screen as a rule. */
export function courseOption(course: Course, look: CourseLook): ChartOption {
  const { style } = look;
  const { scale, firstYear, lastYear, ticks } = course;
  const small = { color: style.ink3, fontFamily: style.font, fontSize: 11 * style.scale };
  const shifts = endShifts(course);
  const current = course.lines.find(({ isCurrent }) => isCurrent);
  return {
    animation: false,
    textStyle: { fontFamily: style.font },
    grid: {
      ...courseMargins(course, style),
      top: 26 * style.scale,
      bottom: 24 * style.scale,
      outerBoundsMode: 'none',
    },
    xAxis: {
      type: 'value',
      min: firstYear,
      max: lastYear,
      axisLine: { lineStyle: { color: style.lineStrong }, onZero: false },
      axisTick: { customValues: [...ticks], length: 4 * style.scale },
      axisLabel: { ...small, customValues: [...ticks], formatter: (year: number) => String(year), hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 4,
      axisLabel: { ...small, formatter: (value: number) => formatGiven(value) },
      splitLine: { lineStyle: { color: style.line } },
    },
    tooltip: {
      ...tooltipOf(style),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: style.lineStrong, type: 'dotted' } },
      formatter: (hovered: unknown) => noteOf(course, yearOf(hovered), look),
    },
    series: [
      ...(current === undefined ? [] : bandOf(current, scale.divisor, look)),
      ...course.lines.map((line) => lineOf(line, course, look, shifts.get(line.scenario) ?? 0)),
      ...targetSteps(course, look),
    ],
  };
}

/** Every scheme has its dash, its mark and its colour; the baseline is dotted and grey. */
function lineOf(
  { isCurrent, name, points, rank }: CourseLine,
  course: Course,
  { isOld, style, year, yearText }: CourseLook,
  shiftPx: number,
): LineSeriesOption {
  const { lastYear, scale, ticks } = course;
  const { colour, dash, mark } = schemeLook(style, rank);
  const color = isOld ? style.stale : colour;
  const named = new Set([...ticks, lastYear]);
  // One line alone is what the chart is about.
  const isAlone = course.lines.length === 1;
  return {
    type: 'line',
    name,
    z: isCurrent ? 4 : 3,
    symbol: mark,
    showSymbol: true,
    symbolSize: ([at]: readonly number[]) =>
      at !== undefined && named.has(at) ? (isCurrent ? 7 : 5) * style.scale : 0,
    itemStyle: { color: style.paper, borderColor: color, borderWidth: 1.5 },
    lineStyle: { color, width: 2, type: dash },
    emphasis: { disabled: true },
    data: points.map((point) => {
      const value = [point.year, point.value / scale.divisor];
      if (point.year !== lastYear) return { value };
      return {
        value,
        label: {
          show: true,
          position: 'right' as const,
          distance: 8 * style.scale,
          offset: [0, shiftPx * style.scale],
          color,
          fontFamily: style.font,
          fontSize: 12 * style.scale,
          fontWeight: isCurrent ? 600 : 400,
          width: (endWidth(course) - 12) * style.scale,
          overflow: 'truncate' as const,
          // The number is whole however long the name is.
          formatter: isAlone ? scale.write(point.value) : `${scale.write(point.value)} ${plainText(name)}`,
        },
      };
    }),
    ...(isCurrent
      ? {
          markLine: {
            silent: true,
            symbol: 'none',
            data: [{ xAxis: year }],
            lineStyle: { color: style.accent, width: 1.5, type: 'solid' as const },
            label: {
              position: 'end' as const,
              distance: 2 * style.scale,
              formatter: yearText(year),
              color: style.onAccent,
              backgroundColor: style.accent,
              padding: [3 * style.scale, 6 * style.scale],
              borderRadius: 3,
              fontFamily: style.font,
              fontSize: 11 * style.scale,
              fontWeight: 600,
            },
          },
        }
      : {}),
  };
}

/** Targets as steps: what is asked for holds until more is asked for. A dash at each year, its number above it. */
function targetSteps({ scale, lastYear, firstYear }: Course, { marks = [], style }: CourseLook): LineSeriesOption[] {
  const shown = marks.filter(({ year }) => year >= firstYear && year <= lastYear);
  if (shown.length === 0) return [];
  return [
    {
      type: 'line',
      step: 'end',
      silent: true,
      z: 5,
      symbol: 'rect',
      symbolSize: [18 * style.scale, 2 * style.scale],
      itemStyle: { color: style.ink },
      lineStyle: { color: style.ink, width: 1, type: [2, 4] },
      emphasis: { disabled: true },
      label: {
        show: true,
        position: 'top',
        distance: 3 * style.scale,
        color: style.ink2,
        fontFamily: style.font,
        fontSize: 11 * style.scale,
        formatter: (point: { dataIndex: number }) => scale.write(shown[point.dataIndex]?.value ?? 0),
      },
      data: shown.map(({ year, value }) => [year, value / scale.divisor]),
    },
  ];
}

/** The room of the drawing between its axes, px of the page: where a rule of years can be taken hold of. */
export function courseMargins(
  course: Course,
  { scale }: Pick<ChartStyle, 'scale'>,
): { readonly left: number; readonly right: number } {
  return { left: axisWidth(course) * scale, right: endWidth(course) * scale };
}

/** By what the words at the ends of lines are moved down, px of the design: those of lines that end near each other would cover each other. */
function endShifts({ lines }: Course): ReadonlyMap<string, number> {
  const all = lines.flatMap(({ points, isCurrent }) =>
    points.flatMap(({ value, low, high }) => (isCurrent ? [low, high] : [value])),
  );
  const most = Math.max(...all);
  const perPx = (most - Math.min(...all)) / USUAL_HEIGHT || 1;
  const ends = lines
    .map(({ scenario, points }) => ({ scenario, y: (most - (points.at(-1)?.value ?? most)) / perPx }))
    .sort((one, other) => one.y - other.y);
  const shifts = new Map<string, number>();
  let free = -Infinity;
  for (const { scenario, y } of ends) {
    const place = Math.max(y, free);
    shifts.set(scenario, place - y);
    free = place + END_LINE;
  }
  return shifts;
}

/** Room for the numbers of the vertical axis, px of the design. */
function axisWidth({ lines, scale }: Course): number {
  const most = Math.max(...lines.flatMap(({ points }) => points.map(({ high }) => high))) / scale.divisor;
  return 20 + DIGIT_WIDTH * formatGiven(most, 0).length;
}

/** Room for the numbers and names at the ends of the lines, px of the design. */
function endWidth({ lines, scale }: Course): number {
  const longest = Math.max(...lines.map(({ points }) => scale.write(points.at(-1)?.value ?? 0).length));
  return NAMES_WIDTH + DIGIT_WIDTH * longest;
}

/** The interval as an area between its ends: what lies below it is stacked unseen. */
function bandOf({ points, rank }: CourseLine, divisor: number, { isOld, style }: CourseLook): LineSeriesOption[] {
  const color = isOld ? style.stale : schemeLook(style, rank).colour;
  const part = (values: readonly (readonly [number, number])[], opacity: number): LineSeriesOption => ({
    type: 'line',
    stack: 'band',
    stackStrategy: 'all',
    silent: true,
    symbol: 'none',
    z: 1,
    lineStyle: { opacity: 0 },
    areaStyle: { color, opacity },
    emphasis: { disabled: true },
    data: values.map((value) => [...value]),
  });
  return [
    {
      ...part(
        points.map(({ year, low }) => [year, low / divisor]),
        0,
      ),
    },
    part(
      points.map(({ year, low, high }) => [year, (high - low) / divisor]),
      0.13,
    ),
  ];
}

/** All schemes in one year and what is asked of it, in words. */
function noteOf({ lines, scale }: Course, year: number | null, { yearText, marks = [] }: CourseLook): string {
  if (year === null) return '';
  const rows = lines.flatMap(({ isCurrent, name, points }) => {
    const point = points.find((one) => one.year === year);
    if (point === undefined) return [];
    const value = `${plainText(name)}  ${scale.write(point.value)}`;
    return isCurrent ? [value, `95 %  ${scale.write(point.low)} – ${scale.write(point.high)}`] : [value];
  });
  const asked = marks.filter((mark) => mark.year === year);
  return [yearText(year), ...rows, ...asked.map(({ name, value }) => `${plainText(name)}  ${scale.write(value)}`)].join(
    '\n',
  );
}

/** The year under the pointer, of what the chart library tells about it. */
function yearOf(hovered: unknown): number | null {
  const [first] = Array.isArray(hovered) ? (hovered as readonly unknown[]) : [];
  if (typeof first !== 'object' || first === null || !('value' in first) || !Array.isArray(first.value)) return null;
  const [year] = first.value as readonly unknown[];
  return typeof year === 'number' ? year : null;
}
