import { readElevation } from '../../src/formats/geotiff-elevation.ts';
import type { Bounds } from '../../src/geo/bounds.ts';
import type { ElevationRaster } from '../../src/land/elevation-raster.ts';
import type { BaseSource, EngineNote } from './contract/base-source.ts';
import type { EnginePorts } from './engine-ports.ts';
import { keepFile, readKeptFile } from './kept-file.ts';
import { sha256Of } from './sha256.ts';
import { readSourceBytes } from './source-bytes.ts';

/** A model, or none; either way what the user should know. */
export interface ElevationReading {
  readonly elevation: ElevationRaster | null;
  readonly notes: readonly EngineNote[];
}

/**
 * Reads the district's part of an elevation model: from the file that was chosen, from the copy that was kept of it, or from where
 * it lies.
 *
 * @param district in degrees; null when the plan has no boundary
 */
export async function readElevationSource(
  source: BaseSource,
  district: Bounds | null,
  ports: EnginePorts,
): Promise<ElevationReading> {
  const { dataset, name } = source;
  const found = await blobOf(source, ports);
  if (!('blob' in found)) {
    return { elevation: null, notes: [{ code: found.code, details: { ...found.details, role: 'elevation' } }] };
  }
  const { blob, isChanged } = found;
  const read = await readElevation({
    name,
    blob,
    crs: dataset.crs ?? null,
    district,
    onProgress: (done, total) => ports.onProgress({ step: 'read', source: name, done, total }),
  });
  const changed: readonly EngineNote[] = isChanged ? [{ code: 'base-changed', details: { name } }] : [];
  if (!read.ok) {
    const details = { ...read.details, name, role: 'elevation', reason: read.code };
    return { elevation: null, notes: [...changed, { code: 'base-unreadable', details }] };
  }
  if (!isChanged) await keepFile(dataset, 'dem', blob, ports);
  return { elevation: read.value, notes: [...changed, ...read.notes] };
}

type FoundBlob =
  | { readonly blob: Blob; readonly isChanged: boolean }
  | { readonly code: string; readonly details: EngineNote['details'] };

async function blobOf(source: BaseSource, ports: EnginePorts): Promise<FoundBlob> {
  const { content, dataset } = source;
  // Files are found by their hash, so it is theirs.
  const [file] = 'files' in content ? content.files : [];
  if (file !== undefined) return { blob: file.blob, isChanged: false };
  const kept = await readKeptFile(dataset, 'dem', ports);
  if (kept !== null) return { blob: new Blob([kept]), isChanged: false };
  const read = await readSourceBytes(source, ports.fetchBytes, ports.onProgress);
  if (!read.ok) return read;
  const bytes = read.files[0]?.bytes ?? new Uint8Array(0);
  const hash = dataset.sha256 === undefined ? null : await sha256Of([bytes]);
  return {
    blob: new Blob([bytes as Uint8Array<ArrayBuffer>]),
    isChanged: hash !== null && hash !== dataset.sha256?.toLowerCase(),
  };
}
