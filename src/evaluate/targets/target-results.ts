import type { Target } from '../../plan/target.ts';
import type { TargetResult, TargetStatus } from '../evaluation.ts';
import { type Measure, type NoValue, REGION_ZONE } from '../measure.ts';

/** A target's unit and the measure unit it is compared in, with the factor from measure to target unit. */
const UNIT_FACTORS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '%': { '%': 1 },
  m2: { m2: 1, ha: 1e-4, km2: 1e-6 },
  tC: { tC: 1, tCO2e: 44 / 12 },
  'tC/a': { 'tCO2e/a': 44 / 12 },
  'tCO2e/a': { 'tCO2e/a': 1 },
};

/** Share by which `about` (左右) may be missed and still be met; a convention of this tool, shown with the bar. */
const ABOUT_TOLERANCE = 0.05;

/** Measures of the plan and of the district without it, and by zone the land that forest cover is a share of. */
export interface TargetInput {
  readonly measures: readonly Measure[];
  readonly baseline: readonly Measure[];
  readonly coverDenominatorsM2: ReadonlyMap<string, number>;
}

/** Holds every target against what the plan reaches; targets that are kept by hand use their latest reading. */
export function judgeTargets(targets: readonly Target[], input: TargetInput): readonly TargetResult[] {
  return targets.map((target) => judgeTarget(target, input));
}

function judgeTarget(target: Target, input: TargetInput): TargetResult {
  const zone = target.zone ?? REGION_ZONE;
  const reached = target.kind === 'tracked' ? latestReading(target) : computed(target, zone, input.measures);
  const before = target.kind === 'tracked' ? null : computed(target, zone, input.baseline).value;
  const { value } = reached;
  const gap = value === null ? null : missing(target, value);
  const isShareOfLand = target.unit === '%' && target.indicator === 'forest.cover';
  const denominatorM2 = isShareOfLand ? input.coverDenominatorsM2.get(zone) : undefined;
  return {
    id: target.id,
    indicator: target.indicator,
    zone,
    year: target.year ?? null,
    op: target.op,
    target: target.value,
    unit: target.unit,
    value,
    baseline: before,
    gap,
    gapAreaM2: gap === null || denominatorM2 === undefined ? null : (gap / 100) * denominatorM2,
    status: value === null || gap === null ? 'unknown' : statusOf(target, value, gap),
    none: reached.none,
  };
}

interface Reached {
  readonly value: number | null;
  readonly none: NoValue | null;
}

function computed(target: Target, zone: string, measures: readonly Measure[]): Reached {
  const ofIndicator = measures.filter((row) => row.indicator === target.indicator);
  if (ofIndicator.length === 0) {
    return { value: null, none: { code: 'not-computed-yet', details: { indicator: target.indicator } } };
  }
  const ofZone = ofIndicator.filter((one) => one.zone === zone);
  if (ofZone.length === 0) return { value: null, none: { code: 'no-zone', details: { zone } } };
  // An indicator without a value has one row without a group that says why, whatever group was asked for.
  const row = ofZone.find((one) => one.group === (target.group ?? null)) ?? ofZone.find((one) => one.none !== null);
  if (row === undefined) {
    return { value: null, none: { code: 'not-computed-yet', details: { indicator: target.indicator } } };
  }
  if (row.value === null) return { value: null, none: row.none };
  const factor = UNIT_FACTORS[row.unit]?.[target.unit];
  if (factor === undefined) return { value: null, none: { code: 'other-unit', details: { unit: target.unit } } };
  return { value: row.value * factor, none: null };
}

function latestReading(target: Target): Reached {
  const last = [...(target.readings ?? [])].sort((a, b) => a.year - b.year).at(-1);
  if (last === undefined) return { value: null, none: { code: 'no-reading', details: {} } };
  return { value: last.value, none: null };
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
