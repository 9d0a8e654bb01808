import type { Bounds } from '../../geo/bounds.ts';
import { boundsMeet } from '../../geo/shape-bounds.ts';
import { shapeArea } from '../../geo/shape-area.ts';
import { tableOfShapes } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';
import { ShapeWindow } from '../../geo/shape-window.ts';
import type { Topology } from '../../geo/topology.ts';
import { planeX, planeY } from '../../geo/working-plane.ts';
import type { PlanFeature, Zone } from '../../plan/plan.ts';
import type { PlanShape } from '../plan-shape.ts';
import { CutFailure } from '../cut-failure.ts';
import type { ZoneWindows } from '../zone-windows.ts';
import type { CountedFeature } from './feature-indicator.ts';

/** Tells what of features lies in a district and its zones; what was told of a feature is kept while it is the same (要素计入). */
export interface FeatureCounter {
  /**
   * The features with a part in a zone (null: the district), in their order. Reading area and share of one that could not be
   * measured throws {@link CutFailure}.
   *
   * @throws {@link CutFailure} where the zone cannot be overlaid with the district
   */
  count(features: readonly PlanFeature[], zone: Zone | null): readonly CountedFeature[];
  /** Area that features cover together inside a zone, m²: what several cover counts once. */
  unionM2(counted: readonly CountedFeature[], zone: Zone | null): number;
  /** Area of a zone inside the district, or of the district, m²; null without a district. */
  areaM2(zone: Zone | null): number | null;
}

/** Part of a feature in a zone. */
type Part = Pick<CountedFeature, 'areaM2' | 'share'>;

interface KnownZone {
  /** Null where everything counts: a plan without a district. */
  readonly window: ShapeWindow | null;
  readonly parts: WeakMap<PlanFeature['geometry'], Part>;
  /** By the shape that lies farthest west: what the shapes of a cluster cover together. */
  readonly unions: WeakMap<Shape, { readonly shapes: readonly Shape[]; readonly areaM2: number }>;
}

/**
 * Starts a counter.
 *
 * @param region the district in the working plane; null when the plan has no boundary: then all features count
 * @param zoneWindow what of a zone lies in the district
 * @param shapeOf a drawn area in the working plane; null for lines and points
 */
export function createFeatureCounter(
  region: Shape | null,
  topology: Topology,
  zoneWindow: ZoneWindows,
  shapeOf: (geometry: PlanFeature['geometry']) => PlanShape | null,
): FeatureCounter {
  const district: KnownZone = {
    window: region === null ? null : new ShapeWindow(region),
    parts: new WeakMap(),
    unions: new WeakMap(),
  };
  const zones = new WeakMap<Zone['geometry'], KnownZone>();

  function known(zone: Zone | null): KnownZone {
    if (zone === null) return district;
    let found = zones.get(zone.geometry);
    if (found === undefined) {
      found = {
        window: zoneWindow(zone.geometry),
        parts: new WeakMap(),
        unions: new WeakMap(),
      };
      zones.set(zone.geometry, found);
    }
    return found;
  }

  function partOf(geometry: PlanFeature['geometry'], { window, parts }: KnownZone): Part {
    let part = parts.get(geometry);
    if (part === undefined) {
      part = measurePart(geometry, window);
      parts.set(geometry, part);
    }
    return part;
  }

  function measurePart(geometry: PlanFeature['geometry'], window: ShapeWindow | null): Part {
    const drawn = shapeOf(geometry);
    if (drawn === null) return { areaM2: 0, share: window === null || holdsPoint(window, geometry) ? 1 : 0 };
    const { areaM2 } = drawn;
    const box = drawn.window.bounds;
    if (box === null || areaM2 <= 0) return { areaM2: 0, share: 0 };
    const place = window === null ? 'inside' : window.relationTo(box);
    if (window === null || place === 'inside') return { areaM2, share: 1 };
    if (place === 'outside') return { areaM2: 0, share: 0 };
    const insideM2 = commonM2(window, drawn.window.shape, box);
    return { areaM2: insideM2, share: Math.min(1, insideM2 / areaM2) };
  }

  function commonM2(window: ShapeWindow, shape: Shape, box: Bounds): number {
    const common = topology.intersection(window.around(box).shape, shape);
    if (!common.ok) throw new CutFailure('overlay-failed', common.details.message);
    return shapeArea(common.shape);
  }

  function clusterM2(cluster: readonly Drawn[], { window, unions }: KnownZone): number {
    const [first] = cluster;
    if (first === undefined) return 0;
    if (cluster.length === 1) return first.counted.areaM2;
    const shapes = cluster.map(({ shape }) => shape);
    const known = unions.get(first.shape);
    if (known !== undefined && isSame(known.shapes, shapes)) return known.areaM2;
    const areaM2 = overlaps(shapes) ? unitedM2(cluster, window) : sumM2(cluster);
    unions.set(first.shape, { shapes, areaM2 });
    return areaM2;
  }

  /** Shapes that fit together side by side need no union; whether they do is told far sooner. */
  function overlaps(shapes: readonly Shape[]): boolean {
    return topology.coverageFaults(tableOfShapes(shapes)).shapes.length > 0;
  }

  function unitedM2(cluster: readonly Drawn[], window: ShapeWindow | null): number {
    const united = topology.union(cluster.map(({ shape }) => shape));
    if (!united.ok) throw new CutFailure('overlay-failed', united.details.message);
    const isWhole = window === null || cluster.every(({ counted }) => counted.share === 1);
    return isWhole ? shapeArea(united.shape) : commonM2(window, united.shape, boxAround(cluster));
  }

  return {
    count(features, zone) {
      const of = known(zone);
      return features.flatMap((feature): CountedFeature[] => {
        try {
          const part = partOf(feature.geometry, of);
          return part.share === 0 ? [] : [{ feature, ...part }];
        } catch (error) {
          if (!(error instanceof CutFailure)) throw error;
          return [unmeasured(feature, error)];
        }
      });
    },
    unionM2(counted, zone) {
      const of = known(zone);
      const drawn = counted.flatMap((one): Drawn[] => {
        const { shape, bounds } = shapeOf(one.feature.geometry)?.window ?? {};
        return shape === undefined || !bounds ? [] : [{ counted: one, shape, box: bounds }];
      });
      return clustersOf(drawn).reduce((total, cluster) => total + clusterM2(cluster, of), 0);
    },
    areaM2(zone) {
      const { window } = known(zone);
      return window === null ? null : shapeArea(window.shape);
    },
  };
}

/** A feature whose part could not be measured: only who needs its numbers fails (单个要素失败). */
function unmeasured(feature: PlanFeature, failure: CutFailure): CountedFeature {
  return {
    feature,
    get areaM2(): number {
      throw failure;
    },
    get share(): number {
      throw failure;
    },
  };
}

interface Drawn {
  readonly counted: CountedFeature;
  readonly shape: Shape;
  readonly box: Bounds;
}

function sumM2(cluster: readonly Drawn[]): number {
  return cluster.reduce((total, { counted }) => total + counted.areaM2, 0);
}

/** A point on the outline counts as inside. */
function holdsPoint(window: ShapeWindow, geometry: PlanFeature['geometry']): boolean {
  if (geometry.type !== 'Point') return true;
  const [longitude = Number.NaN, latitude = Number.NaN] = geometry.coordinates;
  const [x, y] = [planeX(longitude), planeY(latitude)];
  return window.relationTo({ minX: x, minY: y, maxX: x, maxY: y }) !== 'outside';
}

/** Groups of areas whose boxes meet, directly or through others: only within one can land be covered twice. */
function clustersOf(drawn: readonly Drawn[]): readonly (readonly Drawn[])[] {
  const byWest = [...drawn].sort((a, b) => a.box.minX - b.box.minX);
  const open: { box: Bounds; readonly members: Drawn[] }[] = [];
  const done: (readonly Drawn[])[] = [];
  for (const one of byWest) {
    let cluster: { box: Bounds; readonly members: Drawn[] } = { box: one.box, members: [one] };
    for (let at = open.length - 1; at >= 0; at -= 1) {
      const other = open[at];
      if (other === undefined) continue;
      if (other.box.maxX < one.box.minX) {
        done.push(other.members);
        open.splice(at, 1);
      } else if (boundsMeet(other.box, cluster.box)) {
        cluster = { box: joined(other.box, cluster.box), members: [...other.members, ...cluster.members] };
        open.splice(at, 1);
      }
    }
    open.push(cluster);
  }
  return [...done, ...open.map(({ members }) => members)];
}

function isSame(some: readonly Shape[], others: readonly Shape[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}

function boxAround(cluster: readonly Drawn[]): Bounds {
  return cluster.map(({ box }) => box).reduce(joined);
}

function joined(one: Bounds, other: Bounds): Bounds {
  return {
    minX: Math.min(one.minX, other.minX),
    minY: Math.min(one.minY, other.minY),
    maxX: Math.max(one.maxX, other.maxX),
    maxY: Math.max(one.maxY, other.maxY),
  };
}
