import type { LandGroup } from '../../land/class-system.ts';
import type { Target } from '../../plan/target.ts';
import type { TargetResult, TargetStatus } from '../evaluation.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import { type Measure, type NoValue, REGION_ZONE } from '../measure.ts';
import { actingGap } from './acting-gap.ts';
import { feasibility } from './feasible-gap.ts';
import { LAND_INTENSITY, landIntensityCut } from './land-intensity.ts';
import { unitFactor } from './target-units.ts';

/** Share by which `about` (左右) may be missed and still be met; a convention of this tool, shown with the bar. */
const ABOUT_TOLERANCE = 0.05;

/** Measures of the plan and of the district without it, and what gaps are held against. */
export interface TargetInput {
  readonly year: number;
  readonly measures: readonly Measure[];
  readonly baseline: readonly Measure[];
  /** Group of a land class of the base; null for a code that it does not have. */
  readonly groupOfClass: (code: string) => LandGroup | null;
  readonly library: FactorLibrary | null;
}

/** Holds every target against what the plan reaches; targets that are kept by hand use their latest reading. */
export function judgeTargets(targets: readonly Target[], input: TargetInput): readonly TargetResult[] {
  const rows = indexRows(input.measures);
  const before = indexRows(input.baseline);
  return targets.map((target) => judgeTarget(target, rows, before, input));
}

type Rows = ReadonlyMap<string, readonly Measure[]>;

function indexRows(measures: readonly Measure[]): Rows {
  const rows = new Map<string, Measure[]>();
  for (const row of measures) {
    const known = rows.get(row.indicator);
    if (known === undefined) rows.set(row.indicator, [row]);
    else known.push(row);
  }
  return rows;
}

function judgeTarget(target: Target, rows: Rows, before: Rows, input: TargetInput): TargetResult {
  const zone = target.zone ?? REGION_ZONE;
  const { value, none, measure } = reachedOf(target, zone, rows, before, input.year);
  const gap = value === null ? null : missing(target, value);
  const acting = gap === null || measure === null ? null : actingGap(measure, gap, target.value, target.unit);
  const areaOfGroup = (group: LandGroup): number | null => landOfGroup(rows, zone, group, input.groupOfClass);
  const status = value === null || gap === null ? 'unknown' : statusOf(target, value, gap);
  return {
    id: target.id,
    indicator: target.indicator,
    zone,
    year: target.year ?? null,
    op: target.op,
    target: target.value,
    unit: target.unit,
    value,
    baseline: target.kind === 'tracked' ? null : reachedOf(target, zone, before, before, input.year).value,
    gap,
    gapAreaM2: acting?.unit === 'm2' && target.unit === '%' ? acting.amount : null,
    acting,
    feasible:
      acting === null || status !== 'short' ? null : feasibility(target.indicator, acting, areaOfGroup, input.library),
    status,
    none,
  };
}

interface Reached {
  readonly value: number | null;
  readonly none: NoValue | null;
  /** The row that was compared; null where the number comes from no row. */
  readonly measure: Measure | null;
}

function reachedOf(target: Target, zone: string, rows: Rows, before: Rows, year: number): Reached {
  if (target.kind === 'tracked') return latestReading(target);
  if (target.indicator === LAND_INTENSITY) {
    const landOf = (from: Rows): Measure | undefined => from.get('land.construction')?.find((row) => row.zone === zone);
    const cut = landIntensityCut(target, target.year ?? year, landOf(rows), landOf(before));
    return typeof cut === 'number' ? { value: cut, none: null, measure: null } : unknown(cut);
  }
  return computed(target, zone, rows);
}

function computed(target: Target, zone: string, rows: Rows): Reached {
  const notComputed: NoValue = { code: 'not-computed-yet', details: { indicator: target.indicator } };
  const ofIndicator = rows.get(target.indicator) ?? [];
  if (ofIndicator.length === 0) return unknown(notComputed);
  const ofZone = ofIndicator.filter((one) => one.zone === zone);
  if (ofZone.length === 0) return unknown({ code: 'no-zone', details: { zone } });
  // An indicator without a value has one row without a group that says why, whatever group was asked for.
  const ofGroup = ofZone.filter((one) => one.group === (target.group ?? null));
  const named = ofGroup.length > 0 ? ofGroup : ofZone.filter((one) => one.none !== null);
  // Some indicators are told in two units, as a number and as a share: the one that converts is meant.
  const row = named.find(({ unit }) => unitFactor(unit, target.unit) !== null) ?? named[0];
  // The indicator has a number, but nothing drawn is of the group that is asked for.
  if (row === undefined) return unknown({ code: 'nothing-of-group', details: { group: target.group ?? '' } });
  if (row.value === null) return unknown(row.none ?? notComputed);
  const factor = unitFactor(row.unit, target.unit);
  if (factor === null) return unknown({ code: 'other-unit', details: { unit: target.unit } });
  return { value: row.value * factor, none: null, measure: row };
}

function unknown(none: NoValue): Reached {
  return { value: null, none, measure: null };
}

function latestReading(target: Target): Reached {
  const last = [...(target.readings ?? [])].sort((a, b) => a.year - b.year).at(-1);
  if (last === undefined) return unknown({ code: 'no-reading', details: {} });
  return { value: last.value, none: null, measure: null };
}

/** Land of a group after the plan's changes, m²; null where areas by class are not known. */
function landOfGroup(
  rows: Rows,
  zone: string,
  group: LandGroup,
  groupOfClass: TargetInput['groupOfClass'],
): number | null {
  let areaM2 = 0;
  for (const row of rows.get('area.class') ?? []) {
    if (row.zone !== zone) continue;
    if (row.value === null) return null;
    if (groupOfClass(row.group ?? '') === group) areaM2 += row.value;
  }
  return areaM2;
}

/** How much is missing or too much, never negative. */
function missing(target: Target, value: number): number {
  switch (target.op) {
    case '<=':
      return Math.max(0, value - target.value);
    case '=':
      return Math.abs(value - target.value);
    case 'about':
      return Math.max(0, Math.abs(value - target.value) - ABOUT_TOLERANCE * Math.abs(target.value));
    default:
      return Math.max(0, target.value - value);
  }
}

function statusOf(target: Target, value: number, gap: number): TargetStatus {
  if (gap === 0) return 'met';
  return value > target.value ? 'over' : 'short';
}
