import { csvCodec } from './csv.codec.ts';
import type { FeatureCodec, FeatureLayer, FeatureSet } from './feature-codec.ts';
import { flatgeobufCodec } from './flatgeobuf.codec.ts';
import { geojsonLinesCodec } from './geojson-lines.codec.ts';
import { geojsonCodec } from './geojson.codec.ts';
import { geopackageCodec } from './geopackage.codec.ts';
import { kmlCodec } from './kml.codec.ts';
import type { SourceFile } from './land-file.ts';
import { placeLayer, type PlacingOptions } from './place-layer.ts';
import type { ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { endingOf, isShapefileCompanion } from './shapefile-names.ts';
import { shapefileCodec } from './shapefile.codec.ts';
import { isZip, unzip } from './zip-entries.ts';

/** All formats that are read, in the order in which unnamed files are tried. */
const FEATURE_CODECS: readonly FeatureCodec[] = [
  flatgeobufCodec,
  shapefileCodec,
  geopackageCodec,
  kmlCodec,
  geojsonLinesCodec,
  geojsonCodec,
  csvCodec,
];

/** Formats as messages list them. */
const KNOWN_FORMATS = [...FEATURE_CODECS.map(({ name }) => name), 'KMZ', 'zip'].join(', ');

/** What the user answered about a file. */
export interface FeatureReadOptions extends PlacingOptions {
  /** Name of the layer when there are several. */
  readonly layer?: string;
  /** Encoding of the texts, such as `GBK`, where the format leaves it open. */
  readonly encoding?: string;
}

/**
 * Reads the features of a file of any known format, with coordinates in degrees on CGCS2000. The name's ending chooses
 * the format; without a known one the first bytes do.
 *
 * @param file name with its ending, also used in messages
 * @param others the files beside it that belong to it: the parts of a Shapefile
 */
export async function readFeatures(
  file: string,
  bytes: Uint8Array,
  others: readonly SourceFile[] = [],
  options: FeatureReadOptions = {},
): Promise<ReadResult<FeatureSet>> {
  const opened = await openFeatureFile([{ name: file, bytes }, ...others]);
  if (!opened.ok) return opened;
  const layer = chooseLayer(file, opened.value, options.layer ?? null);
  if (!layer.ok) return layer;
  const content = await layer.value.read(options.encoding ?? null);
  if (!content.ok) return content;
  const placed = placeLayer(file, content.value, options);
  return placed.ok ? { ...placed, notes: [...content.notes, ...placed.notes] } : placed;
}

/** The layer of that name, or the only one. */
export function chooseLayer(
  file: string,
  layers: readonly FeatureLayer[],
  name: string | null,
): ReadResult<FeatureLayer> {
  const found = name === null && layers.length === 1 ? layers[0] : layers.find((layer) => layer.name === name);
  if (found !== undefined) return { ok: true, value: found, notes: [] };
  const names = layers.map((layer) => layer.name).join(', ');
  return name === null
    ? readFailure('format.several-layers', file, { layers: names })
    : readFailure('format.no-such-layer', file, { layer: name, layers: names });
}

/**
 * Finds the layers of what was chosen: one file, the loose parts of a Shapefile in any order, or a zip of any of these.
 * There is at least one.
 */
export async function openFeatureFile(files: readonly SourceFile[]): Promise<ReadResult<readonly FeatureLayer[]>> {
  const [first] = files;
  if (first === undefined) return readFailure('format.no-features', '');
  const isPacked = /^\.(zip|kmz)$/u.test(endingOf(first.name));
  if (files.length > 1 || (!isPacked && !isZip(first.bytes))) return openAll(first.name, files);
  if (first.bytes.length === 0) return readFailure('format.empty-file', first.name);
  if (!isZip(first.bytes)) return readFailure('format.wrong-magic', first.name, { expected: 'zip' });
  // A text beside the data tells where they come from.
  const isWanted = (name: string): boolean =>
    (codecFor(name) !== null && endingOf(name) !== '.txt') || isShapefileCompanion(name);
  const packed = unzip(first.name, first.bytes, isWanted);
  return packed.ok ? openAll(first.name, packed.value) : packed;
}

/** @param name of what was chosen, for messages that concern no single file */
async function openAll(name: string, files: readonly SourceFile[]): Promise<ReadResult<readonly FeatureLayer[]>> {
  const sources = sourcesOf(files);
  if (sources.length === 0) {
    if (files.some((file) => isShapefileCompanion(file.name))) {
      return readFailure('format.missing-part', name, { part: '.shp' });
    }
    const isEmpty = files.length === 1 && files[0]?.bytes.length === 0;
    return isEmpty
      ? readFailure('format.empty-file', name)
      : readFailure('format.unknown', name, { known: KNOWN_FORMATS });
  }
  const layers: FeatureLayer[] = [];
  for (const { source, codec } of sources) {
    if (source.bytes.length === 0) return readFailure('format.empty-file', source.name);
    const opened = await codec.open(source, files);
    if (!opened.ok) return opened;
    layers.push(...opened.value);
  }
  return { ok: true, value: layers, notes: [] };
}

/** The files that hold layers, with their formats; a single file may be known by its first bytes alone. */
function sourcesOf(
  files: readonly SourceFile[],
): readonly { readonly source: SourceFile; readonly codec: FeatureCodec }[] {
  const named = files.flatMap((source) => {
    const codec = codecFor(source.name);
    return codec === null ? [] : [{ source, codec }];
  });
  const [only] = files;
  if (named.length > 0 || only === undefined || files.length > 1) return named;
  const codec = FEATURE_CODECS.find(({ recognises }) => recognises(only.bytes));
  return codec === undefined ? [] : [{ source: only, codec }];
}

function codecFor(name: string): FeatureCodec | null {
  const ending = endingOf(name);
  return FEATURE_CODECS.find(({ extensions }) => extensions.includes(ending)) ?? null;
}
