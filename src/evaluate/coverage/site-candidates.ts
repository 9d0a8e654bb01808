import { startOf } from '../../geo/shape-table.ts';
import type { CoverageNow } from './coverage-evaluator.ts';
import type { OpenDemand } from './next-sites.ts';
import type { ServedPoints } from './point-coverage.ts';

/** What a proposed site stands at: a village, a place, a crossing of roads, or built-up land out of reach. */
export type SiteGround = 'village' | 'place' | 'crossing' | 'land';

/** Where a station could be proposed (候选站址), in columns. */
export interface SiteCandidates {
  /** In the metric plane. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly grounds: readonly SiteGround[];
  /** Names of villages and places; empty for the others. */
  readonly names: readonly string[];
}

/**
 * All villages and places, and beside them crossings of roads and places in land out of reach: of these as many as fall into different squares, so that a
 * district full of crossings has not more candidates than it has room for.
 *
 * @param spacing side of a square in the plane
 */
export function siteCandidates(
  { villages, places, network }: CoverageNow,
  land: OpenDemand | null,
  spacing: number,
): SiteCandidates {
  const [xs, ys]: [number[], number[]] = [[], []];
  const [grounds, names]: [SiteGround[], string[]] = [[], []];
  const taken = new Set<string>();
  const add = (x: number, y: number, ground: SiteGround, name: string): void => {
    const square = `${String(Math.floor(x / spacing))} ${String(Math.floor(y / spacing))}`;
    if (name === '' && taken.has(square) && (ground === 'crossing' || ground === 'land')) return;
    taken.add(square);
    xs.push(x);
    ys.push(y);
    grounds.push(ground);
    names.push(name);
  };
  const addPoints = ({ demand }: ServedPoints, ground: SiteGround): void => {
    for (let point = 0; point < demand.count; point += 1) {
      add(demand.xs[point] ?? 0, demand.ys[point] ?? 0, ground, demand.names[point] ?? '');
    }
  };
  addPoints(villages, 'village');
  addPoints(places, 'place');
  const graph = network()?.graph;
  for (let node = 0; graph !== undefined && node < graph.nodeEnds.length; node += 1) {
    if ((graph.nodeEnds[node] ?? 0) - startOf(graph.nodeEnds, node) < 3) continue;
    add(graph.nodes[2 * node] ?? 0, graph.nodes[2 * node + 1] ?? 0, 'crossing', '');
  }
  for (let at = 0; land !== null && at < land.weights.length; at += 1) {
    add(land.xs[at] ?? 0, land.ys[at] ?? 0, 'land', '');
  }
  return { xs: Float64Array.from(xs), ys: Float64Array.from(ys), grounds, names };
}
