import type { Topology } from '../../src/geo/topology.ts';

/** The same topology with methods that can be replaced one by one. */
export function forwarding(real: Topology): Topology {
  return {
    intersection: (a, b) => real.intersection(a, b),
    difference: (a, b) => real.difference(a, b),
    union: (shapes) => real.union(shapes),
    validity: (shape) => real.validity(shape),
    repair: (shape) => real.repair(shape),
    area: (shape) => real.area(shape),
    prepare: (shape) => real.prepare(shape),
    buffer: (shape, distanceM, options) => real.buffer(shape, distanceM, options),
    bufferLines: (lines, distanceM, options) => real.bufferLines(lines, distanceM, options),
    split: (shape, lines) => real.split(shape, lines),
    simplify: (shape, tolerance) => real.simplify(shape, tolerance),
    uniteCoverage: (table) => real.uniteCoverage(table),
    simplifyCoverage: (table, toleranceM) => real.simplifyCoverage(table, toleranceM),
    coverageFaults: (table, gapWidthM) => real.coverageFaults(table, gapWidthM),
    get usable() {
      return real.usable;
    },
    memoryBytes: () => real.memoryBytes(),
    dispose: () => real.dispose(),
  };
}
