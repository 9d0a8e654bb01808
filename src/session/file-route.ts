import type { BaseFile } from '../../workers/engine/contract/base-source.ts';

/** Endings of files that hold parcels and nothing else. */
const PARCELS_ONLY = /\.tantubase$/iu;
/** Endings of elevation models. */
const HEIGHTS = /\.tiff?$/iu;
/** Endings of files that are read as features only. */
const FEATURES_ONLY = /\.(kml|kmz|gpkg|csv)$/iu;
/** Endings of files that can hold parcels or features, and never a plan. */
const PARCELS_OR_FEATURES = /\.(fgb|geojsonl|ndjson|zip|shp|dbf|prj|cpg|shx)$/iu;
const GEOJSON = /\.(geojson|json)$/iu;
const PLAN = /\.plan\.json$/iu;

/** A plan file has its `tantu` member ahead of its features, within this many bytes. */
const PEEK_BYTES = 65_536;

/** What files are: a plan, parcels of the base, features for the plan, or one of the last two, which only the user knows. */
export type FileRoute = 'plan' | 'base' | 'features' | 'base-or-features';

/**
 * What dropped files are meant as. Of GeoJSON, which can be anything, the beginning is looked at; without an open plan it is
 * a plan or the outline of a new district.
 */
export async function routeOfFiles(files: readonly BaseFile[], isPlanOpen: boolean): Promise<FileRoute> {
  if (files.some(({ name }) => PARCELS_ONLY.test(name) || HEIGHTS.test(name))) return 'base';
  if (files.some(({ name }) => FEATURES_ONLY.test(name))) return 'features';
  if (files.some(({ name }) => PARCELS_OR_FEATURES.test(name))) return 'base-or-features';
  const [first] = files;
  if (!isPlanOpen || first === undefined || !GEOJSON.test(first.name) || PLAN.test(first.name)) return 'plan';
  // A folder or a file that went away cannot be read; the way of plans says so.
  const beginning = await first.blob
    .slice(0, PEEK_BYTES)
    .text()
    .catch(() => '');
  const isGeojson = /"type"\s*:\s*"(Feature|Point|LineString|Polygon|Multi)/u.test(beginning);
  return isGeojson && !beginning.includes('"tantu"') ? 'base-or-features' : 'plan';
}
