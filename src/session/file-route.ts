import type { BaseFile } from '../../workers/engine/api.ts';

/** Endings of files that can hold parcels and never a plan. */
const PARCELS_ONLY = /\.(fgb|geojsonl|ndjson|zip|shp|dbf|prj|cpg|shx|tantubase)$/iu;
const GEOJSON = /\.(geojson|json)$/iu;
const PLAN = /\.plan\.json$/iu;

/** A plan file has its `tantu` member ahead of its features, within this many bytes. */
const PEEK_BYTES = 65_536;

/**
 * What dropped files are meant as: a plan to be opened, or parcels for the plan that is open. Of GeoJSON, which can be either,
 * the beginning is looked at; without an open plan it is a plan or the outline of a new district.
 */
export async function routeOfFiles(files: readonly BaseFile[], isPlanOpen: boolean): Promise<'plan' | 'base'> {
  if (files.some(({ name }) => PARCELS_ONLY.test(name))) return 'base';
  const [first] = files;
  if (!isPlanOpen || first === undefined || !GEOJSON.test(first.name) || PLAN.test(first.name)) return 'plan';
  // A folder or a file that went away cannot be read; the way of plans says so.
  const beginning = await first.blob
    .slice(0, PEEK_BYTES)
    .text()
    .catch(() => '');
  return /"type"\s*:\s*"(Feature|Polygon|MultiPolygon)/u.test(beginning) && !beginning.includes('"tantu"')
    ? 'base'
    : 'plan';
}
