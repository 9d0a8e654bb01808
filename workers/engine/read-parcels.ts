import type { LandFile } from '../../src/formats/land-file.ts';
import { openLandFile } from '../../src/formats/open-land-file.ts';
import { readFlatgeobufRange } from '../../src/formats/flatgeobuf-range.ts';
import { isPreparedBase, readPreparedBase } from '../../src/formats/prepared-base-reader.ts';
import { readLandCover } from '../../src/formats/read-land-cover.ts';
import type { ReadFailure } from '../../src/formats/read-result.ts';
import type { Bounds } from '../../src/geo/bounds.ts';
import { classSystemOf } from '../../src/land/class-system-of.ts';
import type { ClassSystem } from '../../src/land/class-system.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import type { QualityReport } from '../../src/land/quality/quality-report.ts';
import type { BaseDataset } from '../../src/plan/plan.ts';
import type { BaseSource, EngineNote } from './contract/base-source.ts';
import type { EnginePorts } from './engine-ports.ts';
import { parcelsOf, readPrepared } from './prepared-cache.ts';
import { digestSha256 } from './sha256.ts';
import { hashOfFiles, readSourceBytes } from './source-bytes.ts';

/** Parcels with the system their classes belong to. */
export interface ReadParcels {
  readonly dataset: BaseDataset;
  readonly land: LandTable;
  readonly classes: ClassSystem;
  /** What an earlier inspection found; null when it is still to be done. */
  readonly inspected: { readonly report: QualityReport; readonly areaBeforeM2: number } | null;
  /** Notes of the reading itself, to be kept with the prepared form. */
  readonly notes: readonly EngineNote[];
  /** Whether the table is all of the very file that the plan names by its hash: only then it may be kept. */
  readonly isWhole: boolean;
  /** Whether it came from what was kept. */
  readonly isKept: boolean;
}

/** Parcels, or none; either way what the user should know. */
export interface ParcelsReading {
  readonly parcels: ReadParcels | null;
  readonly notes: readonly EngineNote[];
}

/**
 * Reads the parcels of a dataset: from their prepared form when it was kept, else from the file, of which only the
 * district's part is fetched where the server can do that.
 *
 * @param district in degrees; null when the plan has no boundary
 */
export async function readParcels(
  source: BaseSource,
  district: Bounds | null,
  ports: EnginePorts,
): Promise<ParcelsReading> {
  const { dataset, name } = source;
  // Without its classes a survey would count as land of unknown class throughout: it is refused, never guessed.
  const classes = classSystemOf(dataset.classSystem, dataset.classMapping);
  if (!classes.ok) return refused(source, classes.code, classes.details);
  const kept = await readPrepared(ports.prepared, dataset);
  if (kept !== null) {
    const { land, notes, ...inspected } = kept;
    return { parcels: { dataset, land, classes: classes.value, inspected, notes, isWhole: true, isKept: true }, notes };
  }
  const part = await readPart(source, district, ports);
  if (part !== null) return readFrom(part, source, classes.value, district, ports, false);

  const content = await readSourceBytes(source, ports.fetchBytes, ports.onProgress);
  if (!content.ok) return refused(source, content.code, content.details);
  const { files } = content;
  const [first] = files;
  // On another thread of the browser, while the file is read here.
  const hashing = dataset.sha256 === undefined ? Promise.resolve(null) : hashOfFiles(files);
  if (first !== undefined && isPreparedBase(first.bytes)) {
    const prepared = await readPreparedBase(name, first.bytes as Uint8Array<ArrayBuffer>, digestSha256);
    const hash = await hashing;
    const isNamed = hash !== null && hash === dataset.sha256?.toLowerCase();
    const reading = fromPrepared(source, prepared, classes.value, isNamed);
    return hash === null || isNamed ? reading : changed(source, reading);
  }
  const opened = await openLandFile(files, dataset.encoding === undefined ? {} : { encoding: dataset.encoding });
  if (!opened.ok) return unreadable(source, opened);
  const hash = await hashing;
  const isNamed = hash !== null && hash === dataset.sha256?.toLowerCase();
  const reading = await readFrom(opened.value, source, classes.value, district, ports, isNamed);
  if (hash === null || isNamed) return reading;
  return changed(source, reading);
}

/** The district's part of a large file on a server that answers ranges; null to read it whole. */
async function readPart(source: BaseSource, district: Bounds | null, ports: EnginePorts): Promise<LandFile | null> {
  // A file that is named by its hash is fetched whole: only then the hash can be compared, and the base be kept.
  if (!('url' in source.content) || district === null || source.dataset.sha256 !== undefined) return null;
  const part = await readFlatgeobufRange(source.name, ports.fetchRange(source.content.url), district);
  return part.ok ? part.value : null;
}

async function readFrom(
  file: LandFile,
  source: BaseSource,
  classes: ClassSystem,
  district: Bounds | null,
  ports: EnginePorts,
  isWhole: boolean,
): Promise<ParcelsReading> {
  const { dataset, name } = source;
  const { fields = {}, crs, shift } = dataset;
  if (!file.fields.some((field) => field.name === fields['class'])) {
    return refused(source, 'base-class-field', { field: fields['class'] ?? '' });
  }
  const read = await readLandCover(file, {
    classes,
    fields,
    ...(crs === undefined ? {} : { crs }),
    ...(shift === undefined ? {} : { shift }),
    district,
    onProgress: (done, total) => ports.onProgress({ step: 'read', source: name, done, total }),
  });
  if (!read.ok) return unreadable(source, read);
  const unknown = [...read.value.found.unknownClasses].map(([code, count]): EngineNote => ({
    code: 'base-unknown-class',
    details: { name, class: code, count },
  }));
  const notes = [...read.notes, ...unknown];
  return {
    parcels: { dataset, land: read.value.table, classes, inspected: null, notes, isWhole, isKept: false },
    notes,
  };
}

function fromPrepared(
  source: BaseSource,
  read: Awaited<ReturnType<typeof readPreparedBase>>,
  classes: ClassSystem,
  isNamed: boolean,
): ParcelsReading {
  if (!read.ok) return unreadable(source, read);
  if (read.value.table.classSystem !== classes.id) {
    return refused(source, 'base-other-classes', { written: read.value.table.classSystem, named: classes.id });
  }
  const kept = parcelsOf(read.value);
  const inspected = kept === null ? null : { report: kept.report, areaBeforeM2: kept.areaBeforeM2 };
  const { table: land, notes } = read.value;
  return {
    parcels: { dataset: source.dataset, land, classes, inspected, notes, isWhole: isNamed, isKept: false },
    notes,
  };
}

/** The file is another one than that which the plan was made on. */
function changed({ name }: BaseSource, reading: ParcelsReading): ParcelsReading {
  return { ...reading, notes: [{ code: 'base-changed', details: { name } }, ...reading.notes] };
}

function refused(source: BaseSource, code: string, details: EngineNote['details']): ParcelsReading {
  return { parcels: null, notes: [{ code, details: { ...details, name: source.name, role: source.dataset.role } }] };
}

function unreadable(source: BaseSource, { code, details }: ReadFailure): ParcelsReading {
  return refused(source, 'base-unreadable', { ...details, reason: code });
}
