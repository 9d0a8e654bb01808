import { sumOf } from '../../src/geo/compensated-sum.ts';
import { loadTopology } from '../../src/geo/topology.ts';
import type { BaseSource, EngineNote } from './contract/base-source.ts';
import type { EnginePorts } from './engine-ports.ts';
import { inspectParcels } from './parcel-inspection.ts';
import { preparedFile, type PreparedParcels } from './prepared-cache.ts';
import { readParcels } from './read-parcels.ts';

/** A prepared base and what was found on the way, or why there is none. */
export type BasePreparation =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer>; readonly parcels: PreparedParcels }
  | { readonly ok: false; readonly note: EngineNote };

/** Reads and inspects parcels and writes them as one prepared file (预处理底图). */
export async function prepareBase(source: BaseSource, ports: EnginePorts): Promise<BasePreparation> {
  const { parcels: read, notes } = await readParcels(source, null, ports);
  if (read === null) return { ok: false, note: notes[0] ?? { code: 'base-missing', details: { name: source.name } } };
  const { land, inspected } = read;
  const areaBeforeM2 = inspected?.areaBeforeM2 ?? sumOf(land.areasM2);
  const found =
    inspected === null
      ? await inspectParcels(land, await loadTopology(), ports, () => null)
      : { report: inspected.report, land };
  const parcels: PreparedParcels = { land: found.land, report: found.report, areaBeforeM2, notes };
  return { ok: true, bytes: await preparedFile(source.dataset, parcels), parcels };
}
