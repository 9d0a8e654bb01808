import { defaultScope } from '../plan/default-scope.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { Plan } from '../plan/plan.ts';
import type { WritableCell } from './cell.ts';
import { hasYear } from './start-scope.ts';
import { nearestStop } from './year-desk.ts';

/** What follows the document of an open plan. */
interface DocumentFollowers {
  readonly plan: WritableCell<Plan>;
  readonly scenario: WritableCell<string>;
  readonly year: WritableCell<number>;
  readonly selection: WritableCell<ReadonlySet<string>>;
  /** Called when the plan is the new one, before scheme and year are. */
  readonly onPlan: () => void;
  /** Called last when the district has to be opened anew. */
  readonly onBase: () => void;
}

/**
 * Keeps the plan on screen that of its document (随方案更新): scheme, year and selection are among what the plan has.
 *
 * @returns ends it
 */
export function followDocument(document: PlanDocument, followers: DocumentFollowers): () => void {
  const { plan, scenario, year, selection } = followers;
  return document.subscribe(() => {
    const snapshot = document.snapshot();
    const isBaseChanged = snapshot.base !== plan.get().base || snapshot.baseYear !== plan.get().baseYear;
    plan.set(snapshot);
    followers.onPlan();
    const present = [...selection.get()].filter((id) => snapshot.features.has(id));
    if (present.length !== selection.get().size) selection.set(new Set(present));
    if (!snapshot.scenarios.some((one) => one.id === scenario.get())) scenario.set(defaultScope(snapshot).scenario);
    if (!hasYear(snapshot, year.get())) year.set(nearestStop(snapshot, year.get()));
    if (isBaseChanged) followers.onBase();
  });
}
