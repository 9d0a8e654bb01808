import initialiseGeos from 'geos-wasm';
import { describe, expect, it } from 'vitest';
import type { GeosBinding, Pointer } from '../../../src/geo/geos-binding.ts';
import { shapeArea } from '../../../src/geo/shape-area.ts';
import type { Shape } from '../../../src/geo/shape.ts';
import { tableOfShapes } from '../../../src/geo/shape-table.ts';
import { loadTopology } from '../../../src/geo/topology.ts';
import { TopologyOutOfMemory } from '../../../src/geo/topology-out-of-memory.ts';

/** A gear of many teeth: cutting two of them needs megabytes. */
function gear(teeth: number, east: number): Shape {
  const points = 2 * teeth;
  const ring = Array.from({ length: points + 1 }, (_, index) => {
    const angle = (2 * Math.PI * (index % points)) / points;
    const radius = index % 2 === 0 ? 1000 : 900;
    return [east + radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  return {
    coordinates: Float64Array.from(ring.flat()),
    ringEnds: Uint32Array.of(ring.length),
    partEnds: Uint32Array.of(1),
  };
}

/** The module that the topologies of this file share, as everybody in one thread does. */
async function module(): Promise<GeosBinding> {
  return (await initialiseGeos()) as unknown as GeosBinding;
}

/** Takes all memory that the module may ever have, down to the last kilobyte. */
function takeAllMemory({ Module }: GeosBinding): Pointer[] {
  const taken: Pointer[] = [];
  for (let size = 2 ** 28; size >= 2 ** 10; size /= 2) {
    for (let block = Module._malloc(size); block !== 0; block = Module._malloc(size)) taken.push(block);
  }
  return taken;
}

describe('a topology without memory', () => {
  it('says so with one error, stays unusable, and leaves room for a fresh one', async () => {
    const geos = await module();
    const topology = await loadTopology();
    const prepared = topology.prepare(gear(100, 0));
    const taken = takeAllMemory(geos);
    const [a, b] = [gear(2_000, 0), gear(2_000, 5)];
    expect(() => topology.intersection(a, b)).toThrow(TopologyOutOfMemory);
    expect(topology.usable).toBe(false);
    for (const block of taken) geos.Module._free(block);

    // There would be memory again, but an answer after a lost one could be a wrong one.
    expect(() => topology.area(gear(10, 0))).toThrow(
      expect.objectContaining({ code: 'topology-out-of-memory' }) as Error,
    );
    prepared.release();
    topology.dispose();

    const fresh = await loadTopology();
    expect(fresh.usable).toBe(true);
    const common = fresh.intersection(a, b);
    expect(common.ok && shapeArea(common.shape)).toBeGreaterThan(2.5e6);
    fresh.dispose();
  });

  it('notices when GEOS itself runs out in the middle of an overlay', async () => {
    const geos = await module();
    const topology = await loadTopology();
    const prepared = topology.prepare(gear(2_000, 0));
    const field = tableOfShapes([gear(4, 900)]);
    expect(prepared.intersection(field, 0).ok).toBe(true);
    const room = geos.Module._malloc(2 ** 14);
    const taken = takeAllMemory(geos);
    // Room for the field, and none for the overlay.
    geos.Module._free(room);
    expect(() => prepared.intersection(field, 0)).toThrow('bad_alloc');
    for (const block of taken) geos.Module._free(block);
    expect(topology.usable).toBe(false);
    prepared.release();
    topology.dispose();
  });

  it('is lost for good after a trap: only another thread has a sound module', async () => {
    const geos = await module();
    const topology = await loadTopology();
    const sound = { ...geos };
    Object.assign(geos, {
      GEOSIntersection_r: () => {
        throw new WebAssembly.RuntimeError('memory access out of bounds');
      },
    });
    expect(() => topology.intersection(gear(10, 0), gear(10, 5))).toThrow('memory access out of bounds');
    Object.assign(geos, { GEOSIntersection_r: sound.GEOSIntersection_r.bind(sound) });
    expect(topology.usable).toBe(false);
    expect(() => topology.union([gear(10, 0)])).toThrow(TopologyOutOfMemory);
    topology.dispose();
    await expect(loadTopology()).rejects.toThrow(TopologyOutOfMemory);
  });
});
