import type { Feature, Polygon } from 'geojson';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { BaseDataset } from '../../src/plan/plan.ts';
import { gridFeatures, type GridOptions } from './grid-base.ts';

/** How the files made here name their attributes, as a plan says it. */
export const GRID_DATASET: BaseDataset = {
  role: 'land-cover',
  href: 'landcover.fgb',
  classSystem: 'third-survey',
  fields: { class: 'DLBM', id: 'BSM', canopy: 'YBD', specialShrub: 'TGGM' },
};

/** The parcels of a grid as a FlatGeobuf file, written by the library of the format's makers. */
export function gridFlatgeobuf(options: GridOptions): ArrayBuffer {
  const features = gridFeatures(options).map((feature) => ({
    ...feature,
    // The writer takes the types of columns from the first feature.
    properties: withTypes(feature.properties as GridProperties),
  }));
  return fileOf(features);
}

type GridProperties = Readonly<Record<'BSM' | 'DLBM' | 'YBD' | 'TGGM', string | number | null>>;

function withTypes(properties: GridProperties): GridProperties {
  return { ...properties, DLBM: properties.DLBM ?? '', YBD: properties.YBD ?? 0.6 };
}

/** Outlines without attributes, such as control lines, as a FlatGeobuf file. */
export function outlineFlatgeobuf(outlines: readonly Polygon[]): ArrayBuffer {
  return fileOf(outlines.map((geometry, at) => ({ type: 'Feature', geometry, properties: { name: String(at) } })));
}

function fileOf(features: readonly Feature[]): ArrayBuffer {
  const bytes = serialize({ type: 'FeatureCollection', features: [...features] }, 4490);
  return bytes.slice().buffer;
}
