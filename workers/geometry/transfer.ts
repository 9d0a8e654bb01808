import { type Remote, transfer } from 'comlink';
import type { GeometryApi } from './api.ts';

/** The same work with results moved, not copied, to the other thread. */
export function movingResults(geometry: GeometryApi): GeometryApi {
  return {
    unite: (shapes) => geometry.unite(shapes),
    holdMask: (mask, extent) => geometry.holdMask(mask, extent),
    async maskAreas(shapes, areas) {
      const found = await geometry.maskAreas(shapes, areas);
      return transfer(found, buffersOf(found));
    },
    async inspect(land, progress) {
      const found = await geometry.inspect(land, progress);
      const table = found.table === null ? [] : [...buffersOf(found.table), found.table.index];
      return transfer(found, [...buffersOf(found.report), ...buffersOf(found.report.faults), ...table]);
    },
  };
}

/** The far end of a connection, with ports moved there: a port cannot be copied. */
export function movingPorts(remote: Remote<GeometryApi>): GeometryApi {
  return {
    unite: (shapes) => remote.unite(shapes),
    holdMask: (mask, extent) => remote.holdMask(mask, extent),
    maskAreas: (shapes, areas) => remote.maskAreas(shapes, areas),
    inspect: (land, progress) => remote.inspect(land, transfer(progress, [progress])),
  };
}

/** Buffers of the typed arrays that are members of an object. */
function buffersOf(value: object): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const member of Object.values(value)) {
    if (ArrayBuffer.isView(member) && member.buffer instanceof ArrayBuffer) buffers.add(member.buffer);
  }
  return [...buffers];
}
