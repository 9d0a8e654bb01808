import type { ShapeWindow } from '../../geo/shape-window.ts';
import type { Site } from '../rules/site.ts';

/** Land on which a rule says something of a kind, wherever its parcels are (限制范围). */
export interface Barrier {
  /** Depends on the rule and on what it is held against alone. */
  readonly feature: string;
  readonly rule: string;
  readonly verdict: 'conditional' | 'forbidden';
  /** `base:<role>`, or the id of a feature. */
  readonly with: string;
  /** The land, with the distance to keep around it; working plane. */
  readonly window: ShapeWindow;
  /** What it lies around. */
  readonly site: Site;
  readonly distanceM: number | null;
}
