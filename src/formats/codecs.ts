import type { FeatureCodec, FeatureSet } from './feature-codec.ts';
import { flatgeobufCodec } from './flatgeobuf.codec.ts';
import { geojsonLinesCodec } from './geojson-lines.codec.ts';
import { geojsonCodec } from './geojson.codec.ts';
import type { SourceFile } from './land-file.ts';
import { openLandFile } from './open-land-file.ts';
import { readPolygonFeatures } from './polygon-features.ts';
import type { ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { toDegrees } from './to-degrees.ts';

/** All formats that are read, in the order in which unnamed files are tried. */
const FEATURE_CODECS: readonly FeatureCodec[] = [flatgeobufCodec, geojsonLinesCodec, geojsonCodec];

/** Formats of which only polygons are read, and which may be made of several files. */
const SHAPEFILE = /\.(shp|zip)$/u;

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
): Promise<ReadResult<FeatureSet>> {
  if (bytes.length === 0) return readFailure('format.empty-file', file);
  const lower = file.toLowerCase();
  if (SHAPEFILE.test(lower)) {
    const opened = await openLandFile([{ name: file, bytes }, ...others]);
    return opened.ok ? readPolygonFeatures(opened.value) : opened;
  }
  const codec =
    FEATURE_CODECS.find(({ extensions }) => extensions.some((extension) => lower.endsWith(extension))) ??
    FEATURE_CODECS.find(({ recognises }) => recognises(bytes));
  if (codec === undefined) {
    const known = [...FEATURE_CODECS.map(({ name }) => name), 'Shapefile'];
    return readFailure('format.unknown', file, { known: known.join(', ') });
  }
  const read = await codec.read(file, bytes);
  return read.ok ? toDegrees(file, read) : read;
}
