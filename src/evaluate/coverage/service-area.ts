import { tableShapeBounds } from '../../geo/shape-bounds.ts';
import { joinShapes } from '../../geo/shape-table.ts';
import { ShapeWindow } from '../../geo/shape-window.ts';
import type { Shape } from '../../geo/shape.ts';
import type { OverlayResult } from '../../geo/overlay-result.ts';
import type { Topology } from '../../geo/topology.ts';
import { planeX, planeY } from '../../geo/working-plane.ts';
import type { LandCoverage } from './land-coverage.ts';
import type { Service, ServiceStation } from './service-station.ts';
import { unlessCut } from './unless-cut.ts';

/** Chords of a quarter circle: methods ask for at least 32. */
const SEGMENTS_PER_QUARTER = 64;
/** The same for drawing: a chord of a circle of 1 km is 2 m off its arc at most, and uniting takes a quarter of the time. */
export const DRAWN_SEGMENTS = 16;
/** Share of a parcel that is rounding. */
const ROUNDING = 1e-9;

/** Everything within reach of stations as a shape (服务范围), in the working plane: buffers by GEOS, united. */
export function serviceArea(
  stations: Iterable<ServiceStation>,
  topology: Topology,
  segmentsPerQuarter = SEGMENTS_PER_QUARTER,
): OverlayResult {
  const byRadius = new Map<number, number[]>();
  for (const { radiusM, longitude, latitude } of stations) {
    const places = byRadius.get(radiusM);
    if (places === undefined) byRadius.set(radiusM, [planeX(longitude), planeY(latitude)]);
    else places.push(planeX(longitude), planeY(latitude));
  }
  const buffers: Shape[] = [];
  for (const [radiusM, places] of byRadius) {
    const coordinates = Float64Array.from(places);
    const lineEnds = Uint32Array.from({ length: coordinates.length / 2 }, (_, at) => at + 1);
    const buffer = topology.bufferLines({ coordinates, lineEnds }, radiusM, {
      segmentsPerQuarter,
    });
    if (!buffer.ok) return buffer;
    buffers.push(buffer.shape);
  }
  return topology.union(buffers);
}

/**
 * Built-up land out of reach as a shape (未覆盖的建成用地), in the working plane, parcel by parcel. Whole parcels are taken as they
 * are; only those that the border of the service area cuts are cut.
 *
 * @param area what the stations of the service reach, see {@link serviceArea}
 */
export function uncoveredLand(
  service: Service,
  area: OverlayResult,
  land: LandCoverage,
  topology: Topology,
): OverlayResult {
  const { ground } = land;
  if (!area.ok) return area;
  const served = new ShapeWindow(area.shape);
  const left: Shape[] = [];
  let repaired = area.repaired;
  for (const [place, parcel] of land.parcels.entries()) {
    const wholeM2 = ground.m2Of(parcel);
    // A parcel that could not be measured is left out here; the row of the indicator says why.
    const coveredM2 = unlessCut(() => land.coveredParcelM2(service, place), wholeM2);
    if (coveredM2 >= (1 - ROUNDING) * wholeM2) continue;
    const shape = ground.shapeOf(parcel);
    const box = tableShapeBounds(ground.base.land, parcel);
    if (coveredM2 === 0 || box === null) {
      left.push(shape);
      continue;
    }
    const rest = topology.difference(shape, served.around(box).shape);
    if (!rest.ok) return rest;
    repaired ||= rest.repaired;
    left.push(rest.shape);
  }
  return { ok: true, shape: joinShapes(left), repaired };
}
