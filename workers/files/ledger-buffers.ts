import type { LedgerFileRequest } from './contract/ledger-file.ts';

/** The arrays of a request that another worker can take over instead of copying them. */
export function ledgerBuffers({ source }: LedgerFileRequest): ArrayBuffer[] {
  const { ledger, ids, outlines } = source;
  const arrays = [
    ledger.parcels,
    ledger.kindIndex,
    ledger.areasM2,
    ledger.volumesM3PerHa,
    ledger.totalT,
    ...Object.values(ledger.carbonT),
    ...(ids === null ? [] : ids.type === 'text' ? [ids.codes] : [ids.values, ids.present]),
    ...(outlines === null ? [] : [outlines.coordinates, outlines.ringEnds, outlines.partEnds, outlines.shapeEnds]),
  ];
  return [...new Set(arrays.map(({ buffer }) => buffer))].filter((buffer) => buffer instanceof ArrayBuffer);
}
