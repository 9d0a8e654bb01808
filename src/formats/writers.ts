import { csvWriter } from './csv-writer.ts';
import { flatgeobufWriter } from './flatgeobuf-writer.ts';
import { geojsonWriter } from './geojson-writer.ts';
import { geopackageWriter } from './geopackage-writer.ts';
import { kmlWriter } from './kml-writer.ts';
import { shapefileWriter } from './shapefile-writer.ts';
import type { FeatureWriter } from './write-result.ts';

/** All formats that are written, in the order in which they are offered. */
export const FEATURE_WRITERS: readonly FeatureWriter[] = [
  geojsonWriter,
  geopackageWriter,
  shapefileWriter,
  flatgeobufWriter,
  kmlWriter,
  csvWriter,
];
