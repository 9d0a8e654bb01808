import { looksLikeWkt } from './wkt-geometry.ts';

/** Where the places of a table of text stand, by position of the column. */
export type PlaceColumns =
  { readonly kind: 'wkt'; readonly column: number } | { readonly kind: 'pair'; readonly x: number; readonly y: number };

const WKT_NAMES = ['wkt', 'geometry', 'geom', 'the_geom', 'wkt_geom', 'shape', '图形', '几何', '空间数据', '坐标串'];
const X_NAMES = ['经度', '东经', 'lon', 'lng', 'long', 'longitude', 'x', '东坐标', '横坐标', 'easting'];
const Y_NAMES = ['纬度', '北纬', 'lat', 'latitude', 'y', '北坐标', '纵坐标', 'northing'];

/**
 * Finds the columns that hold the places: one of well-known text, by its name or else by what its first value looks like,
 * or one each for longitude (or easting) and latitude (or northing), by their names.
 *
 * @param header names of the columns
 * @param samples the first rows
 * @returns null when there are none
 */
export function findPlaceColumns(
  header: readonly string[],
  samples: readonly (readonly string[])[],
): PlaceColumns | null {
  const names = header.map(plainName);
  const isWkt = (column: number): boolean => {
    const first = samples.map((row) => row[column] ?? '').find((value) => value.trim() !== '');
    return first !== undefined && looksLikeWkt(first);
  };
  const columns = names.map((_, column) => column);
  const wkt =
    columns.find((column) => WKT_NAMES.includes(names[column] ?? '') && isWkt(column)) ??
    columns.find(isWkt) ??
    columns.find((column) => names[column] === 'wkt');
  if (wkt !== undefined) return { kind: 'wkt', column: wkt };
  const x = findName(names, X_NAMES);
  const y = findName(names, Y_NAMES);
  return x === null || y === null ? null : { kind: 'pair', x, y };
}

/** The whole name before a part of one, so that `lon` wins over `wgs84_lon`. */
function findName(names: readonly string[], wanted: readonly string[]): number | null {
  for (const name of wanted) {
    const at = names.indexOf(name);
    if (at >= 0) return at;
  }
  const at = names.findIndex((name) => name.split(/[_\s.-]+/u).some((part) => wanted.includes(part)));
  return at < 0 ? null : at;
}

/** Lower case, without a unit in brackets. */
function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/\s*[（([].*$/u, '');
}
