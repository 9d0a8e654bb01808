import type { Topology } from '../../src/geo/topology.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import { type Inspected, inspectQuality } from '../../src/land/quality/inspect-quality.ts';
import { type Fault, faultAt, faultCount } from '../../src/land/quality/quality-report.ts';

/** An inspection run to its end, with its faults as objects. */
export function inspectAll(table: LandTable, topology: Topology): Inspected & { readonly faults: readonly Fault[] } {
  const inspection = inspectQuality(table, topology);
  for (;;) {
    const { done, value } = inspection.next();
    if (done !== true) continue;
    const { report } = value;
    return { ...value, faults: Array.from({ length: faultCount(report) }, (_, row) => faultAt(report, row)) };
  }
}
