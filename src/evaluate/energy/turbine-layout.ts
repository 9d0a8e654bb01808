import type { Position } from 'geojson';
import type { Bounds } from '../../geo/bounds.ts';
import { createLocalPlane, type LocalPlane } from '../../geo/local-plane.ts';
import { ShapeWindow } from '../../geo/shape-window.ts';
import type { Shape } from '../../geo/shape.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from '../../geo/working-plane.ts';

const RADIANS = Math.PI / 180;

/** How turbines are to stand in an area (风机排布). Distances in rotor diameters are multiplied out by the caller. */
export interface LayoutRequest {
  /** Along the wind, m; the default is `rule.wind.spacing.prevail` × rotor diameter. */
  readonly alongM: number;
  /** Across the wind, m; the default is `rule.wind.spacing.cross` × rotor diameter. */
  readonly acrossM: number;
  /** Where the prevailing wind comes from, degrees from north clockwise. */
  readonly windFromDegrees: number;
  /** Rows behind each other, or each row moved by half a distance (梅花形). */
  readonly pattern: 'rows' | 'staggered';
  /** Homes and whatever else turbines keep away from; longitude and latitude. */
  readonly keepFrom: readonly { readonly place: Position; readonly distanceM: number }[];
}

/** Turbines laid out, or why they could not be. */
export type TurbineLayout =
  | {
      readonly ok: true;
      /** Longitude and latitude, row by row. */
      readonly turbines: readonly Position[];
      /** Places of the pattern that were in the area and too near to something. */
      readonly tooNear: number;
    }
  | { readonly ok: false; readonly code: 'spacing-not-positive' | 'too-many-places'; readonly places: number };

/** A pattern with more places is a mistake in its distances. */
const MOST_PLACES = 100_000;
/** Shifts of the pattern that are tried along each axis. */
const SHIFTS = 4;

/**
 * Turbines in an area on a pattern along the prevailing wind (自动排布). The pattern is tried in several places, and the one that
 * holds most turbines is taken, the first of equals: the same area gives the same turbines. Towers stand inside the area;
 * that blades stay inside is for the planner to see. It knows nothing of wind, ground and roads.
 *
 * @param area valid, in the working plane
 */
export function layOutTurbines(area: Shape, request: LayoutRequest): TurbineLayout {
  const { alongM, acrossM } = request;
  if (!(alongM > 0) || !(acrossM > 0)) return { ok: false, code: 'spacing-not-positive', places: 0 };
  const window = new ShapeWindow(area);
  const box = window.bounds;
  if (box === null) return { ok: true, turbines: [], tooNear: 0 };
  const plane = createLocalPlane(box);
  const frame = windFrame(area, plane, request.windFromDegrees);
  const places = ((frame.alongTo - frame.alongFrom) / alongM + 1) * ((frame.acrossTo - frame.acrossFrom) / acrossM + 1);
  if (places > MOST_PLACES) return { ok: false, code: 'too-many-places', places: Math.round(places) };
  const avoided = avoidedPlaces(request.keepFrom, plane);
  let best: Tried | null = null;
  for (let alongShift = 0; alongShift < SHIFTS; alongShift += 1) {
    for (let acrossShift = 0; acrossShift < SHIFTS; acrossShift += 1) {
      const pattern = patternPlaces(frame, request, alongShift / SHIFTS, acrossShift / SHIFTS);
      const tried = keepUsable(pattern, plane, window, avoided);
      if (best === null || tried.turbines.length > best.turbines.length) best = tried;
    }
  }
  return { ok: true, turbines: best?.turbines ?? [], tooNear: best?.tooNear ?? 0 };
}

/** Power per area that a pattern of its own accord has, MW/km² (间距密度): P ÷ (along · across). */
export function layoutDensityMwPerKm2(powerMw: number, alongM: number, acrossM: number): number {
  return (powerMw * 1e6) / (alongM * acrossM);
}

interface Tried {
  readonly turbines: readonly Position[];
  readonly tooNear: number;
}

/** The area in a frame along the wind: unit vectors in the local plane, and how far the area reaches. */
interface WindFrame {
  readonly along: readonly [number, number];
  readonly across: readonly [number, number];
  readonly alongFrom: number;
  readonly alongTo: number;
  readonly acrossFrom: number;
  readonly acrossTo: number;
}

function windFrame(area: Shape, plane: LocalPlane, windFromDegrees: number): WindFrame {
  const along = [Math.sin(windFromDegrees * RADIANS), Math.cos(windFromDegrees * RADIANS)] as const;
  const across = [along[1], -along[0]] as const;
  const { coordinates } = plane.enter(area);
  let [alongFrom, alongTo, acrossFrom, acrossTo] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < coordinates.length; at += 2) {
    const [x, y] = [coordinates[at] ?? 0, coordinates[at + 1] ?? 0];
    const [u, v] = [x * along[0] + y * along[1], x * across[0] + y * across[1]];
    alongFrom = Math.min(alongFrom, u);
    alongTo = Math.max(alongTo, u);
    acrossFrom = Math.min(acrossFrom, v);
    acrossTo = Math.max(acrossTo, v);
  }
  return { along, across, alongFrom, alongTo, acrossFrom, acrossTo };
}

/** Places of the pattern over the whole frame, x and y in the local plane, row by row. */
function patternPlaces(
  { along, across, alongFrom, alongTo, acrossFrom, acrossTo }: WindFrame,
  { alongM, acrossM, pattern }: LayoutRequest,
  alongShift: number,
  acrossShift: number,
): Float64Array {
  const places: number[] = [];
  let row = 0;
  for (let u = alongFrom + alongShift * alongM; u <= alongTo; u += alongM) {
    const moved = pattern === 'staggered' && row % 2 === 1 ? acrossM / 2 : 0;
    for (let v = acrossFrom + acrossShift * acrossM - moved; v <= acrossTo; v += acrossM) {
      places.push(u * along[0] + v * across[0], u * along[1] + v * across[1]);
    }
    row += 1;
  }
  return Float64Array.from(places);
}

function keepUsable(places: Float64Array, plane: LocalPlane, window: ShapeWindow, avoided: AvoidedPlaces): Tried {
  const inWorkingPlane = plane.leave(pointsAsShape(places)).coordinates;
  const turbines: Position[] = [];
  let tooNear = 0;
  for (let at = 0; at < places.length; at += 2) {
    const [x, y] = [inWorkingPlane[at] ?? 0, inWorkingPlane[at + 1] ?? 0];
    const spot: Bounds = { minX: x, minY: y, maxX: x, maxY: y };
    if (window.relationTo(spot) !== 'inside') continue;
    if (isNear(avoided, places[at] ?? 0, places[at + 1] ?? 0)) tooNear += 1;
    else turbines.push([planeLongitude(x), planeLatitude(y)]);
  }
  return { turbines, tooNear };
}

/** Places to keep away from: x and y in the local plane, and the distances. */
interface AvoidedPlaces {
  readonly xy: Float64Array;
  readonly distancesM: Float64Array;
}

function avoidedPlaces(keepFrom: LayoutRequest['keepFrom'], plane: LocalPlane): AvoidedPlaces {
  const degrees = keepFrom.flatMap(({ place: [longitude = 0, latitude = 0] }) => [planeX(longitude), planeY(latitude)]);
  return {
    xy: plane.enter(pointsAsShape(Float64Array.from(degrees))).coordinates,
    distancesM: Float64Array.from(keepFrom, ({ distanceM }) => distanceM),
  };
}

function isNear({ xy, distancesM }: AvoidedPlaces, x: number, y: number): boolean {
  for (let at = 0; at < distancesM.length; at += 1) {
    const east = (xy[2 * at] ?? 0) - x;
    const north = (xy[2 * at + 1] ?? 0) - y;
    if (east * east + north * north < (distancesM[at] ?? 0) ** 2) return true;
  }
  return false;
}

/** A local plane maps vertices and does not look at rings. */
function pointsAsShape(coordinates: Float64Array): Shape {
  return { coordinates, ringEnds: new Uint32Array(), partEnds: new Uint32Array() };
}
