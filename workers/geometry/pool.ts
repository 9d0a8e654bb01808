import type { Bounds } from '../../src/geo/bounds.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { shapeCount, type ShapeTable, sliceShapes } from '../../src/geo/shape-table.ts';
import type { GeometryApi, MaskedAreas, UnitedShapes } from './api.ts';
import { createGeometry } from './geometry.ts';

/** A geometry worker and how to end it. */
export interface GeometryHost {
  readonly api: GeometryApi;
  /** Rejects when the worker ends by itself: calls that wait would wait for ever. */
  readonly failed: Promise<never>;
  dispose(): void;
}

/** Bulk geometry on several cores (线程池); with no host the work is done where it is asked for. */
export interface GeometryPool {
  readonly size: number;
  /** See {@link GeometryApi.unite}; with workers the caller is free meanwhile. */
  unite(shapes: ShapeTable): Promise<UnitedShapes>;
  /** See {@link GeometryApi.maskAreas}; the order of the shapes is kept. */
  maskAreas(shapes: ShapeTable, areas: Float64Array, mask: Shape, extent: Bounds): Promise<MaskedAreas>;
  dispose(): void;
}

/** Shares per worker: parcels at the mask's border take longer, and they lie together. */
const SHARES_PER_WORKER = 4;

/** A pool of these workers. */
export function createGeometryPool(hosts: readonly GeometryHost[]): GeometryPool {
  return {
    size: hosts.length,
    unite(shapes) {
      const [host] = hosts;
      return host === undefined ? createGeometry().unite(shapes) : Promise.race([host.api.unite(shapes), host.failed]);
    },
    async maskAreas(shapes, areas, mask, extent) {
      const workers = hosts.length === 0 ? [createGeometry()] : hosts.map(({ api }) => api);
      const shares = sharesOf(shapeCount(shapes), hosts.length);
      const whole = new Float64Array(areas.length);
      const inside = new Float64Array(areas.length);
      const outside = new Float64Array(areas.length);
      const failedShapes: number[] = [];
      const repaired: number[] = [];
      let next = 0;
      const work = Promise.all(
        workers.map(async (worker) => {
          await worker.holdMask(mask, extent);
          for (let share = shares[next++]; share !== undefined; share = shares[next++]) {
            const { from, to } = share;
            const found = await worker.maskAreas(sliceShapes(shapes, from, to), areas.slice(from, to));
            whole.set(found.whole, from);
            inside.set(found.inside, from);
            outside.set(found.outside, from);
            for (const index of found.failed) failedShapes.push(from + index);
            for (const index of found.repaired) repaired.push(from + index);
          }
        }),
      );
      await Promise.race([work, ...hosts.map(({ failed }) => failed)]);
      return { whole, inside, outside, failed: sorted(failedShapes), repaired: sorted(repaired) };
    },
    dispose() {
      for (const host of hosts) host.dispose();
    },
  };
}

function sorted(indices: readonly number[]): Uint32Array {
  return Uint32Array.from(indices).sort();
}

function sharesOf(count: number, workers: number): { readonly from: number; readonly to: number }[] {
  const shares = Math.max(1, workers * SHARES_PER_WORKER);
  return Array.from({ length: shares }, (_, share) => ({
    from: Math.floor((count * share) / shares),
    to: Math.floor((count * (share + 1)) / shares),
  }));
}
