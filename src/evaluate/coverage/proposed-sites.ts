import type { CoverageNow } from './coverage-evaluator.ts';
import type { DemandPoints } from './demand-points.ts';
import { nextSites, type OpenDemand, type SitePlaces } from './next-sites.ts';
import { openLand } from './open-land.ts';
import type { ServedPoints } from './point-coverage.ts';
import type { ServiceStation } from './service-station.ts';
import { siteCandidates, type SiteGround } from './site-candidates.ts';
import { unlessCut } from './unless-cut.ts';

/** A place where a charging station would serve most that is not served yet (建议新增站点). */
export interface ProposedSite {
  readonly longitude: number;
  readonly latitude: number;
  readonly ground: SiteGround;
  /** Name of the village or place that it stands at; empty at others. */
  readonly name: string;
  /** Villages and places that it would newly serve, and no site before it does. */
  readonly villages: number;
  readonly places: number;
  /** People of those villages; null where none of them says. */
  readonly people: number | null;
  /** Built-up land that it would newly serve, m²; null without land cover, or where that cannot be measured. */
  readonly landM2: number | null;
}

/** Candidates on crossings and land stand at least this share of the radius apart. */
const SPACING_SHARE = 0.25;

/**
 * The next best sites for charging stations, as the crow flies: villages and places that nobody serves and built-up land out of reach count
 * by their share in all that is left, so that neither outweighs the other by its unit. That weighting is a proposal of this project.
 *
 * @param radiusM reach of the new stations
 * @param count how many
 * @returns best first; none where everything is served
 */
export function proposedSites(now: CoverageNow, radiusM: number, count = 3): readonly ProposedSite[] {
  const samples = now.landSamples();
  const land = now.land === null || samples === null ? null : openLand(now, now.land, samples);
  const villages = openPoints(now.villages);
  const places = openPoints(now.places);
  const demand = joined([shares([villages, places]), shares(land === null ? [] : [land])].flat());
  // One reach for all, right at the middle one: 10⁻⁴ off at the edges of a district 200 km wide.
  const radius = radiusM * now.plane.scaleAt(middleOf(demand.xs));
  const candidates = siteCandidates(now, land, SPACING_SHARE * radius);
  const chosen = nextSites(candidates, demand, radius, count).map(({ candidate }) => candidate);
  const stations = chosen.map((candidate) => stationAt(now, candidates, candidate, radiusM));
  const landM2 = unlessCut(() => newlyServedLand(now, stations), null);
  const left = { villages: new Set(openNumbers(now.villages)), places: new Set(openNumbers(now.places)) };
  return chosen.map((candidate, at): ProposedSite => {
    const station = stations[at];
    const reached = (sort: 'villages' | 'places'): number[] =>
      station === undefined ? [] : takeReached(now[sort].demand, station, left[sort]);
    const newVillages = reached('villages');
    return {
      longitude: station?.longitude ?? 0,
      latitude: station?.latitude ?? 0,
      ground: candidates.grounds[candidate] ?? 'land',
      name: candidates.names[candidate] ?? '',
      villages: newVillages.length,
      places: reached('places').length,
      people: peopleOf(now.villages.demand, newVillages),
      landM2: landM2?.[at] ?? null,
    };
  });
}

function openNumbers({ demand, straight }: ServedPoints): number[] {
  return Array.from({ length: demand.count }, (_, point) => point).filter((point) => (straight[point] ?? 0) === 0);
}

function openPoints(points: ServedPoints): OpenDemand {
  const open = openNumbers(points);
  return {
    xs: Float64Array.from(open, (point) => points.demand.xs[point] ?? 0),
    ys: Float64Array.from(open, (point) => points.demand.ys[point] ?? 0),
    weights: new Float64Array(open.length).fill(1),
  };
}

/** The same demand with weights that add up to 1 over all of it. */
function shares(demands: readonly OpenDemand[]): readonly OpenDemand[] {
  let all = 0;
  for (const { weights } of demands) for (const weight of weights) all += weight;
  return demands.map(({ xs, ys, weights }) => ({ xs, ys, weights: weights.map((weight) => weight / all) }));
}

function joined(demands: readonly OpenDemand[]): OpenDemand {
  const column = (name: keyof OpenDemand): Float64Array => {
    const values = new Float64Array(demands.reduce((sum, demand) => sum + demand[name].length, 0));
    let at = 0;
    for (const demand of demands) {
      values.set(demand[name], at);
      at += demand[name].length;
    }
    return values;
  };
  return { xs: column('xs'), ys: column('ys'), weights: column('weights') };
}

/** A station that is not in the plan. */
function stationAt({ plane }: CoverageNow, { xs, ys }: SitePlaces, at: number, radiusM: number): ServiceStation {
  const [x, y] = [xs[at] ?? 0, ys[at] ?? 0];
  const [longitude, latitude] = plane.degreesOf(x, y);
  const properties = {
    kind: 'charging-station',
    scenario: '',
    from: null,
    until: null,
    status: 'planned',
    name: '',
  } as const;
  return {
    feature: { id: `site ${String(at)}`, geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties },
    longitude,
    latitude,
    x,
    y,
    radiusM,
    planeRadius: radiusM * plane.scaleAt(x),
  };
}

function newlyServedLand({ land }: CoverageNow, stations: readonly ServiceStation[]): readonly number[] | null {
  if (land === null) return null;
  let before = land.covered('charging', null).coveredM2;
  return land.coveredWithM2('charging', stations).map((coveredM2) => {
    const newM2 = coveredM2 - before;
    before = coveredM2;
    return newM2;
  });
}

/** The points of a set that a station reaches; they are taken out of it. */
function takeReached(demand: DemandPoints, { x, y, planeRadius }: ServiceStation, open: Set<number>): number[] {
  const reached = [...open].filter(
    (point) => Math.hypot((demand.xs[point] ?? 0) - x, (demand.ys[point] ?? 0) - y) <= planeRadius,
  );
  for (const point of reached) open.delete(point);
  return reached;
}

function peopleOf({ population }: DemandPoints, points: readonly number[]): number | null {
  let people: number | null = null;
  for (const point of points) {
    const living = population[point] ?? Number.NaN;
    if (!Number.isNaN(living)) people = (people ?? 0) + living;
  }
  return people;
}

function middleOf(values: Float64Array): number {
  return values.toSorted()[values.length >> 1] ?? 0;
}
