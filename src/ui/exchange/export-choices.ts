import type { ExportChoice } from '../../session/feature-export.ts';

/** Formats in the order in which they are offered: those that keep everything first. */
export const EXPORT_FORMATS = [
  'geopackage',
  'shapefile',
  'geojson',
  'flatgeobuf',
  'kml',
  'csv',
] as const satisfies readonly ExportChoice['format'][];

/** What the form begins with: the selection where there is one, else the scheme, in the format that keeps everything. */
export function firstChoice(selected: number): ExportChoice {
  return { what: selected > 0 ? 'selection' : 'scheme', format: 'geopackage', headings: 'labels', encoding: 'utf-8' };
}
