import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { CarbonSeries } from '../../../../src/evaluate/carbon/carbon-report.ts';
import { carbonCourse } from '../../../../src/report/carbon-course.ts';
import { layOutInterval } from '../../../../src/report/carbon-cards.ts';
import { transitionTable } from '../../../../src/report/carbon-transitions.ts';
import { renderChartSvg } from '../../../../src/report/charts/chart-svg.ts';
import type { ChartOption } from '../../../../src/report/charts/chart-option.ts';
import type { ChartStyle } from '../../../../src/report/charts/chart-style.ts';
import { courseOption } from '../../../../src/report/charts/course-option.ts';
import IntervalBar from '../../../../src/ui/carbon/IntervalBar.svelte';
import { transitionOption } from '../../../../src/report/charts/transition-option.ts';
import { around, carbonReport } from '../carbon-fixture.ts';

const style: ChartStyle = {
  ink: '#101010',
  ink2: '#202020',
  ink3: '#303030',
  line: '#404040',
  lineStrong: '#505050',
  paper: '#f0f0f0',
  paperFloat: '#f1f1f1',
  sources: { pv: '#111111', wind: '#222222', biomass: '#333333', geothermal: '#444444', storage: '#555555' },
  schemes: ['#0000aa', '#bb6600', '#007777'],
  accent: '#0000aa',
  onAccent: '#ffffff',
  gainFill: '#0000ff',
  lossFill: '#aa5500',
  stale: '#660066',
  font: 'sans-serif',
  scale: 1,
};

const drawn = (option: ChartOption): string => renderChartSvg(option, { width: 640, height: 300 });

const texts = (picture: string): readonly string[] =>
  [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');

describe('the course of carbon as a chart', () => {
  const series = (scenario: string, amount: number): CarbonSeries => ({
    scenario,
    revision: 1,
    points: [2020, 2021, 2040, 2059, 2060].map((year) => ({
      year,
      stock: around(amount, 10),
      sink: around(1, 0),
    })),
  });
  const course = carbonCourse(
    [
      { name: '方案一', isBaseline: false, series: series('a', 100) },
      { name: '现状{x}', isBaseline: true, series: series('base', 60) },
    ],
    'stock',
    'a',
    'zh',
  );
  if (course === null) throw new Error('no course');
  const look = { style, year: 2025, yearText: (year: number) => `${String(year)} 年`, isOld: false };
  const picture = drawn(courseOption(course, look));

  it('names the lines at their ends, the years of the axis and the year on screen; braces of a name are no markup', () => {
    expect(texts(picture)).toEqual(
      expect.arrayContaining(['2020', '2040', '2060', '2025 年', '100.0 方案一', '60.0 现状 x ']),
    );
  });

  it('has the scheme on screen solid with its band, the other one dotted and without', () => {
    expect(picture).toContain('stroke="#0000aa"');
    expect(picture).toContain('stroke="#303030"');
    expect(picture).toMatch(/stroke="#303030"[^>]*stroke-dasharray|stroke-dasharray[^>]*stroke="#303030"/);
    expect(picture.match(/fill="#0000aa"[^>]*fill-opacity="0\.13"|fill-opacity="0\.13"/g)).toHaveLength(1);
  });

  it('is violet while it is old', () => {
    const old = drawn(courseOption(course, { ...look, isOld: true }));
    expect(old).toContain('stroke="#660066"');
    expect(old).not.toContain('stroke="#303030"');
  });
});

it('draws land that changes its class: gains and losses in their colours, classes with their names', () => {
  const table = transitionTable(
    carbonReport({
      transitions: [
        { from: '0404', to: '0301', areaM2: 100, changeT: 5 },
        { from: '0301', to: '0404', areaM2: 40, changeT: -9 },
      ],
    }),
  );
  const picture = drawn(transitionOption(table, { node: (id) => `<${id}>`, link: () => '' }, style));
  expect(picture).toContain('#0000ff');
  expect(picture).toContain('#aa5500');
  expect(texts(picture)).toEqual(
    expect.arrayContaining(['&lt;from:0404&gt;', '&lt;to:0301&gt;', '&lt;from:0301&gt;', '&lt;to:0404&gt;']),
  );
});

it('draws an interval with its words, and a loss to the left of zero', () => {
  const bar = (value: number): string =>
    render(IntervalBar, { props: { bar: layOutInterval(around(value, 10)), label: '碳储量 5', isOld: false } }).body;
  expect(bar(30)).toContain('aria-label="碳储量 5"');
  expect(bar(30)).toMatch(/class="fill[^"]*" style="left: 0%; width: 75%;?"/);
  expect(bar(-30)).toMatch(/class="fill[^"]*" style="left: 25%; width: 75%;?"/);
  expect(bar(-30)).toContain('loss');
});
