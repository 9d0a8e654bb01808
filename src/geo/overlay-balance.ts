import { shapeArea, tableAreas } from './shape-area.ts';
import { tableOfShapes } from './shape-table.ts';
import type { Shape } from './shape.ts';
import type { Topology } from './topology.ts';

/** So far, as a share of the whole, areas that should be the same may differ after an overlay (平差限). */
const BALANCE = 1e-9;

/** Whether two areas are the same as far as an overlay can tell. */
export function isBalanced(one: number, other: number, whole: number): boolean {
  return Math.abs(one - other) <= BALANCE * whole;
}

/** Area that two shapes have in common, integrated over their edges and not overlaid; null when that fails. */
export function commonAreaOf(topology: Topology, one: Shape, other: Shape): number | null {
  const prepared = topology.prepare(one);
  try {
    const common = prepared.overlapArea(tableOfShapes([other]), 0);
    return common.ok ? common.area : null;
  } finally {
    prepared.release();
  }
}

/** Whether a union holds all land of its members and no more than they have together. */
export function isUnionOf(topology: Topology, united: Shape, members: readonly Shape[]): boolean {
  const table = tableOfShapes(members);
  const areas = tableAreas(table);
  const wholeM2 = shapeArea(united);
  const prepared = topology.prepare(united);
  try {
    const { areas: held, failure } = prepared.overlapAreas(
      table,
      Uint32Array.from(members, (_, index) => index),
    );
    if (failure !== null) return false;
    if (!areas.every((areaM2, index) => isBalanced(areaM2, held[index] ?? 0, wholeM2))) return false;
  } finally {
    prepared.release();
  }
  const togetherM2 = areas.reduce((sum, areaM2) => sum + areaM2, 0);
  const [first, second] = members;
  if (first === undefined || second === undefined || members.length > 2) {
    return wholeM2 <= togetherM2 || isBalanced(wholeM2, togetherM2, wholeM2);
  }
  const commonM2 = commonAreaOf(topology, first, second);
  return commonM2 !== null && isBalanced(wholeM2 + commonM2, togetherM2, wholeM2);
}
