import type { FeatureCollection } from 'geojson';
import { readFeatures } from '../../src/formats/codecs.ts';
import type { ReadFailure } from '../../src/formats/read-result.ts';
import type { BuildingOutlines } from '../../src/evaluate/buildings/building-outlines.ts';
import type { Bounds } from '../../src/geo/bounds.ts';
import type { Shape } from '../../src/geo/shape.ts';
import type { Topology } from '../../src/geo/topology.ts';
import { shapeBounds } from '../../src/geo/shape-bounds.ts';
import { flatShapeFromGeojson, shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import type { BaseSource, EngineNote } from './contract/base-source.ts';
import type { ElevationRaster } from '../../src/land/elevation-raster.ts';
import type { OpenDistrict } from './contract/open-district.ts';
import type { EnginePorts } from './engine-ports.ts';
import { keepFile, readKeptFile } from './kept-file.ts';
import { readBuildings } from './read-buildings.ts';
import { readElevationSource } from './read-elevation.ts';
import { type ReadParcels, readParcels } from './read-parcels.ts';
import { hashOfFiles, readSourceBytes, type SourceBytes } from './source-bytes.ts';

/** Everything that could be opened, and notes on what could not. */
export interface OpenedSources {
  readonly region: Shape | null;
  readonly parcels: ReadParcels | null;
  /** Small layers as GeoJSON by role, and the boundary. */
  readonly layers: ReadonlyMap<string, FeatureCollection>;
  /** Outlines of buildings as they are counted; null without any. */
  readonly buildings: BuildingOutlines | null;
  /** Heights of the ground; null without an elevation model. */
  readonly elevation: ElevationRaster | null;
  readonly notes: readonly EngineNote[];
}

/** Reads all sources of a district. A source that cannot be read is noted and left out; the rest opens. */
export async function openSources(
  request: OpenDistrict,
  ports: EnginePorts,
  topology: Topology,
): Promise<OpenedSources> {
  const { boundary } = request;
  const region = boundary === null ? null : shapeFromGeojson(boundary);
  const district = boundary === null ? null : shapeBounds(flatShapeFromGeojson(boundary));
  const layers = new Map<string, FeatureCollection>();
  const notes: EngineNote[] = [];
  let parcels: ReadParcels | null = null;
  let buildings: BuildingOutlines | null = null;
  let elevation: ElevationRaster | null = null;
  if (boundary !== null) {
    const feature = { type: 'Feature', geometry: boundary, properties: {} } as const;
    layers.set('boundary', { type: 'FeatureCollection', features: [feature] });
  }
  for (const source of request.sources) {
    if (source.dataset.role === 'land-cover') {
      const read = await readParcels(source, district, ports);
      notes.push(...read.notes);
      parcels = read.parcels ?? parcels;
    } else if (source.dataset.role === 'elevation') {
      const read = await readElevationSource(source, district, ports);
      notes.push(...read.notes);
      elevation = read.elevation ?? elevation;
    } else {
      const read = await readLayer(source, district, ports);
      notes.push(...read.notes);
      if (read.layer === null) continue;
      layers.set(source.dataset.role, read.layer);
      if (source.dataset.role !== 'buildings') continue;
      const counted = readBuildings(source, read.layer, topology);
      notes.push(...counted.notes);
      buildings = counted.outlines;
    }
  }
  return { region, parcels, layers, buildings, elevation, notes };
}

async function readLayer(
  source: BaseSource,
  district: Bounds | null,
  ports: EnginePorts,
): Promise<{ readonly layer: FeatureCollection | null; readonly notes: readonly EngineNote[] }> {
  const { dataset, name } = source;
  const content = await layerBytes(source, ports);
  if (!content.ok) {
    return { layer: null, notes: [{ code: content.code, details: { ...content.details, role: dataset.role } }] };
  }
  const changed = await isChanged(source, content.files);
  const notes: readonly EngineNote[] = changed ? [{ code: 'base-changed', details: { name } }] : [];
  const [first, ...others] = content.files;
  const { crs, encoding, shift = null } = dataset;
  const read = await readFeatures(first?.name ?? name, first?.bytes ?? new Uint8Array(0), others, {
    ...(crs === undefined ? {} : { crs }),
    ...(encoding === undefined ? {} : { encoding }),
    shift,
    district,
  });
  if (!read.ok) return { layer: null, notes: [...notes, unreadable(source, read)] };
  // The parts of a Shapefile are chosen together again.
  if (!changed && first !== undefined && others.length === 0) {
    await keepFile(dataset, 'layer', new Blob([first.bytes as Uint8Array<ArrayBuffer>]), ports);
  }
  const layer: FeatureCollection = { type: 'FeatureCollection', features: [...read.value.features] };
  return { layer, notes: [...notes, ...read.notes] };
}

/** The files that were chosen, the copy that was kept of one, or what lies at its place. */
async function layerBytes(source: BaseSource, ports: EnginePorts): Promise<SourceBytes> {
  const kept = 'files' in source.content ? null : await readKeptFile(source.dataset, 'layer', ports);
  return kept === null
    ? readSourceBytes(source, ports.fetchBytes, ports.onProgress)
    : { ok: true, files: [{ name: source.name, bytes: kept }] };
}

/** Whether a file is another one than that which the plan was made on. */
async function isChanged({ dataset }: BaseSource, files: Parameters<typeof hashOfFiles>[0]): Promise<boolean> {
  if (dataset.sha256 === undefined) return false;
  const hash = await hashOfFiles(files);
  return hash !== null && hash !== dataset.sha256.toLowerCase();
}

function unreadable({ name, dataset }: BaseSource, failure: ReadFailure): EngineNote {
  return { code: 'base-unreadable', details: { ...failure.details, name, role: dataset.role, reason: failure.code } };
}
