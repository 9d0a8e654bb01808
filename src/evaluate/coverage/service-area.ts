import { tableShapeBounds } from '../../geo/shape-bounds.ts';
import { joinShapes } from '../../geo/shape-table.ts';
import { ShapeWindow } from '../../geo/shape-window.ts';
import type { Shape } from '../../geo/shape.ts';
import type { OverlayResult } from '../../geo/overlay-result.ts';
import type { Topology } from '../../geo/topology.ts';
import { planeX, planeY } from '../../geo/working-plane.ts';
import { allAtOnce } from '../all-at-once.ts';
import type { LandCoverage } from './land-coverage.ts';
import type { Service, ServiceStation } from './service-station.ts';
import { unlessCut } from './unless-cut.ts';

/** Chords of a quarter circle: methods ask for at least 32. */
const SEGMENTS_PER_QUARTER = 64;
/** The same for drawing: a chord of a circle of 1 km is 2 m off its arc at most, and uniting takes a quarter of the time. */
export const DRAWN_SEGMENTS = 16;
/** Stations that are buffered between two looks at the clock. */
const STATIONS_PER_STEP = 16;
/** Height of a row of stations in radii. */
const ROW_RADII = 6;
/** Share of a parcel that is rounding. */
const ROUNDING = 1e-9;

/** Everything within reach of stations as a shape (服务范围), in the working plane: buffers by GEOS, united. */
export function serviceArea(
  stations: Iterable<ServiceStation>,
  topology: Topology,
  segmentsPerQuarter = SEGMENTS_PER_QUARTER,
): OverlayResult {
  return allAtOnce(serviceAreaInSteps([...stations], topology, segmentsPerQuarter));
}

/** The same; yields between neighbourhoods, and between neighbours that are united. */
export function* serviceAreaInSteps(
  stations: readonly ServiceStation[],
  topology: Topology,
  segmentsPerQuarter: number,
): Generator<void, OverlayResult, void> {
  let areas: Shape[] = [];
  for (const { radiusM, places } of neighbourhoods(stations)) {
    const coordinates = Float64Array.from(places);
    const lineEnds = Uint32Array.from({ length: coordinates.length / 2 }, (_, at) => at + 1);
    const buffer = topology.bufferLines({ coordinates, lineEnds }, radiusM, { segmentsPerQuarter });
    if (!buffer.ok) return buffer;
    areas.push(buffer.shape);
    yield;
  }
  while (areas.length > 2) {
    const united: Shape[] = [];
    for (let at = 0; at < areas.length; at += 2) {
      const pair = topology.union(areas.slice(at, at + 2));
      if (!pair.ok) return pair;
      united.push(pair.shape);
      yield;
    }
    areas = united;
  }
  return topology.union(areas);
}

/** Stations of one distance that lie near each other, row by row: so what is united later stays small for long. */
function neighbourhoods(
  stations: readonly ServiceStation[],
): readonly { readonly radiusM: number; readonly places: readonly number[] }[] {
  const placed = stations
    .map(({ radiusM, longitude, latitude }) => ({ radiusM, x: planeX(longitude), y: planeY(latitude) }))
    .map((one) => ({ ...one, row: Math.floor(one.y / (ROW_RADII * one.radiusM)) }))
    .sort((a, b) => a.radiusM - b.radiusM || a.row - b.row || a.x - b.x);
  const groups: { radiusM: number; places: number[] }[] = [];
  for (const { radiusM, x, y } of placed) {
    const last = groups.at(-1);
    if (last?.radiusM === radiusM && last.places.length < 2 * STATIONS_PER_STEP) last.places.push(x, y);
    else groups.push({ radiusM, places: [x, y] });
  }
  return groups;
}

/**
 * Built-up land out of reach as a shape (未覆盖的建成用地), in the working plane, parcel by parcel. Whole parcels are taken as they
 * are; only those that the border of the service area cuts are cut.
 *
 * Yields between parcels that are cut. What is covered is taken as it is when this is called, whatever is asked of the land meanwhile.
 *
 * @returns takes what the stations of the service reach, see {@link serviceArea}
 */
export function uncoveredLandInSteps(
  service: Service,
  land: LandCoverage,
  topology: Topology,
): (area: OverlayResult) => Generator<void, OverlayResult, void> {
  const { ground } = land;
  // A parcel that could not be measured is left out here; the row of the indicator says why.
  const coveredM2 = Float64Array.from(land.parcels, (parcel, place) =>
    unlessCut(() => land.coveredParcelM2(service, place), ground.m2Of(parcel)),
  );
  return function* (area) {
    if (!area.ok) return area;
    const served = new ShapeWindow(area.shape);
    const left: Shape[] = [];
    let repaired = area.repaired;
    for (const [place, parcel] of land.parcels.entries()) {
      const parcelM2 = coveredM2[place] ?? 0;
      if (parcelM2 >= (1 - ROUNDING) * ground.m2Of(parcel)) continue;
      const shape = ground.shapeOf(parcel);
      const box = tableShapeBounds(ground.base.land, parcel);
      if (parcelM2 === 0 || box === null) {
        left.push(shape);
        continue;
      }
      const rest = topology.difference(shape, served.around(box).shape);
      if (!rest.ok) return rest;
      repaired ||= rest.repaired;
      left.push(rest.shape);
      yield;
    }
    return { ok: true, shape: joinShapes(left), repaired };
  };
}
