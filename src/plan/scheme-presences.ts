import type { Plan, PlanFeature } from './plan.ts';
import { lineageOf } from './scheme-features.ts';

/** A feature in a scheme with the years in which it counts there, without a gap (有效期). */
export interface Presence {
  readonly feature: PlanFeature;
  /** First year; null = always. */
  readonly from: number | null;
  /** First year in which it no longer counts; null = for good. */
  readonly until: number | null;
}

/** Years from the first up to, not including, the second. */
type Span = readonly [from: number, until: number];

/**
 * Which features count in a scheme and when, in the order in which they take land. What is listed for a year is what
 * `effectiveFeatures` gives for it; a feature that was removed for some years in between is listed twice.
 */
export function schemePresences(plan: Pick<Plan, 'features' | 'scenarios'>, scenarioId: string): Presence[] {
  const lineage = lineageOf(plan.scenarios, scenarioId);
  const layers = new Map<string, PlanFeature[]>(lineage.map((id) => [id, []]));
  for (const feature of plan.features.values()) layers.get(feature.properties.scenario)?.push(feature);

  const removed = new Map<string, Span[]>();
  const listed = lineage.map((id) => {
    const present = (layers.get(id) ?? []).map((feature) => ({
      feature,
      spans: without(spanOf(feature), removed.get(feature.id) ?? []),
    }));
    for (const { feature, spans } of present) {
      const { removes } = feature.properties;
      if (removes !== undefined) removed.set(removes, [...(removed.get(removes) ?? []), ...spans]);
    }
    return present
      .filter(({ feature }) => feature.properties.removes === undefined)
      .flatMap(({ feature, spans }) => spans.map((span) => presenceOf(feature, span)));
  });
  return listed.reverse().flat();
}

/** Whether it counts in a year. */
export function presentIn({ from, until }: Pick<Presence, 'from' | 'until'>, year: number): boolean {
  return (from === null || from <= year) && (until === null || year < until);
}

function spanOf({ properties: { from, until } }: PlanFeature): Span {
  return [from ?? -Infinity, until ?? Infinity];
}

function presenceOf(feature: PlanFeature, [from, until]: Span): Presence {
  return { feature, from: from === -Infinity ? null : from, until: until === Infinity ? null : until };
}

/** What of a span is in none of the others. */
function without(span: Span, others: readonly Span[]): Span[] {
  let left: Span[] = span[0] < span[1] ? [span] : [];
  for (const [from, until] of others) {
    left = left.flatMap(([start, end]): Span[] => {
      if (until <= start || end <= from) return [[start, end]];
      const pieces: Span[] = [
        [start, from],
        [until, end],
      ];
      return pieces.filter(([a, b]) => a < b);
    });
  }
  return left;
}
