import type { Pointer } from './geos-binding.ts';
import type { GeosSession } from './geos-session.ts';
import { startOf } from './shape-table.ts';

/**
 * Builds a collection of lines, and of points for those that have one vertex or one place only. The caller destroys it.
 *
 * @param coordinates x, y pairs, finite
 * @param ends for each line the index of the vertex after its last one
 */
export function writeLines(session: GeosSession, coordinates: Float64Array, ends: Uint32Array): Pointer {
  return session.gather(ends.length, (line) =>
    writeLine(session, coordinates.subarray(2 * startOf(ends, line), 2 * (ends[line] ?? 0))),
  );
}

function writeLine(session: GeosSession, vertices: Float64Array): Pointer {
  const { geos, context } = session;
  if (!vertices.every((value) => Number.isFinite(value))) throw new Error('GEOS: a coordinate is not finite');
  const isPoint = vertices.every((value, at) => value === vertices[at % 2]);
  const count = isPoint ? 1 : vertices.length / 2;
  const pointer = session.scratch(16 * count);
  geos.Module.HEAPF64.set(vertices.subarray(0, 2 * count), pointer / 8);
  const sequence = geos.GEOSCoordSeq_copyFromBuffer_r(context, pointer, count, 0, 0);
  if (sequence === 0) throw new Error(`GEOS: ${session.takeMessage()}`);
  const line = isPoint
    ? geos.GEOSGeom_createPoint_r(context, sequence)
    : geos.GEOSGeom_createLineString_r(context, sequence);
  if (line === 0) throw new Error(`GEOS: ${session.takeMessage()}`);
  return line;
}
