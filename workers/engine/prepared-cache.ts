import type { PreparedBase } from '../../src/formats/prepared-base.ts';
import { readPreparedBase } from '../../src/formats/prepared-base-reader.ts';
import { writePreparedBase } from '../../src/formats/prepared-base-writer.ts';
import { readingOptionsKey } from '../../src/formats/reading-options.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import { packQuality, unpackQuality } from '../../src/land/quality/pack-quality.ts';
import type { QualityReport } from '../../src/land/quality/quality-report.ts';
import type { BaseDataset } from '../../src/plan/plan.ts';
import type { EngineNote } from './contract/base-source.ts';
import type { PreparedStore } from './engine-ports.ts';
import { digestSha256, sha256Of } from './sha256.ts';

/** A base as it is kept: read, inspected, and with what was said on the way. */
export interface PreparedParcels {
  readonly land: LandTable;
  readonly report: QualityReport;
  /** Σ parcel areas before the inspection changed any, m². */
  readonly areaBeforeM2: number;
  readonly notes: readonly EngineNote[];
}

/** The kept form of a dataset; null when there is none, or none that is whole. */
export async function readPrepared(store: PreparedStore | null, dataset: BaseDataset): Promise<PreparedParcels | null> {
  const name = await nameOf(dataset);
  if (store === null || name === null) return null;
  const bytes = await store.read(name);
  if (bytes === null) return null;
  const read = await readPreparedBase(name, new Uint8Array(bytes), digestSha256);
  return read.ok && read.value.source.optionsKey === readingOptionsKey(dataset) ? parcelsOf(read.value) : null;
}

/** Keeps a dataset for the next opening; false when it cannot be. */
export async function keepPrepared(
  store: PreparedStore | null,
  dataset: BaseDataset,
  parcels: PreparedParcels,
): Promise<boolean> {
  const name = await nameOf(dataset);
  if (store === null || name === null) return false;
  return store.write(name, [await preparedFile(dataset, parcels)]);
}

/** The bytes of a prepared base file (`.tantubase`). */
export function preparedFile(dataset: BaseDataset, parcels: PreparedParcels): Promise<Uint8Array<ArrayBuffer>> {
  const { land, report, areaBeforeM2, notes } = parcels;
  const source = {
    name: dataset.href,
    sha256: dataset.sha256 ?? '',
    optionsKey: readingOptionsKey(dataset),
  };
  const extra = { quality: packQuality(report), inspection: { json: { areaBeforeM2 }, arrays: {} } };
  return writePreparedBase({ table: land, source, notes, extra }, digestSha256);
}

/** What a prepared base holds for the engine; null when it was written without an inspection. */
export function parcelsOf({ table, notes, extra }: PreparedBase): PreparedParcels | null {
  const { quality, inspection } = extra;
  if (quality === undefined || inspection === undefined) return null;
  const { areaBeforeM2 } = inspection.json as { readonly areaBeforeM2: number };
  return { land: table, report: unpackQuality(quality), areaBeforeM2, notes };
}

/** Name in the store: depends on the file's bytes and on how they were read. Null without a hash. */
async function nameOf(dataset: BaseDataset): Promise<string | null> {
  if (dataset.sha256 === undefined) return null;
  const options = await sha256Of([new TextEncoder().encode(readingOptionsKey(dataset))]);
  return options === null ? null : `${dataset.sha256.toLowerCase()}-${options.slice(0, 16)}.tantubase`;
}
