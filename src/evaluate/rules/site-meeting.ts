import { canonicalArea } from '../../geo/canonical-area.ts';
import type { OverlayFailure } from '../../geo/overlay-result.ts';
import { isInShape, type Place } from '../../geo/place-in-shapes.ts';
import { eastingScale } from '../../geo/plane-scale.ts';
import { createLandSharing, type LandSharing, type SharedLand } from '../../geo/shared-land.ts';
import { ShapeWindow } from '../../geo/shape-window.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import { planeLatitude } from '../../geo/working-plane.ts';
import { distanceToSite } from './site-distance.ts';
import type { Site } from './site.ts';

/** Where and by how much two sites meet; working plane. */
export interface Meeting extends Place {
  readonly ok: true;
  /** 0 where one of them is a point. */
  readonly areaM2: number;
  /** Distance on the ground, m, where it was asked for and the first is a point; else null. */
  readonly distanceM: number | null;
}

/** A meeting, none, or what GEOS could not do. */
export type MeetingResult = Meeting | OverlayFailure | null;

/** Less common land than this is none, m²: areas are stated to 0.01 m², and borders drawn along each other differ by rounding. */
const LEAST_AREA_M2 = 0.01;
/** As finely as the district's own coverage figures are drawn. */
const SEGMENTS_PER_QUARTER = 64;

/** Measures how sites meet. What was found of two sites, or of a site and a layer, is kept as long as both are there. */
export interface SiteMeetings {
  readonly sharing: LandSharing;
  /** Two sites on the same land; the same whichever comes first. */
  meet(one: Site, other: Site): MeetingResult;
  /** A site nearer to another one than a distance on the ground. */
  comeNear(site: Site, other: Site, distanceM: number): MeetingResult;
  /** A site against all of several others; land that these share counts once. `distanceM` null: on the same land. */
  meetAll(site: Site, others: readonly Site[], distanceM: number | null): MeetingResult;
  /** The land of a site, with what is nearer to it than a distance; null for points without one. */
  landAround(site: Site, distanceM: number | null): ShapeWindow | OverlayFailure | null;
}

/** Starts with nothing measured. */
export function createSiteMeetings(topology: Topology): SiteMeetings {
  const sharing = createLandSharing(topology);
  const kept = new WeakMap<Site, WeakMap<Site, { readonly result: MeetingResult }>>();
  const grown = new WeakMap<Site, Map<number, ShapeWindow | OverlayFailure>>();
  const overlapping = new WeakMap<ShapeWindow, WeakMap<ShapeWindow, boolean>>();

  function meet(one: Site, other: Site): MeetingResult {
    const known = kept.get(one)?.get(other) ?? kept.get(other)?.get(one);
    if (known !== undefined) return known.result;
    const result = measure(one, other);
    let row = kept.get(one);
    if (row === undefined) {
      row = new WeakMap();
      kept.set(one, row);
    }
    row.set(other, { result });
    return result;
  }

  function measure(one: Site, other: Site): MeetingResult {
    if (one.window !== null && other.window !== null) return landOf(sharing.of(one.window, other.window));
    const area = one.window ?? other.window;
    return area === null ? null : pointIn(area, one.window === null ? one.points : other.points);
  }

  function grownOf(site: Site, distanceM: number): ShapeWindow | OverlayFailure {
    let byDistance = grown.get(site);
    if (byDistance === undefined) {
      byDistance = new Map();
      grown.set(site, byDistance);
    }
    let window = byDistance.get(distanceM);
    if (window === undefined) {
      const result = bufferOf(site, distanceM, topology);
      window = result.ok ? new ShapeWindow(result.shape) : result;
      byDistance.set(distanceM, window);
    }
    return window;
  }

  function landAround(site: Site, distanceM: number | null): ShapeWindow | OverlayFailure | null {
    return distanceM === null ? site.window : grownOf(site, distanceM);
  }

  function comeNear(site: Site, other: Site, distanceM: number): MeetingResult {
    if (site.window === null) return nearestPoint(site, [other], distanceM);
    const land = grownOf(other, distanceM);
    return 'ok' in land ? land : landOf(sharing.of(site.window, land));
  }

  function areaAgainst(window: ShapeWindow, others: readonly Site[], distanceM: number | null): MeetingResult {
    const meeting: { readonly land: ShapeWindow; readonly found: Meeting }[] = [];
    for (const other of others) {
      const land = landAround(other, distanceM);
      if (land === null) continue;
      if ('ok' in land) return land;
      const found = landOf(sharing.of(window, land));
      if (found?.ok === false) return found;
      if (found !== null) meeting.push({ land, found });
    }
    const largest = meeting.reduce<Meeting | null>(
      (best, { found }) => (best !== null && best.areaM2 >= found.areaM2 ? best : found),
      null,
    );
    if (largest === null || meeting.length === 1) return largest;
    if (largest.areaM2 === sharing.whole(window)?.areaM2) return largest;
    const lands = meeting.map(({ land }) => land);
    if (!overlap(lands)) return { ...largest, areaM2: meeting.reduce((sum, { found }) => sum + found.areaM2, 0) };
    const united = unitedLand(window, lands, topology);
    return typeof united === 'number' ? { ...largest, areaM2: united } : united;
  }

  /** Whether any two areas share land; asked once of each pair, as two zones can have a long border in common. */
  function overlap(windows: readonly ShapeWindow[]): boolean {
    return windows.some((one, at) => windows.slice(0, at).some((other) => shares(other, one)));
  }

  function shares(one: ShapeWindow, other: ShapeWindow): boolean {
    let row = overlapping.get(one);
    if (row === undefined) {
      row = new WeakMap();
      overlapping.set(one, row);
    }
    let known = row.get(other);
    if (known === undefined) {
      known = sharing.of(one, other) !== null;
      row.set(other, known);
    }
    return known;
  }

  return {
    sharing,
    meet,
    comeNear,
    landAround,
    meetAll(site, others, distanceM) {
      if (site.window === null) {
        if (distanceM !== null) return nearestPoint(site, others, distanceM);
        return first(others, (other) => meet(site, other));
      }
      const land = areaAgainst(site.window, others, distanceM);
      // Points of a layer have no land, but can stand on the site.
      if (land !== null || distanceM !== null) return land;
      return first(others, (other) => (other.window === null ? meet(site, other) : null));
    },
  };
}

function first(others: readonly Site[], ask: (other: Site) => MeetingResult): MeetingResult {
  for (const other of others) {
    const result = ask(other);
    if (result !== null) return result;
  }
  return null;
}

function landOf(land: SharedLand | OverlayFailure | null): MeetingResult {
  if (land === null || !land.ok) return land;
  return land.areaM2 < LEAST_AREA_M2 ? null : { ...land, distanceM: null };
}

function pointIn(area: ShapeWindow, points: Float64Array): Meeting | null {
  for (let at = 0; at < points.length; at += 2) {
    const [x = 0, y = 0] = points.subarray(at, at + 2);
    const relation = area.relationTo({ minX: x, minY: y, maxX: x, maxY: y });
    if (relation === 'inside' || (relation === 'crosses' && isInShape(area.shape, x, y))) {
      return { ok: true, areaM2: 0, distanceM: null, x, y };
    }
  }
  return null;
}

/** The point of a site that comes nearest to others, if one comes nearer than the distance. */
function nearestPoint({ points }: Site, others: readonly Site[], distanceM: number): Meeting | null {
  let best: Meeting | null = null;
  for (let at = 0; at < points.length; at += 2) {
    const [x = 0, y = 0] = points.subarray(at, at + 2);
    const scale = eastingScale(planeLatitude(y));
    for (const other of others) {
      const metres = distanceToSite(x, y, other, scale);
      if (metres < distanceM && (best === null || metres < (best.distanceM ?? 0))) {
        best = { ok: true, areaM2: 0, distanceM: metres, x, y };
      }
    }
  }
  return best;
}

function bufferOf({ window, points }: Site, distanceM: number, topology: Topology): ReturnType<Topology['buffer']> {
  const options = { segmentsPerQuarter: SEGMENTS_PER_QUARTER };
  if (window !== null) return topology.buffer(window.shape, distanceM, options);
  const lineEnds = Uint32Array.from({ length: points.length / 2 }, (_, at) => at + 1);
  return topology.bufferLines({ coordinates: points, lineEnds }, distanceM, options);
}

/** Area of what a shape has in common with the union of others, m². */
function unitedLand(window: ShapeWindow, others: readonly ShapeWindow[], topology: Topology): number | OverlayFailure {
  const pieces: Shape[] = [];
  for (const other of others) {
    const near = window.bounds === null ? other.shape : other.around(window.bounds).shape;
    const piece = topology.intersection(near, window.shape);
    if (!piece.ok) return piece;
    pieces.push(piece.shape);
  }
  const united = topology.union(pieces);
  return united.ok ? canonicalArea(united.shape) : united;
}
