import type { GeosSession } from './geos-session.ts';
import type { Pointer } from './geos-binding.ts';
import type { OverlayFailure, OverlayResult } from './overlay-result.ts';
import { startOf, tableOfShapes, type ShapeTable } from './shape-table.ts';
import type { Shape } from './shape.ts';

/** A coverage after simplification: as many shapes as before, in the same order. */
export type CoverageResult = { readonly ok: true; readonly table: ShapeTable } | OverlayFailure;

/**
 * Where the shapes of a coverage do not fit together, as lines: edges of a shape that another one crosses, covers or
 * follows without sharing its vertices, or that face a gap.
 */
export interface CoverageFaults {
  /** Shapes with faulty edges, ascending. */
  readonly shapes: Uint32Array;
  /** For each of these the index of the line after its last one. */
  readonly shapeEnds: Uint32Array;
  /** For each line the index of the vertex after its last one. */
  readonly lineEnds: Uint32Array;
  /** x, y pairs. */
  readonly coordinates: Float64Array;
}

/**
 * Simplifies a coverage (拓扑简化) after M. Visvalingam and J. Whyatt 1993 as GEOS does it: borders that two shapes share
 * vertex by vertex stay shared, corners where three meet stay where they are. Triangles smaller than the square of the
 * tolerance go, by their true area when the table is in the working plane. Where shapes do not fit together
 * ({@link coverageFaults}) each side is simplified by itself.
 *
 * @param toleranceM metres
 */
export function simplifyCoverage(session: GeosSession, table: ShapeTable, toleranceM: number): CoverageResult {
  const { geos, context } = session;
  return holdingTable(session, table, (collection) => {
    const simplified = geos.GEOSCoverageSimplifyVW_r(context, collection, toleranceM, 0);
    if (simplified === 0) {
      return { ok: false, code: 'overlay-failed', details: { operation: 'simplify', message: session.takeMessage() } };
    }
    try {
      const shapes: Shape[] = [];
      for (let index = 0; index < table.shapeEnds.length; index += 1) {
        shapes.push(session.read(geos.GEOSGetGeometryN_r(context, simplified, index)));
      }
      return { ok: true, table: tableOfShapes(shapes) };
    } finally {
      session.destroy(simplified);
    }
  });
}

/**
 * The union of a coverage: borders that two shapes share vertex by vertex go, all other edges stay as they are. It is as fast
 * as reading them, and wrong, not refused, where shapes do not fit together: hold the areas against each other.
 */
export function uniteCoverage(session: GeosSession, table: ShapeTable): OverlayResult {
  const { geos, context } = session;
  return holdingTable(session, table, (collection) => {
    const united = geos.GEOSCoverageUnion_r(context, collection);
    if (united === 0) {
      return { ok: false, code: 'overlay-failed', details: { operation: 'union', message: session.takeMessage() } };
    }
    try {
      return { ok: true, shape: session.read(united), repaired: false };
    } finally {
      session.destroy(united);
    }
  });
}

/**
 * Finds where shapes that should share their borders do not.
 *
 * @param gapWidthM gaps narrower than this count as faults, 0: gaps are no faults
 */
export function coverageFaults(session: GeosSession, table: ShapeTable, gapWidthM: number): CoverageFaults {
  const { geos, context } = session;
  return holdingTable(session, table, (collection) => {
    const output = session.scratch(4);
    geos.Module.HEAPU32[output / 4] = 0;
    const answer = geos.GEOSCoverageIsValid_r(context, collection, gapWidthM, output);
    const lines = geos.Module.HEAPU32[output / 4] ?? 0;
    if (answer !== 0 && answer !== 1) throw new Error(`GEOS: ${session.takeMessage()}`);
    try {
      return readFaults(session, lines, table.shapeEnds.length);
    } finally {
      session.destroy(lines);
    }
  });
}

function readFaults(session: GeosSession, lines: Pointer, count: number): CoverageFaults {
  const { geos, context } = session;
  const shapes: number[] = [];
  const shapeEnds: number[] = [];
  const found: Float64Array[] = [];
  for (let index = 0; index < count; index += 1) {
    const edges = geos.GEOSGetGeometryN_r(context, lines, index);
    if (geos.GEOSisEmpty_r(context, edges) === 1) continue;
    const parts = geos.GEOSGetNumGeometries_r(context, edges);
    for (let part = 0; part < parts; part += 1) {
      found.push(session.readVertices(geos.GEOSGetGeometryN_r(context, edges, part)));
    }
    shapes.push(index);
    shapeEnds.push(found.length);
  }
  const lineEnds = new Uint32Array(found.length);
  const coordinates = new Float64Array(found.reduce((sum, line) => sum + line.length, 0));
  found.forEach((line, index) => {
    const start = startOf(lineEnds, index);
    coordinates.set(line, 2 * start);
    lineEnds[index] = start + line.length / 2;
  });
  return { shapes: Uint32Array.from(shapes), shapeEnds: Uint32Array.from(shapeEnds), lineEnds, coordinates };
}

function holdingTable<T>(session: GeosSession, table: ShapeTable, use: (collection: Pointer) => T): T {
  const collection = session.gather(table.shapeEnds.length, (index) =>
    session.write(table, startOf(table.shapeEnds, index), table.shapeEnds[index] ?? 0),
  );
  try {
    return use(collection);
  } finally {
    session.destroy(collection);
  }
}
