import type { Geometry } from 'geojson';
import type { KindId } from '../kinds/kind.ts';
import type { Plan, PlanFeature } from '../plan/plan.ts';
import { numberedNames } from './numbered-names.ts';

/** What a freshly drawn feature starts with. */
export interface NewFeatureOptions {
  readonly id: string;
  readonly kind: KindId;
  readonly geometry: Geometry;
  readonly scenario: string;
  readonly year: number;
  /** Name of the kind in the page's language, e.g. 林地. */
  readonly kindName: string;
}

/** A feature as it is first kept: planned from the year on screen, named by its kind and the next free number. */
export function newFeature(plan: Plan, options: NewFeatureOptions): PlanFeature {
  const nextName = numberedNames(plan, options.kindName);
  return {
    id: options.id,
    geometry: options.geometry,
    properties: {
      kind: options.kind,
      scenario: options.scenario,
      from: options.year,
      until: null,
      status: 'planned',
      name: nextName(),
    },
  };
}
