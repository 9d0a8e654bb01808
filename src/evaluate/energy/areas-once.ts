import { boxesMeet, type DegreeBox, geometryBounds } from '../../geo/geometry-bounds.ts';
import type { CountedFeature } from '../features/feature-indicator.ts';

/** Share of the sum by which a union may be smaller without anything lying on each other: rounding. */
const ROUNDING = 1e-12;

/**
 * What each of several areas covers that none before it covers, m², in their order (不重复计面积): power that is worked out from
 * area is not counted twice where two fields lie on each other. The areas add up to what all cover together.
 */
export function areasOnce(
  features: readonly CountedFeature[],
  unionM2: (features: readonly CountedFeature[]) => number,
): readonly number[] {
  const areasM2 = features.map(({ areaM2 }) => areaM2);
  const sumM2 = areasM2.reduce((total, areaM2) => total + areaM2, 0);
  if (sumM2 - unionM2(features) <= ROUNDING * sumM2) return areasM2;
  return earlierNear(features).map((earlier, at) => {
    const one = features[at];
    const before = earlier.flatMap((place) => features[place] ?? []);
    if (one === undefined || before.length === 0) return areasM2[at] ?? 0;
    return Math.max(0, unionM2([...before, one]) - unionM2(before));
  });
}

/** For each feature the places of those before it whose boxes meet its own. */
function earlierNear(features: readonly CountedFeature[]): readonly (readonly number[])[] {
  const near: number[][] = features.map(() => []);
  const boxed = features
    .map(({ feature }, place) => ({ place, box: geometryBounds(feature.geometry) }))
    .filter((one): one is { place: number; box: DegreeBox } => one.box !== null)
    .sort((a, b) => a.box[0] - b.box[0]);
  let open: typeof boxed = [];
  for (const one of boxed) {
    open = open.filter(({ box }) => box[2] >= one.box[0]);
    for (const other of open) {
      if (boxesMeet(one.box, other.box)) near[Math.max(one.place, other.place)]?.push(Math.min(one.place, other.place));
    }
    open.push(one);
  }
  return near;
}
