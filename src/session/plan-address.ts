import type { Plan } from '../plan/plan.ts';

/** Where a plan was fetched from. */
export interface PlanAddress {
  /** As it stands in the address bar. */
  readonly asked: string;
  /** The absolute URL that answered. */
  readonly answered: string;
}

/**
 * The plan with the places of its base files counted from its own URL. They become absolute, because the draft that is kept in
 * the browser no longer lies beside them.
 */
export function withBaseAt(plan: Plan, url: string): Plan {
  if (plan.base.length === 0) return plan;
  const placeOf = (href: string): string => (URL.canParse(href, url) ? new URL(href, url).href : href);
  const base = plan.base.map((dataset) => ({ ...dataset, href: placeOf(dataset.href) }));
  return { ...plan, base };
}
