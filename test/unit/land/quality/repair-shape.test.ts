import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shapeArea } from '../../../../src/geo/shape-area.ts';
import { TopologyOutOfMemory } from '../../../../src/geo/topology-out-of-memory.ts';
import { loadTopology, type Topology } from '../../../../src/geo/topology.ts';
import { repairShape } from '../../../../src/land/quality/repair-shape.ts';
import { forwarding } from '../../../support/forwarding-topology.ts';
import { inspectAll } from '../../../support/inspect-all.ts';
import { boxRing, planeShape, planeTable } from '../../../support/plane-table.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const BOW_TIE = [0, 0, 100, 100, 100, 0, 0, 100];

/** A topology that fails to repair invalid shapes with more than so many vertices. */
function failingAbove(vertices: number, error: Error): Topology {
  return {
    ...forwarding(topology),
    repair: (shape) => {
      if (shape.coordinates.length / 2 > vertices && !topology.validity(shape).valid) throw error;
      return topology.repair(shape);
    },
  };
}

describe('repair of a shape', () => {
  it('keeps the land of rings over whose folds GEOS loses it', () => {
    const ring = [2, 1, 3, 0, 2, 1, 0, 0, 0, 4, 3, 0];
    expect(shapeArea(topology.repair(planeShape([ring])).shape)).toBe(0);
    for (const shape of [planeShape([ring]), planeShape([ring, [0, 0, 0, 0, 0, 0]])]) {
      const repaired = repairShape(shape, topology);
      expect(repaired === null ? null : shapeArea(repaired)).toBeCloseTo(4.5, 9);
    }
  });

  it('goes loop by loop when GEOS cannot do the whole', () => {
    const eight = [0, 0, 50, 50, 100, 0, 100, 100, 50, 50, 0, 100];
    const failing = failingAbove(5, new Error('GEOS: TopologyException'));
    const repaired = repairShape(planeShape([eight]), failing);
    expect(repaired === null ? null : shapeArea(repaired)).toBeCloseTo(5000, 6);
  });

  it('says of a parcel that GEOS cannot repair that it stays as it is', () => {
    const table = planeTable([planeShape([BOW_TIE]), planeShape([boxRing(200, 0, 100)])]);
    const { faults, table: effective } = inspectAll(table, failingAbove(0, new Error('GEOS: TopologyException')));
    expect(faults).toMatchObject([{ kind: 'self-crossing', outcome: 'failed', parcel: 0, areaAfterM2: null }]);
    expect(effective).toBe(table);
  });

  it('lets running out of memory through', () => {
    const table = planeTable([planeShape([BOW_TIE])]);
    const memory = new TopologyOutOfMemory('out of memory');
    expect(() => inspectAll(table, failingAbove(0, memory))).toThrow(memory);
  });
});
