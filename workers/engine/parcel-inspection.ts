import type { Topology } from '../../src/geo/topology.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import { inspectQuality } from '../../src/land/quality/inspect-quality.ts';
import type { QualityReport } from '../../src/land/quality/quality-report.ts';
import type { EnginePorts } from './engine-ports.ts';
import { runInSlices } from './slices.ts';

/** Parcels after the inspection: what was found, and the table to count with. */
export interface InspectedLand {
  readonly report: QualityReport;
  /** The same object when no parcel had to change. */
  readonly land: LandTable;
}

/**
 * Inspects parcels (图斑质检): in a worker of its own where there is one, else here in slices.
 *
 * @param stopCode see {@link runInSlices}
 */
export async function inspectParcels(
  land: LandTable,
  topology: Topology,
  ports: EnginePorts,
  stopCode: () => string | null,
): Promise<InspectedLand> {
  const tell = (done: number, total: number): void => {
    ports.onProgress({ step: 'inspect', source: '', done, total });
  };
  if (ports.startGeometry === null) {
    const steps = inspectQuality(land, topology);
    const { report, table } = await runInSlices(steps, ports, ({ done, total }) => tell(done, total), stopCode);
    return { report, land: table };
  }
  const host = ports.startGeometry();
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }: MessageEvent<readonly [number, number]>) => tell(...data);
  try {
    // Attributes stay: nothing in them is inspected, and texts would have to be copied one by one.
    const inspection = host.api.inspect({ ...land, attributes: new Map() }, channel.port2);
    const found = await Promise.race([inspection, host.failed]);
    return {
      report: found.report,
      land: found.table === null ? land : { ...found.table, attributes: land.attributes },
    };
  } finally {
    channel.port1.close();
    host.dispose();
  }
}
