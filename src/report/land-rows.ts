import type { Evaluation } from '../evaluate/evaluation.ts';
import { REGION_ZONE } from '../evaluate/measure.ts';

/** Area of one land class before and after the plan (地类面积), m². */
export interface LandRow {
  /** Class code of the district's class system. */
  readonly classCode: string;
  readonly baselineM2: number;
  readonly planM2: number;
}

/** The land table: classes by code, what no parcel covers, and the whole. The parts add up to the whole. */
export interface LandTableReport {
  readonly rows: readonly LandRow[];
  readonly unassignedM2: number;
  readonly regionM2: number;
}

/**
 * Land classes of the whole district from `area.class` rows.
 *
 * @param baseline the same year without the scheme; a class that is missing there has 0 m²
 * @returns null while the engine has no land cover
 */
export function landTable(evaluation: Evaluation | null, baseline: Evaluation | null): LandTableReport | null {
  if (evaluation?.balance == null) return null;
  const plan = classAreas(evaluation);
  const before = baseline === null ? plan : classAreas(baseline);
  const codes = [...new Set([...plan.keys(), ...before.keys()])].sort();
  return {
    rows: codes.map((classCode) => ({
      classCode,
      baselineM2: before.get(classCode) ?? 0,
      planM2: plan.get(classCode) ?? 0,
    })),
    unassignedM2: evaluation.balance.unassignedM2,
    regionM2: evaluation.balance.regionM2,
  };
}

function classAreas(evaluation: Evaluation): ReadonlyMap<string, number> {
  const areas = new Map<string, number>();
  for (const { indicator, zone, group, value } of evaluation.measures) {
    // What no parcel covers has a row of its own in the table.
    if (group === null || group === 'unassigned') continue;
    if (indicator === 'area.class' && zone === REGION_ZONE && value !== null) areas.set(group, value);
  }
  return areas;
}
