import { buildBoxIndex } from '../../geo/box-index.ts';
import { shapeBounds } from '../../geo/shape-bounds.ts';
import { startOf } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import { isInsideShape } from './inside-shape.ts';
import type { LandCoverage } from './land-coverage.ts';
import type { MetricPlane } from './metric-plane.ts';
import type { OpenDemand } from './next-sites.ts';
import type { ServiceStation } from './service-station.ts';
import { unlessCut } from './unless-cut.ts';

/** Places that stand for land in the search for sites: this far apart in large parcels, m; a quarter of the usual radius. */
const SPACING_M = 250;
/** Share of a parcel that is rounding. */
const ROUNDING = 1e-9;

/** Places that stand for the parcels of built-up land, in the metric plane. */
export interface LandSamples {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** For each parcel of the list the index after its last place; one whose outline cannot be had has none. */
  readonly ends: Uint32Array;
}

/** Spreads places over the parcels of built-up land; once for a base. */
export function sampleLand({ ground, parcels }: LandCoverage, plane: MetricPlane): LandSamples {
  const places: number[] = [];
  const ends = new Uint32Array(parcels.length);
  parcels.forEach((parcel, at) => {
    const shape = unlessCut(() => ground.shapeOf(parcel), null);
    if (shape !== null) spread(plane.enter(shape), places);
    ends[at] = places.length / 2;
  });
  return {
    xs: Float64Array.from({ length: places.length / 2 }, (_, at) => places[2 * at] ?? 0),
    ys: Float64Array.from({ length: places.length / 2 }, (_, at) => places[2 * at + 1] ?? 0),
    ends,
  };
}

/**
 * Built-up land out of reach of charging as weighted places (未覆盖建成用地), m² each. What of a parcel is out of reach is shared by those
 * of its places that no station reaches, or by all where every one is reached.
 */
export function openLand(
  { charging }: { readonly charging: ReadonlySet<ServiceStation> },
  land: LandCoverage,
  { xs, ys, ends }: LandSamples,
): OpenDemand {
  const stations = [...charging];
  const boxes = new Float64Array(4 * stations.length);
  stations.forEach(({ x, y, planeRadius }, at) => {
    boxes.set([x - planeRadius, y - planeRadius, x + planeRadius, y + planeRadius], 4 * at);
  });
  const index = buildBoxIndex(boxes);
  const isReached = (x: number, y: number): boolean =>
    index.search(x, y, x, y).some((at) => {
      const station = stations[at];
      return station !== undefined && Math.hypot(station.x - x, station.y - y) <= station.planeRadius;
    });
  const found: number[] = [];
  land.parcels.forEach((parcel, place) => {
    const wholeM2 = land.ground.m2Of(parcel);
    const openM2 = wholeM2 - unlessCut(() => land.coveredParcelM2('charging', place), wholeM2);
    if (openM2 <= ROUNDING * wholeM2) return;
    const samples = Array.from(
      { length: (ends[place] ?? 0) - startOf(ends, place) },
      (_, at) => startOf(ends, place) + at,
    );
    const bare = openM2 === wholeM2 ? samples : samples.filter((at) => !isReached(xs[at] ?? 0, ys[at] ?? 0));
    const sharing = bare.length === 0 ? samples : bare;
    for (const at of sharing) found.push(xs[at] ?? 0, ys[at] ?? 0, openM2 / sharing.length);
  });
  const column = (offset: number): Float64Array =>
    Float64Array.from({ length: found.length / 3 }, (_, at) => found[3 * at + offset] ?? 0);
  return { xs: column(0), ys: column(1), weights: column(2) };
}

/** The middle of a small parcel; of a large one the places of a grid that lie in it. */
function spread(shape: Shape, places: number[]): void {
  const box = shapeBounds(shape);
  if (box === null) return;
  const before = places.length;
  const [columns, rows] = [
    Math.max(1, Math.round((box.maxX - box.minX) / SPACING_M)),
    Math.max(1, Math.round((box.maxY - box.minY) / SPACING_M)),
  ];
  if (columns * rows > 1) {
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const x = box.minX + ((column + 0.5) / columns) * (box.maxX - box.minX);
        const y = box.minY + ((row + 0.5) / rows) * (box.maxY - box.minY);
        if (isInsideShape(shape, x, y)) places.push(x, y);
      }
    }
  }
  if (places.length === before) places.push((box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2);
}
