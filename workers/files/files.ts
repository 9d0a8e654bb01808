import type { Feature } from 'geojson';
import { chooseLayer, openFeatureFile } from '../../src/formats/codecs.ts';
import type { LayerContent } from '../../src/formats/feature-codec.ts';
import { fieldsOf } from '../../src/formats/layer-fields.ts';
import { placeLayer } from '../../src/formats/place-layer.ts';
import type { ReadFailure, ReadNote } from '../../src/formats/read-result.ts';
import { readFailure } from '../../src/formats/read-result.ts';
import { readSheets } from '../../src/formats/read-sheets.ts';
import { writeSingleFile } from '../../src/formats/single-file.ts';
import { tidyFeatures } from '../../src/formats/tidy-features.ts';
import { FEATURE_WRITERS } from '../../src/formats/writers.ts';
import { CGCS2000_DEGREES } from '../../src/geo/coordinate-system.ts';
import { shapeBounds } from '../../src/geo/shape-bounds.ts';
import { flatShapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { readFiles } from '../engine/source-bytes.ts';
import type { ChosenFile, FileNote, FilesApi, FilesProgress, LayerRequest } from './api.ts';
import { inspectLayer } from './inspect-layer.ts';

/** A layer as it was read last, so that an answer about its coordinates does not read it again. */
interface HeldLayer {
  readonly key: string;
  readonly layers: readonly string[];
  readonly name: string;
  readonly content: LayerContent;
  readonly notes: readonly ReadNote[];
}

type Reached =
  | { readonly ok: true; readonly layers: readonly string[]; readonly layer: HeldLayer | null }
  | { readonly ok: false; readonly failure: FileNote };

/** Reads and writes exchange formats; runs wherever it is called, in a worker or not. */
export function createFiles(onProgress: (progress: FilesProgress) => void): FilesApi {
  let held: HeldLayer | null = null;
  let features: readonly Feature[] = [];

  /** The layer that is meant, read; null when it is open which. */
  async function reach(request: LayerRequest): Promise<Reached> {
    const key = keyOf(request);
    if (held?.key === key) return { ok: true, layers: held.layers, layer: held };
    held = null;
    const file = nameOf(request.files);
    onProgress({ step: 'read', done: 0, total: null });
    const sources = await readFiles(request.files).catch(() => null);
    if (sources === null) return failed(readFailure('format.gone', file));
    const opened = await openFeatureFile(sources);
    if (!opened.ok) return failed(opened);
    const layers = opened.value.map(({ name }) => name);
    if (layers.length > 1 && request.layer === null) return { ok: true, layers, layer: null };
    const layer = chooseLayer(file, opened.value, request.layer);
    if (!layer.ok) return failed(layer);
    const read = await layer.value.read(request.encoding);
    if (!read.ok) return failed(read);
    onProgress({ step: 'read', done: read.value.features.length, total: null });
    held = { key, layers, name: layer.value.name, content: read.value, notes: read.notes };
    return { ok: true, layers, layer: held };
  }

  return {
    async inspect(request) {
      const reached = await reach(request);
      if (!reached.ok) return reached;
      const { layers, layer } = reached;
      if (layer === null) return { ok: true, layers, inspection: null };
      const inspection = inspectLayer(nameOf(request.files), layer.name, layer.content, layer.notes, request);
      return { ok: true, layers, inspection };
    },
    async read(request) {
      const file = nameOf(request.files);
      const reached = await reach(request);
      if (!reached.ok) return reached;
      const { layers, layer } = reached;
      if (layer === null) return failed(readFailure('format.several-layers', file, { layers: layers.join(', ') }));
      const placed = placeLayer(file, layer.content, {
        ...(request.crs === null ? {} : { crs: request.crs }),
        district: request.district === null ? null : shapeBounds(flatShapeFromGeojson(request.district)),
        shift: request.shift,
      });
      if (!placed.ok) return failed(placed);
      const tidy = tidyFeatures(file, placed.value.features, layer.notes);
      features = tidy.features;
      onProgress({ step: 'read', done: features.length, total: features.length });
      return {
        ok: true,
        featureCount: features.length,
        fields: fieldsOf(features, layer.content.fields),
        notes: [...layer.notes, ...placed.notes, ...tidy.notes],
      };
    },
    features: (offset, limit) => Promise.resolve(features.slice(offset, offset + limit)),
    async write({ table, format, encoding }) {
      const writer = FEATURE_WRITERS.find(({ id }) => id === format);
      if (writer === undefined) throw new Error(`no writer ${format}`);
      const total = table.features.length;
      onProgress({ step: 'write', done: 0, total });
      const written = await writer.write(table, {
        system: CGCS2000_DEGREES,
        encoding,
        onProgress: (done) => onProgress({ step: 'write', done, total }),
      });
      onProgress({ step: 'write', done: total, total });
      return written;
    },
    async writeLedger(request) {
      const total = request.source.ledger.rowCount;
      onProgress({ step: 'write', done: 0, total });
      const { writeLedger } = await import('./write-ledger.ts');
      return writeLedger(request, (done) => onProgress({ step: 'write', done, total }));
    },
    writeSingleFile({ viewer, files }) {
      const total = files.length;
      return writeSingleFile(viewer, files, (done) => onProgress({ step: 'write', done, total }));
    },
    async readSheets(file) {
      const [source] = (await readFiles([file]).catch(() => null)) ?? [];
      if (source === undefined) return failed(readFailure('format.gone', file.name));
      const read = await readSheets(source.name, source.bytes);
      return read.ok ? { ok: true, sheets: read.value } : failed(read);
    },
  };
}

function failed({ code, details }: ReadFailure): { readonly ok: false; readonly failure: FileNote } {
  return { ok: false, failure: { code, details } };
}

/** The parts of a Shapefile go by the name of the one with the shapes. */
function nameOf(files: readonly ChosenFile[]): string {
  return (files.find(({ name }) => /\.shp$/iu.test(name)) ?? files[0])?.name ?? '';
}

/** Tells requests apart that need the file read again. A file on disk that changes gets another time. */
function keyOf({ files, layer, encoding }: LayerRequest): string {
  const parts = files.map(({ name, blob }) => [name, blob.size, blob instanceof File ? blob.lastModified : 0]);
  return JSON.stringify([parts, layer, encoding]);
}
