import type { Bounds } from '../../geo/bounds.ts';
import { type BoxIndex, buildBoxIndex } from '../../geo/box-index.ts';
import { sumOf } from '../../geo/compensated-sum.ts';
import { eastingScale } from '../../geo/plane-scale.ts';
import { boundsMeet, shapeBounds, tableShapeBounds } from '../../geo/shape-bounds.ts';
import type { Shape } from '../../geo/shape.ts';
import { planeX, planeY } from '../../geo/working-plane.ts';
import { CutFailure } from '../cut-failure.ts';
import type { CutGround } from '../cut-ground.ts';
import { changedStations } from './changed-stations.ts';
import { shareInDiscs } from './disc-cover.ts';
import type { MetricPlane } from './metric-plane.ts';
import type { ServiceStation } from './service-station.ts';

/** Angle of a chord, where a quarter of a circle is drawn with 64. */
const CHORD_ANGLE = Math.PI / 128;
/**
 * Radius of the circle that has the area of a disc drawn with 64 chords a quarter, as a share of the disc's: the buffer that plans
 * are checked with. Drawn finer the disc would be larger by 10⁻⁴ of its area.
 */
const DRAWN_RADIUS = Math.sqrt(Math.sin(CHORD_ANGLE) / CHORD_ANGLE);
/** How much wider than its radius a disc is searched for: parallels grow shorter across the largest radius by less. */
const SEARCH_MARGIN = 1.01;

/**
 * How much of some parcels lies within reach of stations (服务半径覆盖面积), kept parcel by parcel: when a station moves only the
 * parcels near its old and its new place are worked out again. What a parcel gets depends on the stations near it alone, so that
 * the sums are those of a cover worked out from nothing, to the last digit.
 */
export interface AreaCover {
  /** Takes over the stations as they are now. */
  update(stations: ReadonlySet<ServiceStation>): void;
  /**
   * Covered area of the parcel at a place of the list, m².
   * @throws {@link CutFailure} when the parcel's outline cannot be had
   */
  coveredAt(place: number): number;
  /** Place of a parcel in the list; −1 for others. */
  placeOf(parcel: number): number;
  /**
   * Covered area of all parcels, m².
   * @throws {@link CutFailure} when the outline of a parcel that stations may reach cannot be had
   */
  coveredM2(): number;
}

/**
 * Starts with no stations.
 *
 * @param parcels the parcels that count, ascending
 * @param ground the district, or a zone with the parcels that its outline cuts
 */
export function createAreaCover(parcels: Uint32Array, ground: CutGround, plane: MetricPlane): AreaCover {
  const coveredM2 = new Float64Array(parcels.length);
  const places = new Map(Array.from(parcels, (parcel, place) => [parcel, place]));
  const shapes = new Map<number, { readonly shape: Shape; readonly box: Bounds | null }>();
  /** Parcels that could not be measured, by place: what concerns them has no number, everything else has. */
  const failures = new Map<number, CutFailure>();
  let before: ReadonlySet<ServiceStation> = new Set();

  function shapeOf(parcel: number): { readonly shape: Shape; readonly box: Bounds | null } {
    let known = shapes.get(parcel);
    if (known === undefined) {
      const shape = plane.enter(ground.shapeOf(parcel));
      known = { shape, box: shapeBounds(shape) };
      shapes.set(parcel, known);
    }
    return known;
  }

  function measure(parcel: number, sorted: readonly ServiceStation[], index: BoxIndex): number {
    const { shape, box } = shapeOf(parcel);
    if (box === null) return 0;
    const near = index.search(box.minX, box.minY, box.maxX, box.maxY).sort((a, b) => a - b);
    return shareInDiscs(shape, discsOf(near, sorted)) * ground.m2Of(parcel);
  }

  function boxAround(touched: ReadonlySet<number>): Bounds {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const parcel of touched) {
      const box = measurable(parcel, () => shapeOf(parcel).box);
      if (box === null) continue;
      [minX, maxX] = [Math.min(minX, box.minX), Math.max(maxX, box.maxX)];
      [minY, maxY] = [Math.min(minY, box.minY), Math.max(maxY, box.maxY)];
    }
    return { minX, minY, maxX, maxY };
  }

  /** Null, and noted, for a parcel whose outline cannot be had. */
  function measurable<Value>(parcel: number, measureIt: () => Value): Value | null {
    const place = places.get(parcel) ?? 0;
    try {
      const value = measureIt();
      failures.delete(place);
      return value;
    } catch (error) {
      if (!(error instanceof CutFailure)) throw error;
      if (isNearAny(parcel)) failures.set(place, error);
      else failures.delete(place);
      return null;
    }
  }

  /** Whether a station may reach a parcel, by the boxes of both: out of reach its outline does not matter. */
  function isNearAny(parcel: number): boolean {
    const box = tableShapeBounds(ground.base.land, parcel);
    return box !== null && [...before].some((station) => boundsMeet(searchBox(station), box));
  }

  function refuse(failure: CutFailure | undefined): void {
    if (failure !== undefined) throw failure;
  }

  return {
    update(now) {
      const { gone, come } = changedStations(before, now);
      before = now;
      const touched = new Set<number>();
      for (const station of [...gone, ...come]) {
        for (const parcel of ground.parcelsNear(searchBox(station))) {
          if (places.has(parcel)) touched.add(parcel);
        }
      }
      if (touched.size === 0) return;
      const sorted = stationsNear(now, boxAround(touched));
      const index = buildBoxIndex(boxesOf(sorted));
      for (const parcel of touched) {
        coveredM2[places.get(parcel) ?? 0] = measurable(parcel, () => measure(parcel, sorted, index)) ?? 0;
      }
    },
    coveredAt(place) {
      refuse(failures.get(place));
      return coveredM2[place] ?? 0;
    },
    placeOf: (parcel) => places.get(parcel) ?? -1,
    coveredM2() {
      const [first] = failures.values();
      refuse(first);
      return sumOf(coveredM2);
    },
  };
}

/** A box of the working plane around all that a station reaches. */
function searchBox({ longitude, latitude, radiusM }: ServiceStation): Bounds {
  const scale = eastingScale(latitude);
  const [x, y] = [planeX(longitude), planeY(latitude)];
  const [halfX, halfY] = [(SEARCH_MARGIN * radiusM) / scale, SEARCH_MARGIN * radiusM * scale];
  return { minX: x - halfX, minY: y - halfY, maxX: x + halfX, maxY: y + halfY };
}

/** The stations that may reach into a box, in an order that does not depend on how they came. */
function stationsNear(stations: ReadonlySet<ServiceStation>, { minX, minY, maxX, maxY }: Bounds): ServiceStation[] {
  const near: ServiceStation[] = [];
  for (const station of stations) {
    const { x, y, planeRadius } = station;
    if (x + planeRadius < minX || x - planeRadius > maxX || y + planeRadius < minY || y - planeRadius > maxY) continue;
    near.push(station);
  }
  return near.sort((a, b) => a.x - b.x || a.y - b.y || a.planeRadius - b.planeRadius);
}

function boxesOf(stations: readonly ServiceStation[]): Float64Array {
  const boxes = new Float64Array(4 * stations.length);
  stations.forEach(({ x, y, planeRadius }, at) => {
    boxes.set([x - planeRadius, y - planeRadius, x + planeRadius, y + planeRadius], 4 * at);
  });
  return boxes;
}

/** Discs of stations in their order; of several at one place with one radius one. */
function discsOf(numbers: readonly number[], stations: readonly ServiceStation[]): Float64Array {
  const discs = new Float64Array(3 * numbers.length);
  let count = 0;
  let last: ServiceStation | null = null;
  for (const number of numbers) {
    const station = stations[number];
    if (station === undefined || station.planeRadius === 0) continue;
    if (last?.x === station.x && last.y === station.y && last.planeRadius === station.planeRadius) continue;
    discs[count] = station.x;
    discs[count + 1] = station.y;
    discs[count + 2] = station.planeRadius * DRAWN_RADIUS;
    count += 3;
    last = station;
  }
  return discs.subarray(0, count);
}
