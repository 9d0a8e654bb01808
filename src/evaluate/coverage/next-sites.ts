import { type BoxIndex, buildBoxIndex } from '../../geo/box-index.ts';

/** Places in the plane, in columns. */
export interface SitePlaces {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** Places that are not served yet, with what serving each is worth (1 each, people, m²). */
export interface OpenDemand extends SitePlaces {
  readonly weights: Float64Array;
}

/** A chosen candidate (建议选址). */
export interface ChosenSite {
  /** Index of the candidate. */
  readonly candidate: number;
  /** Weight that it serves and no site chosen before it does. */
  readonly gain: number;
}

/**
 * The sites that serve most (最大覆盖选址, R. Church and C. ReVelle 1974): greedily, the best one first, then the best beside it. That
 * is at least 1 − 1/e of the best possible (G. Nemhauser, L. Wolsey, M. Fisher 1978), and the first one is the best. As gains
 * never rise, a candidate is weighed again only when it comes to the front (M. Minoux 1978).
 *
 * @param radius reach of a station in the plane
 * @param count how many sites; fewer come back when nothing is left to gain
 * @returns in the order of choice; of equal ones the first candidate
 */
export function nextSites(
  candidates: SitePlaces,
  demand: OpenDemand,
  radius: number,
  count: number,
): readonly ChosenSite[] {
  const index = pointIndex(demand);
  const isOpen = new Uint8Array(demand.weights.length).fill(1);
  const gainOf = (candidate: number): number => {
    let gain = 0;
    for (const point of around(candidates, candidate, demand, index, radius)) {
      if (isOpen[point] === 1) gain += demand.weights[point] ?? 0;
    }
    return gain;
  };
  const gains = Float64Array.from(candidates.xs, (_, candidate) => gainOf(candidate));
  const isFresh = new Uint8Array(gains.length).fill(1);
  const chosen: ChosenSite[] = [];
  while (chosen.length < count) {
    const best = largest(gains);
    if (best < 0) break;
    if (isFresh[best] === 0) {
      gains[best] = gainOf(best);
      isFresh[best] = 1;
      continue;
    }
    chosen.push({ candidate: best, gain: gains[best] ?? 0 });
    for (const point of around(candidates, best, demand, index, radius)) isOpen[point] = 0;
    gains[best] = 0;
    isFresh.fill(0);
  }
  return chosen;
}

/** The first of the largest gains; −1 when none is above zero. */
function largest(gains: Float64Array): number {
  let best = -1;
  let most = 0;
  for (let candidate = 0; candidate < gains.length; candidate += 1) {
    const gain = gains[candidate] ?? 0;
    if (gain <= most) continue;
    most = gain;
    best = candidate;
  }
  return best;
}

/** Points within the radius of a candidate, ascending, so that sums do not depend on the index. */
function around(
  { xs, ys }: SitePlaces,
  candidate: number,
  demand: SitePlaces,
  index: BoxIndex,
  radius: number,
): number[] {
  const [x, y] = [xs[candidate] ?? 0, ys[candidate] ?? 0];
  const found = index.search(x - radius, y - radius, x + radius, y + radius);
  const square = radius * radius;
  return found
    .filter((point) => ((demand.xs[point] ?? 0) - x) ** 2 + ((demand.ys[point] ?? 0) - y) ** 2 <= square)
    .sort((a, b) => a - b);
}

function pointIndex({ xs, ys }: SitePlaces): BoxIndex {
  const boxes = new Float64Array(4 * xs.length);
  for (let point = 0; point < xs.length; point += 1) {
    const [x, y] = [xs[point] ?? 0, ys[point] ?? 0];
    boxes.set([x, y, x, y], 4 * point);
  }
  return buildBoxIndex(boxes);
}
