import type { Plan } from '../plan/plan.ts';
import type { PlanCommand } from '../plan/plan-command.ts';
import type { SetYears } from '../plan/scheme-command.ts';
import type { Cell, WritableCell } from './cell.ts';
import { baseYearFault, yearFault, yearStops } from './year-stops.ts';

/** What can be done with the years of a plan (规划年). Each call is one undo step; a year that cannot be is left alone. */
export interface YearDesk {
  add(year: number): void;
  /** Features keep their years; they go on starting and ending when they do. */
  remove(year: number): void;
  /**
   * Makes a stop another year.
   *
   * @param movesFeatures whether features that start or end in it go along
   */
  rename(from: number, to: number, movesFeatures: boolean): void;
  setBaseYear(year: number): void;
}

/** What it works on. */
export interface YearDeskOptions {
  readonly plan: Cell<Plan>;
  readonly year: WritableCell<number>;
  readonly run: (command: PlanCommand) => void;
}

/** Works on the years of the plan as it stands when called. The year on screen stays a stop of the plan. */
export function createYearDesk({ plan, year, run }: YearDeskOptions): YearDesk {
  function set(
    changes: Partial<Pick<SetYears, 'baseYear' | 'years' | 'shifts'>>,
    label: SetYears['label'],
    named: number,
  ): void {
    const { baseYear, years } = plan.get();
    const sorted = [...new Set(changes.years ?? years)].sort((a, b) => a - b);
    run({ do: 'set-years', baseYear, shifts: [], ...changes, years: sorted, label, year: named });
  }

  return {
    add(next) {
      if (yearFault(plan.get(), next) === null) set({ years: [...plan.get().years, next] }, 'add-year', next);
    },
    remove(gone) {
      const years = plan.get().years.filter((one) => one !== gone);
      if (years.length === 0 || years.length === plan.get().years.length) return;
      set({ years }, 'remove-year', gone);
    },
    rename(from, to, movesFeatures) {
      if (from === to || yearFault(plan.get(), to, from) !== null) return;
      const wasShown = year.get() === from;
      const years = plan.get().years.map((one) => (one === from ? to : one));
      set({ years, shifts: movesFeatures ? [{ from, to }] : [] }, 'rename-year', to);
      if (wasShown) year.set(to);
    },
    setBaseYear(baseYear) {
      if (baseYearFault(baseYear) === null && baseYear !== plan.get().baseYear) {
        set({ baseYear }, 'set-base-year', baseYear);
      }
    },
  };
}

/** The stop that is shown when a year is none any more: the last one before it, else the first. */
export function nearestStop(plan: Pick<Plan, 'baseYear' | 'years'>, year: number): number {
  const stops = yearStops(plan);
  return stops.findLast((stop) => stop <= year) ?? stops[0] ?? plan.baseYear;
}
