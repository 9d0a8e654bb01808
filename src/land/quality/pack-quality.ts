import { z } from 'zod';
import { FAULT_KINDS, type QualityReport } from './quality-report.ts';

/** A report as plain data and named typed arrays, as the prepared base (预处理底图) stores it. */
export interface PackedQuality {
  readonly json: unknown;
  readonly arrays: Readonly<Record<string, Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array>>;
}

const NOTE = z.object({ parcelCount: z.number(), counts: z.record(z.enum(FAULT_KINDS), z.number()) });

/** Packs a report; the arrays are the report's own. */
export function packQuality({ parcelCount, counts, changedParcels, faults }: QualityReport): PackedQuality {
  return { json: { parcelCount, counts }, arrays: { changedParcels, ...faults } };
}

/**
 * The report that was packed; its arrays are the ones given.
 *
 * @throws when this was no packed report: the file it comes from carries its hash, so that is a fault of ours
 */
export function unpackQuality({ json, arrays }: PackedQuality): QualityReport {
  const { parcelCount, counts } = NOTE.parse(json);
  const take = <T>(name: string, type: abstract new (...args: never[]) => T): T => {
    const array = arrays[name];
    if (!(array instanceof type)) throw new Error(`quality report without ${name}`);
    return array;
  };
  return {
    parcelCount,
    counts,
    changedParcels: take('changedParcels', Uint32Array),
    faults: {
      kinds: take('kinds', Uint8Array),
      outcomes: take('outcomes', Uint8Array),
      parcels: take('parcels', Uint32Array),
      others: take('others', Int32Array),
      x: take('x', Float64Array),
      y: take('y', Float64Array),
      areasM2: take('areasM2', Float64Array),
      areasBeforeM2: take('areasBeforeM2', Float64Array),
      areasAfterM2: take('areasAfterM2', Float64Array),
    },
  };
}
