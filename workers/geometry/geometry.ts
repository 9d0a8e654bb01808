import { type AreaMask, createAreaMask } from '../../src/geo/area-mask.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { shapeAt, type ShapeTable, tableOfShapes } from '../../src/geo/shape-table.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import { FaultList } from '../../src/land/quality/fault-list.ts';
import { inspectQuality } from '../../src/land/quality/inspect-quality.ts';
import { RingScreen } from '../../src/land/quality/ring-screen.ts';
import type { GeometryApi, MaskedAreas, UnitedShapes } from './api.ts';

/** Starts bulk geometry work; runs wherever it is called, in a worker or not. */
export function createGeometry(): GeometryApi {
  let loading: Promise<Topology> | null = null;
  let mask: AreaMask | null = null;

  return {
    async unite(shapes) {
      loading ??= loadTopology();
      return uniteShapes(shapes, await loading);
    },
    async holdMask(shape, extent) {
      loading ??= loadTopology();
      mask?.release();
      mask = createAreaMask(shape, extent, await loading);
    },
    async maskAreas(shapes, areas) {
      if (mask === null || loading === null) throw new Error('no mask is held');
      return maskShapes(shapes, areas, mask, await loading);
    },
    async inspect(land, progress) {
      loading ??= loadTopology();
      const steps = inspectQuality(land, await loading);
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done === true) {
          const { report, table } = step.value;
          return { report, table: table === land ? null : table };
        }
        progress.postMessage([step.value.done, step.value.total]);
      }
    },
  };
}

function uniteShapes(shapes: ShapeTable, topology: Topology): UnitedShapes {
  const repaired: number[] = [];
  const valid = Array.from(shapes.shapeEnds, (_, index) => {
    const { shape, note } = topology.repair(shapeAt(shapes, index));
    if (note !== null) repaired.push(index);
    return shape;
  });
  return { result: topology.union(valid), repaired: Uint32Array.from(repaired) };
}

function maskShapes(shapes: ShapeTable, areas: Float64Array, mask: AreaMask, topology: Topology): MaskedAreas {
  const whole = areas.slice();
  const inside = new Float64Array(areas.length);
  const outside = new Float64Array(areas.length);
  const failed: number[] = [];
  const repaired: number[] = [];
  const screen = new RingScreen(shapes, new FaultList());
  for (let index = 0; index < areas.length; index += 1) {
    let table = shapes;
    let row = index;
    if (screen.mayBeInvalid(index)) {
      const { shape, note } = topology.repair(shapeAt(shapes, index));
      if (note !== null) {
        table = tableOfShapes([shape]);
        row = 0;
        whole[index] = shapeArea(shape);
        repaired.push(index);
      }
    }
    const area = whole[index] ?? 0;
    const within = mask.insideArea(table, row, area);
    const without = mask.outsideArea(table, row, area);
    if (within.ok && without.ok) {
      inside[index] = within.area;
      outside[index] = without.area;
    } else {
      failed.push(index);
    }
  }
  return { whole, inside, outside, failed: Uint32Array.from(failed), repaired: Uint32Array.from(repaired) };
}
