import { kindOf } from '../kinds/kind-list.ts';
import { fieldFaults } from './field-faults.ts';
import { isBrokenChapter } from './chapter-schema.ts';
import type { Plan, PlanFeature, Scenario } from './plan.ts';
import { type PlanNote, type PlanNoteCode } from './plan-note.ts';
import { findSelfCrossing } from './self-crossing.ts';

/**
 * Finds what can be read but is probably not meant: a year before the base year, a scheme under a parent that is not there, a feature of no scheme, a number
 * that its field cannot have, an outline that crosses itself. Positions in `path` count the features that were read, in drawing order.
 */
export function findPlanHints(plan: Plan): PlanNote[] {
  const scenarios = new Map(plan.scenarios.map((scenario) => [scenario.id, scenario]));
  return [
    ...hintsOfYears(plan),
    ...plan.scenarios.flatMap((scenario, index) => hintsOfScenario(scenario, index, scenarios)),
    ...[...plan.features.values()].flatMap((feature) => hintsOfFeature(feature, plan, scenarios)),
    ...plan.views.flatMap((view, index): PlanNote[] => {
      if (!isBrokenChapter(view)) return [];
      return [
        {
          code: 'view-not-a-chapter',
          effect: 'set-aside',
          path: ['tantu', 'views', index],
          details: { number: index + 1 },
        },
      ];
    }),
  ];
}

function hintsOfYears({ years, baseYear }: Plan): PlanNote[] {
  return years.flatMap((year, index): PlanNote[] => {
    if (year >= baseYear) return [];
    return [{ code: 'year-before-base', effect: 'read', path: ['tantu', 'years', index], details: { year, baseYear } }];
  });
}

function hintsOfScenario(scenario: Scenario, index: number, scenarios: ReadonlyMap<string, Scenario>): PlanNote[] {
  const { id, name, parent } = scenario;
  if (parent === undefined) return [];
  const path = ['tantu', 'scenarios', index, 'parent'];
  const details = { id, name, parent };
  if (!scenarios.has(parent)) return [{ code: 'scenario-unknown-parent', effect: 'read', path, details }];
  const seen = new Set<string>();
  for (let ancestor: string | undefined = parent; ancestor !== undefined && !seen.has(ancestor);) {
    if (ancestor === id) return [{ code: 'scenario-own-ancestor', effect: 'read', path, details }];
    seen.add(ancestor);
    ancestor = scenarios.get(ancestor)?.parent;
  }
  return [];
}

function hintsOfFeature(feature: PlanFeature, plan: Plan, scenarios: ReadonlyMap<string, Scenario>): PlanNote[] {
  const { id, geometry, properties } = feature;
  const { kind, scenario, name, from, until, removes } = properties;
  const hints: PlanNote[] = [];
  const hint = (code: PlanNoteCode, details: PlanNote['details'] = {}): void => {
    hints.push({ code, effect: 'read', path: ['features', id], details: { id, name, ...details } });
  };
  if (!scenarios.has(scenario)) hint('feature-unknown-scenario', { scenario });
  if (removes !== undefined && !plan.features.has(removes)) hint('feature-unknown-removal', { removes });
  if (from !== null && until !== null && until <= from)
    hint('feature-never-there', { fromYear: from, untilYear: until });
  if (!geometry.type.toLowerCase().endsWith(kindOf(kind).geometry)) {
    hint('feature-unusual-geometry', { kind, type: geometry.type });
  }
  for (const { field, value, code } of fieldFaults(properties)) {
    const { minimum, maximum } = field;
    hint(`feature-value-${code}`, { field: field.id, value, minimum: minimum ?? '−∞', maximum: maximum ?? '+∞' });
  }
  const crossing = findSelfCrossing(geometry);
  if (crossing !== null) hint('feature-self-crossing', { longitude: crossing[0], latitude: crossing[1] });
  return hints;
}
