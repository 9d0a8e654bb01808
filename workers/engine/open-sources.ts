import type { FeatureCollection } from 'geojson';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { readFlatgeobufFeatures } from '../../src/formats/flatgeobuf-features.ts';
import { readFlatgeobufHeader } from '../../src/formats/flatgeobuf-header.ts';
import { readLandCover } from '../../src/formats/read-land-cover.ts';
import type { ReadFailure } from '../../src/formats/read-result.ts';
import type { Bounds } from '../../src/geo/bounds.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { shapeBounds } from '../../src/geo/shape-bounds.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { type ShapeTable, tableOfShapes } from '../../src/geo/shape-table.ts';
import { classSystemOf } from '../../src/land/class-system-of.ts';
import type { ClassSystem } from '../../src/land/class-system.ts';
import { markForestParcels } from '../../src/land/forest-parcels.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import { openParcelIndex } from '../../src/land/parcel-index.ts';
import type { BaseSource, EngineNote, OpenDistrict } from './api.ts';
import type { EnginePorts } from './engine-ports.ts';
import { readSourceBytes } from './source-bytes.ts';

/** Everything that could be opened, and notes on what could not. */
export interface OpenedSources {
  readonly region: Shape | null;
  readonly base: LandBase | null;
  /** Small layers as GeoJSON by role, and the boundary. */
  readonly layers: ReadonlyMap<string, FeatureCollection>;
  readonly bounds: Bounds | null;
  readonly notes: readonly EngineNote[];
}

/** Reads all sources of a district. A source that cannot be read is noted and left out; the rest opens. */
export async function openSources(request: OpenDistrict, ports: EnginePorts): Promise<OpenedSources> {
  const region = request.boundary === null ? null : shapeFromGeojson(request.boundary);
  const layers = new Map<string, FeatureCollection>();
  const notes: EngineNote[] = [];
  let parcels: ReadParcels | null = null;
  if (request.boundary !== null) {
    const boundary = { type: 'Feature', geometry: request.boundary, properties: {} } as const;
    layers.set('boundary', { type: 'FeatureCollection', features: [boundary] });
  }
  for (const source of request.sources) {
    const content = await readSourceBytes(source, ports.fetchBytes, ports.onProgress);
    if (!content.ok) {
      notes.push({ code: content.code, details: { ...content.details, role: source.dataset.role } });
      continue;
    }
    notes.push(...(await checkHash(source, content.bytes)));
    if (source.dataset.role === 'land-cover') {
      const read = readParcels(source, content.bytes, ports);
      notes.push(...read.notes);
      parcels = read.parcels ?? parcels;
    } else {
      const read = readFlatgeobufFeatures(source.name, content.bytes);
      if (read.ok) {
        layers.set(source.dataset.role, { type: 'FeatureCollection', features: [...read.value] });
        notes.push(...read.notes);
      } else notes.push(unreadable(source, read));
    }
  }
  ports.onProgress({ step: 'index', source: '', done: 0, total: null });
  const base = parcels === null ? null : landBase(parcels, region, layers.get('farmland') ?? null);
  ports.onProgress({ step: 'index', source: '', done: 1, total: 1 });
  return { region, base, layers, bounds: boundsOf(region, base), notes };
}

/** Parcels with the system their classes belong to. */
interface ReadParcels {
  readonly land: LandTable;
  readonly classes: ClassSystem;
}

function readParcels(
  source: BaseSource,
  bytes: Uint8Array,
  ports: EnginePorts,
): { readonly parcels: ReadParcels | null; readonly notes: readonly EngineNote[] } {
  const { dataset, name } = source;
  const { classSystem, classMapping, fields = {} } = dataset;
  const header = readFlatgeobufHeader(name, bytes);
  if (!header.ok) return { parcels: null, notes: [unreadable(source, header)] };
  // Without its classes a survey would count as land of unknown class throughout: it is refused, never guessed.
  const classes = classSystemOf(classSystem, classMapping);
  if (!classes.ok) {
    return {
      parcels: null,
      notes: [{ code: classes.code, details: { ...classes.details, name, role: dataset.role } }],
    };
  }
  if (!header.value.columns.some((column) => column.name === fields['class'])) {
    const details = { name, role: dataset.role, field: fields['class'] ?? '' };
    return { parcels: null, notes: [{ code: 'base-class-field', details }] };
  }
  const read = readLandCover(bytes, {
    file: name,
    classes: classes.value,
    fields,
    onProgress: (done, total) => ports.onProgress({ step: 'read', source: name, done, total }),
  });
  if (!read.ok) return { parcels: null, notes: [unreadable(source, read)] };
  const unknown = [...read.value.found.unknownClasses].map(([code, count]): EngineNote => ({
    code: 'base-unknown-class',
    details: { name, class: code, count },
  }));
  return { parcels: { land: read.value.table, classes: classes.value }, notes: [...read.notes, ...unknown] };
}

function unreadable({ name, dataset }: BaseSource, failure: ReadFailure): EngineNote {
  return { code: 'base-unreadable', details: { ...failure.details, name, role: dataset.role, reason: failure.code } };
}

/** Says when a file is not the one that the plan was made on. */
async function checkHash({ dataset, name }: BaseSource, bytes: Uint8Array): Promise<readonly EngineNote[]> {
  if (dataset.sha256 === undefined) return [];
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hash === dataset.sha256.toLowerCase() ? [] : [{ code: 'base-changed', details: { name } }];
}

function landBase({ land, classes }: ReadParcels, region: Shape | null, farmland: FeatureCollection | null): LandBase {
  return {
    region,
    land,
    index: openParcelIndex(land),
    classes,
    forestMarks: markForestParcels(land, classes),
    farmlandLine: farmland === null ? null : shapesOf(farmland),
  };
}

function shapesOf({ features }: FeatureCollection): ShapeTable {
  const shapes: Shape[] = [];
  for (const { geometry } of features) {
    if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') shapes.push(shapeFromGeojson(geometry));
  }
  return tableOfShapes(shapes);
}

function boundsOf(region: Shape | null, base: LandBase | null): Bounds | null {
  return region !== null ? shapeBounds(region) : (base?.index.bounds ?? null);
}
