import type { OpenDistrict } from '../../workers/engine/contract/open-district.ts';
import { buildDistrict, type District } from '../../workers/engine/district.ts';
import { openSources, type OpenedSources } from '../../workers/engine/open-sources.ts';
import { inspectParcels } from '../../workers/engine/parcel-inspection.ts';
import { loadTopology } from '../geo/topology.ts';
import type { CommandPorts } from './command-ports.ts';
import { enginePortsOf } from './engine-ports.ts';

/** A district as commands work on it that need more of it than the engine tells. */
export interface OpenedDistrict {
  readonly district: District;
  readonly notes: OpenedSources['notes'];
}

/** Opens a district as the engine of the command line does: parcels are inspected, and repaired, before anything is counted. */
export async function openDistrict(
  asked: OpenDistrict,
  ports: Pick<CommandPorts, 'now' | 'fetchBytes'>,
): Promise<OpenedDistrict> {
  const enginePorts = enginePortsOf(ports);
  const topology = await loadTopology();
  const sources = await openSources(asked, enginePorts, topology);
  const { parcels } = sources;
  const isRaw = parcels !== null && parcels.inspected === null;
  const land = isRaw ? (await inspectParcels(parcels.land, topology, enginePorts, () => null)).land : parcels?.land;
  const inspected = parcels === null || land === undefined ? sources : { ...sources, parcels: { ...parcels, land } };
  return { district: buildDistrict(inspected, null, topology, enginePorts.now), notes: sources.notes };
}
