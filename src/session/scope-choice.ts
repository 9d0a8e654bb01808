import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';
import { baselineScenario } from '../plan/default-scope.ts';
import type { Cell, WritableCell } from './cell.ts';
import type { Desk } from './desk.ts';
import type { EditGround } from './edit-ground.ts';
import { hasYear } from './start-scope.ts';

/** Scheme and year on screen, as they are chosen and added to. */
export type ScopeChoice = Pick<Desk, 'chooseScenario' | 'chooseYear' | 'addScenario'>;

/** What the choice of a scheme and a year needs. */
interface ScopeChoiceParts {
  readonly scenario: WritableCell<string>;
  readonly year: WritableCell<number>;
  readonly language: Cell<Language>;
  readonly ground: Pick<EditGround, 'plan' | 'run' | 'newId'>;
  /** Drops what is under the pencil: it was drawn for the scheme before. */
  readonly put: () => void;
}

/** Lets schemes and years of the plan be chosen; others are left alone. */
export function createScopeChoice({ scenario, year, language, ground, put }: ScopeChoiceParts): ScopeChoice {
  const { plan, run, newId } = ground;
  return {
    chooseScenario(id) {
      if (!plan.get().scenarios.some((one) => one.id === id)) return;
      put();
      scenario.set(id);
    },
    chooseYear(next) {
      if (hasYear(plan.get(), next)) year.set(next);
    },
    addScenario() {
      const { scenarios } = plan.get();
      const id = newId();
      const name = translate(language.get(), 'scenario.new', { number: scenarios.length });
      const parent = baselineScenario(plan.get())?.id;
      run({ do: 'add-scenario', scenario: parent === undefined ? { id, name } : { id, name, parent } });
      scenario.set(id);
    },
  };
}
