import type { Plan } from '../../plan/plan.ts';
import type { ComparedSide } from '../../session/compare-state.ts';
import type { Page } from '../page.svelte.ts';

/** Name of a side: the scheme's, marked where it is an earlier state. */
export function sideName(page: Pick<Page, 'text'>, plan: Pick<Plan, 'scenarios'>, side: ComparedSide): string {
  const name = plan.scenarios.find(({ id }) => id === side.scenario)?.name ?? side.scenario;
  return side.isEarlier ? page.text('compare.earlier-of', { name }) : name;
}
