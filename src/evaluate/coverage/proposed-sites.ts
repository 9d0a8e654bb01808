import type { CoverageNow } from './coverage-evaluator.ts';
import { nextSites, type OpenDemand } from './next-sites.ts';
import type { ServedPoints } from './point-coverage.ts';

/** A place where a charging station would serve most that is not served yet (建议新增站点). */
export interface ProposedSite {
  readonly longitude: number;
  readonly latitude: number;
  /** Name of the village or place that it stands at. */
  readonly name: string;
  /** Villages and places that it would newly serve, or their people where {@link proposedSites} was asked for people. */
  readonly gain: number;
}

/** What a site is to serve: as many villages and places, or as many people in villages, as possible. */
export type SiteGoal = 'points' | 'people';

/**
 * The next best sites for charging stations among all villages and places, as the crow flies.
 *
 * @param radiusM reach of the new stations
 * @param count how many
 * @returns best first; none where everything is served
 */
export function proposedSites(
  { places, villages, plane }: CoverageNow,
  radiusM: number,
  goal: SiteGoal = 'points',
  count = 3,
): readonly ProposedSite[] {
  const all = [...listOf(villages, goal), ...listOf(places, goal)];
  const columns = {
    xs: Float64Array.from(all, ({ x }) => x),
    ys: Float64Array.from(all, ({ y }) => y),
  };
  const demand: OpenDemand = { ...columns, weights: Float64Array.from(all, ({ weight }) => weight) };
  // One reach for all, right at the middle one: 10⁻⁴ off at the edges of a district 200 km wide.
  const radius = radiusM * plane.scaleAt(middleOf(columns.xs));
  return nextSites(columns, demand, radius, count).map(({ candidate, gain }) => {
    const site = all[candidate];
    return { longitude: site?.longitude ?? 0, latitude: site?.latitude ?? 0, name: site?.name ?? '', gain };
  });
}

function listOf({ demand, straight }: ServedPoints, goal: SiteGoal): readonly Candidate[] {
  return demand.ids.map((_, point) => {
    const people = demand.population[point] ?? Number.NaN;
    const worth = goal === 'points' ? 1 : Number.isNaN(people) ? 0 : people;
    return {
      x: demand.xs[point] ?? 0,
      y: demand.ys[point] ?? 0,
      longitude: demand.longitudes[point] ?? 0,
      latitude: demand.latitudes[point] ?? 0,
      name: demand.names[point] ?? '',
      weight: (straight[point] ?? 0) > 0 ? 0 : worth,
    };
  });
}

interface Candidate {
  readonly x: number;
  readonly y: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly name: string;
  /** What serving it is worth; 0 where it is served. */
  readonly weight: number;
}

function middleOf(values: Float64Array): number {
  return values.toSorted()[values.length >> 1] ?? 0;
}
