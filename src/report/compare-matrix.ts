import type { TargetResult, TargetStatus } from '../evaluate/evaluation.ts';
import { type Measure, type NoValue, REGION_ZONE } from '../evaluate/measure.ts';
import { unitFactor } from '../evaluate/targets/target-units.ts';
import type { Target } from '../plan/target.ts';
import { bindingTargets } from './binding-targets.ts';
import { shownUnit } from './shown-amount.ts';

/** Conflicts with the rules of the land, as many as and on how much land. */
export interface ConflictTally {
  readonly forbidden: { readonly count: number; readonly areaM2: number };
  readonly conditional: { readonly count: number; readonly areaM2: number };
}

/** All numbers of one side (a scheme, or an earlier state of it) in one year. */
export interface MatrixSource {
  readonly side: string;
  readonly year: number;
  readonly measures: readonly Measure[];
  readonly targets: readonly TargetResult[];
  /** Null where nobody counted them. */
  readonly conflicts: ConflictTally | null;
}

/** One number of the matrix. */
export interface MatrixValue {
  /** In the unit of the row. */
  readonly value: number | null;
  readonly none: NoValue | null;
  /** Value − target, in the unit of the row; null where the year has no target or there is no value. */
  readonly deviation: number | null;
  /** Null where the year has no target: then no glyph stands behind the number. */
  readonly status: TargetStatus | null;
  /** The row that it is; null where the number comes from no row. */
  readonly measure: Measure | null;
}

/** A row of the matrix: a target with its indicator, or an indicator without a target. */
export interface MatrixRow {
  readonly key: string;
  readonly indicator: string;
  readonly group: string | null;
  readonly zone: string;
  readonly unit: string;
  /** The targets of the row, by the year they are for; empty without one. */
  readonly targets: readonly Target[];
  /** By {@link matrixPlace}. */
  readonly values: ReadonlyMap<string, MatrixValue>;
}

/** Indicators that are shown whether or not a target asks for them. */
const ALWAYS = ['carbon.sink', 'carbon.stock', 'forest.area'];

/** Place of a number in a row. */
export function matrixPlace({ side, year }: Pick<MatrixSource, 'side' | 'year'>): string {
  return `${side}/${year}`;
}

/**
 * The matrix of indicators by schemes and years (指标对照表): a row for every target that is computed, then carbon and forest, then all
 * other indicators if they are asked for. A year has a target while one of the row's targets is still to come.
 *
 * @param withAll whether rows come for indicators that no target asks for
 */
export function compareMatrix(
  targets: readonly Target[],
  sources: readonly MatrixSource[],
  withAll: boolean,
): readonly MatrixRow[] {
  const rows: MatrixRow[] = [];
  const seen = new Set<string>();
  for (const family of familiesOf(targets.filter(({ kind }) => kind !== 'tracked'))) {
    const [first] = family;
    if (first === undefined) continue;
    const { indicator, group = null, zone = REGION_ZONE, unit } = first;
    if (group === null && zone === REGION_ZONE) seen.add(indicator);
    rows.push({
      key: `target/${first.id}`,
      indicator,
      group,
      zone,
      unit,
      targets: family,
      values: new Map(sources.map((source) => [matrixPlace(source), valueOfTarget(family, source)])),
    });
  }
  const others = sources.flatMap(({ measures }) =>
    measures.filter(({ group, zone }) => group === null && zone === REGION_ZONE),
  );
  const wanted = [
    ...ALWAYS.filter((indicator) => others.some((row) => row.indicator === indicator)),
    ...(withAll ? new Set(others.map(({ indicator }) => indicator)) : []),
  ];
  for (const indicator of wanted) {
    if (seen.has(indicator)) continue;
    seen.add(indicator);
    const first = others.find((row) => row.indicator === indicator);
    const unit = first === undefined ? '' : shownUnit(first.unit);
    rows.push({
      key: `indicator/${indicator}`,
      indicator,
      group: null,
      zone: REGION_ZONE,
      unit,
      targets: [],
      values: new Map(sources.map((source) => [matrixPlace(source), plainValue(indicator, unit, source)])),
    });
  }
  return rows;
}

/** Targets that ask for the same in several years together, in the order of the document. */
function familiesOf(targets: readonly Target[]): readonly (readonly Target[])[] {
  const families = new Map<string, Target[]>();
  for (const target of targets) {
    const { indicator, group = '', zone = REGION_ZONE, unit, op } = target;
    const name = target.year === undefined ? target.id : target.id.replace(new RegExp(`-?${target.year}$`), '');
    const key = [indicator, group, zone, unit, op, name].join('\n');
    const known = families.get(key);
    if (known === undefined) families.set(key, [target]);
    else known.push(target);
  }
  return [...families.values()];
}

function valueOfTarget(family: readonly Target[], source: MatrixSource): MatrixValue {
  const [target] = bindingTargets(family, source.year);
  const result = source.targets.find(({ id }) => id === target?.id) ?? null;
  if (target === undefined || result === null) return NOTHING;
  const isBinding = target.year === undefined || target.year >= source.year;
  const { value, none, status } = result;
  return {
    value,
    none,
    deviation: isBinding && value !== null ? value - target.value : null,
    status: isBinding ? status : null,
    measure: measureOf(source, target),
  };
}

function measureOf({ measures }: MatrixSource, target: Target): Measure | null {
  const { indicator, group = null, zone = REGION_ZONE, unit } = target;
  const rows = measures.filter((row) => row.indicator === indicator && row.zone === zone && row.group === group);
  // Parks are told as a number and as a share: the row that the target was compared with is meant.
  return rows.find((row) => unitFactor(row.unit, unit) !== null) ?? null;
}

function plainValue(indicator: string, unit: string, { measures }: MatrixSource): MatrixValue {
  const measure = measures.find((row) => row.indicator === indicator && row.group === null && row.zone === REGION_ZONE);
  if (measure === undefined) return NOTHING;
  const value = measure.value === null ? null : measure.value * (unitFactor(measure.unit, unit) ?? 1);
  return { value, none: measure.none, deviation: null, status: null, measure };
}

const NOTHING: MatrixValue = { value: null, none: null, deviation: null, status: null, measure: null };
