import type { TargetResult } from '../evaluate/evaluation.ts';
import type { Target } from '../plan/target.ts';
import { bindingTargets } from './binding-targets.ts';

/** Target results of one side. */
export interface RadarSource {
  readonly side: string;
  readonly targets: readonly TargetResult[];
}

/** One target on the radar. */
export interface RadarAxis {
  readonly target: Target;
  /** For every side how far it has come, see {@link fulfilment}. */
  readonly values: readonly { readonly side: string; readonly share: number; readonly result: TargetResult }[];
}

/** How far schemes fulfil targets (目标完成度), ready for a chart and a table. */
export interface Radar {
  readonly axes: readonly RadarAxis[];
  /** Targets of which a side has no value: they are named beside the chart, not drawn as nothing. */
  readonly unknown: readonly Target[];
}

/** The rim of the radar: beyond it a share is clipped. */
export const RADAR_RIM = 1.25;
/** Fewer axes make no area. */
export const LEAST_AXES = 3;

/** The radar of the targets that bind in a year; those kept by hand do not differ between schemes and are left out. */
export function targetRadar(targets: readonly Target[], sources: readonly RadarSource[], year: number): Radar {
  const axes: RadarAxis[] = [];
  const unknown: Target[] = [];
  for (const target of bindingTargets(targets, year)) {
    if (target.kind === 'tracked') continue;
    const values = sources.flatMap(({ side, targets: results }) => {
      const result = results.find(({ id }) => id === target.id);
      const share = result === undefined ? null : fulfilment(result);
      return result === undefined || share === null ? [] : [{ side, share, result }];
    });
    if (values.length === sources.length && sources.length > 0) axes.push({ target, values });
    else unknown.push(target);
  }
  return { axes, unknown };
}

/**
 * How far a target is fulfilled: 0 where the district stands without a plan, 1 where the target is, more beyond it. Where the district
 * was there already it is the share of the target itself; of a limit (`<=`) the limit over the value, 1 where it is kept.
 *
 * @returns null without a value
 */
export function fulfilment({ op, target, value, baseline }: TargetResult): number | null {
  if (value === null) return null;
  if (op === '<=') return value <= target ? 1 : target <= 0 ? 0 : target / value;
  if (op === '=' || op === 'about') {
    const larger = Math.max(Math.abs(value), Math.abs(target));
    return larger === 0 ? 1 : Math.max(0, 1 - Math.abs(value - target) / larger);
  }
  const start = baseline !== null && baseline < target ? baseline : Math.min(0, target);
  if (target === start) return value >= target ? 1 : 0;
  return Math.max(0, (value - start) / (target - start));
}
