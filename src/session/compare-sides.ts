import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';
import type { Plan } from '../plan/plan.ts';
import { effectiveFeatures } from '../plan/scheme-features.ts';
import type { HistoryStep } from '../plan/step-name.ts';
import type { ComparedSide } from './compare-state.ts';

/** What a comparison begins with: the scheme on screen and another one, the baseline rather than nothing. */
export function firstSides(
  { scenarios }: Pick<Plan, 'scenarios'>,
  onScreen: string,
  other: string | null,
): readonly ComparedSide[] {
  const now = (scenario: string): ComparedSide => ({ scenario, isEarlier: false });
  const drawn = scenarios.filter(({ parent }) => parent !== undefined);
  const second = other ?? [...drawn, ...scenarios].find(({ id }) => id !== onScreen)?.id ?? null;
  // A plan with one scheme is compared with itself as it was.
  return second === null ? [now(onScreen), { scenario: onScreen, isEarlier: true }] : [now(onScreen), now(second)];
}

/** Schemes that are gone leave the comparison; of fewer than two it begins anew. */
export function remainingSides(
  plan: Pick<Plan, 'scenarios'>,
  sides: readonly ComparedSide[],
  onScreen: string,
): readonly ComparedSide[] {
  const left = sides.filter(({ scenario }) => plan.scenarios.some(({ id }) => id === scenario));
  if (left.length === sides.length) return sides;
  const [only] = left;
  if (left.length >= 2) return left;
  return firstSides(plan, only?.scenario ?? onScreen, null);
}

/** Name of a side: the scheme's, marked where it is an earlier state. */
export function sideName({ scenarios }: Pick<Plan, 'scenarios'>, side: ComparedSide, language: Language): string {
  const name = scenarios.find(({ id }) => id === side.scenario)?.name ?? side.scenario;
  return side.isEarlier ? translate(language, 'compare.earlier-of', { name }) : name;
}

/** The year when something is drawn in a scheme then; else the first of `years` in which something is, null for none of them. */
export function drawnYear(
  plan: Pick<Plan, 'features' | 'scenarios'>,
  scenario: string,
  year: number,
  years: readonly number[],
): number | null {
  return [year, ...years].find((one) => effectiveFeatures(plan, scenario, one).length > 0) ?? null;
}

/** States that can be compared with, the nearest first: the plan before its last step, before the one before that, and so on. */
export function earlierStates(
  history: readonly HistoryStep[],
  most: number,
): readonly { readonly before: HistoryStep; readonly after: string | null }[] {
  const done = history.filter(({ state }) => state === 'done');
  const states: { before: HistoryStep; after: string | null }[] = [];
  for (let at = done.length - 1; at >= 0 && states.length < most; at -= 1) {
    const before = done[at];
    // Steps of old drafts cannot be taken back: what was before them is not known.
    if (before === undefined || !before.reversible) break;
    states.push({ before, after: done[at - 1]?.id ?? null });
  }
  return states;
}
