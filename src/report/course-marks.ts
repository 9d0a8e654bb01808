import { unitFactor } from '../evaluate/targets/target-units.ts';
import type { Target } from '../plan/target.ts';
import type { CourseOf } from './carbon-course.ts';

/** What a plan document asks of carbon in a year (碳目标), in the numbers of the course: tC, or tCO₂e a year. */
export interface CourseMark {
  readonly target: string;
  readonly name: string;
  readonly year: number;
  readonly value: number;
}

/** Mass of CO₂ of a mass of carbon, by atomic weights. */
const CARBON_DIOXIDE = 44 / 12;

/** Targets of the whole district about stock or sink that name a year, by year; those in units that cannot be compared are left out. */
export function courseMarks(of: CourseOf, targets: readonly Target[], language: 'zh' | 'en'): readonly CourseMark[] {
  return targets
    .flatMap(({ id, indicator, group, zone, year, unit, value, title, op }): readonly CourseMark[] => {
      if (indicator !== `carbon.${of}` || group !== undefined || zone !== undefined || year === undefined) return [];
      const factor = unitFactor(of === 'stock' ? 'tC' : 'tC/a', unit);
      if (factor === null || op === 'cover') return [];
      const carbon = value / factor;
      return [{ target: id, name: title[language], year, value: of === 'stock' ? carbon : carbon * CARBON_DIOXIDE }];
    })
    .sort((one, other) => one.year - other.year);
}
