import { svgScene } from '../formats/svg-scene.ts';
import { translate, translateCode } from '../i18n/translate.ts';
import { baselineScenario } from '../plan/default-scope.ts';
import { carbonCourse, type CourseOf } from '../report/carbon-course.ts';
import type { ChartOption } from '../report/charts/chart-option.ts';
import { courseOption } from '../report/charts/course-option.ts';
import { energyOption } from '../report/charts/energy-option.ts';
import { printChartStyle } from '../report/charts/print-style.ts';
import type { ReportChart, ReportFigures } from '../report/document/report-document.ts';
import { courseMarks } from '../report/course-marks.ts';
import { energyCourse } from '../report/energy-course.ts';
import { type PlanFacts, schemeName } from '../report/plan-facts.ts';

/** Size of a chart as its builder draws it, px of the design, and its width on paper. */
const CHART = { width: 620, height: 240 } as const;
const WIDTH_MM = 166;

/**
 * The charts of a report (报告图表), by the builders of the screen: lines and bars as marks of a page. The library of charts is loaded with
 * the first one.
 */
export async function reportCharts(facts: PlanFacts): Promise<Omit<ReportFigures, 'map'>> {
  const { renderChartSvg } = await import('../report/charts/chart-svg.ts');
  const { language, year, carbonSeries, energy, plan, scenario, targets } = facts;
  const style = printChartStyle('Noto Sans SC');
  const yearText = (one: number): string => translate(language, 'year.plain', { year: one });

  const chart = (option: ChartOption, unit: string): ReportChart => ({
    scene: svgScene(renderChartSvg(option, CHART), WIDTH_MM),
    unit,
  });

  function course(of: CourseOf): ReportChart | null {
    if (carbonSeries === null) return null;
    const isBaseline = baselineScenario(plan)?.id === scenario;
    const found = carbonCourse([{ name: schemeName(facts), series: carbonSeries, isBaseline }], of, scenario, language);
    if (found === null) return null;
    return chart(
      courseOption(found, { style, year, yearText, isOld: false, marks: courseMarks(of, targets, language) }),
      found.scale.unit,
    );
  }

  function capacity(): ReportChart | null {
    if (energy === null || energy.years.length === 0) return null;
    const found = energyCourse(energy, 'capacity', language);
    if (found.stacks.length === 0) return null;
    const option = energyOption(found, {
      style,
      shownYear: year,
      yearText,
      nameOf: (source) => translateCode(language, `energy.source.${source}`, source),
      markName: ({ target }) => targets.find(({ id }) => id === target)?.title[language] ?? target,
      written: (value) => (value === null ? translate(language, 'energy.no-number') : found.scale.write(value)),
      isOld: false,
    });
    return chart(option, found.scale.unit);
  }

  return { stock: course('stock'), sink: course('sink'), capacity: capacity() };
}
