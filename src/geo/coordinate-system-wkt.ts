import type { CoordinateSystem, SystemLookup, SystemProjection, TransverseMercator } from './coordinate-system.ts';
import { CGCS2000_DEGREES, systemOfEpsg, WEB_MERCATOR, WGS84_DEGREES } from './coordinate-system.ts';
import { gaussKrugerCodes } from './gauss-kruger-zone.ts';
import { parseWkt, type WktNode } from './wkt-tree.ts';

/**
 * The system that a `.prj` file or another WKT text describes (坐标系描述文件): WKT 1 as ESRI and as OGC write it, and WKT 2.
 * The parameters count, not the name: many a `CGCS2000_3_Degree_GK_CM_117E` was copied from a neighbour and changed.
 */
export function systemOfWkt(text: string): SystemLookup {
  const root = parseWkt(text);
  if (root === null) return { ok: false, reason: 'unknown', name: text.trim().slice(0, 40) };
  const name = firstText(root) ?? root.keyword;
  const figure = figureOf(root);
  if (figure === 'xian-80' || figure === 'beijing-54') return { ok: false, reason: figure, name };
  const projection = figure === null || !startsAtGreenwich(root) ? null : projectionOf(root);
  if (figure === null || projection === null) return { ok: false, reason: 'unknown', name };
  return { ok: true, system: registered(figure, projection) ?? { epsg: null, name, figure, projection } };
}

/** Figure of the earth by its axes and by the datum's name; either of them is enough to refuse an old datum. */
function figureOf(root: WktNode): CoordinateSystem['figure'] | 'xian-80' | 'beijing-54' | null {
  const spheroid = find(root, ['SPHEROID', 'ELLIPSOID']);
  const [semiMajorM = 0, inverseFlattening = 0] = spheroid === null ? [] : numbersOf(spheroid);
  const datumNode = find(root, ['DATUM', 'GEODETICDATUM', 'ENSEMBLE']);
  const datum = datumNode === null ? '' : (firstText(datumNode) ?? '');
  if (/xian/iu.test(datum) || isNear(semiMajorM, 6378140, 1)) return 'xian-80';
  if (/beijing/iu.test(datum) || isNear(semiMajorM, 6378245, 1)) return 'beijing-54';
  if (semiMajorM !== 6378137) return null;
  if (/china[_ ]?2000|china[_ ]geodetic|cgcs[_ ]?2000/iu.test(datum) && isNear(inverseFlattening, 298.2572221, 1e-6)) {
    return 'CGCS2000';
  }
  return /wgs|world geodetic system 1984/iu.test(datum) && isNear(inverseFlattening, 298.257223563, 1e-6)
    ? 'WGS 84'
    : null;
}

function projectionOf(root: WktNode): SystemProjection | null {
  const method = find(root, ['PROJECTION', 'METHOD']);
  if (method === null) return hasUnit(root, Math.PI / 180, 1e-9) ? { kind: 'geographic' } : null;
  const kind = plainName(firstText(method) ?? '');
  const parameters = parametersOf(root);
  if (!projectedUnitIsMetre(root)) return null;
  if (kind === 'gauss_kruger' || kind === 'transverse_mercator') {
    const values: TransverseMercator = {
      centralMeridian: valueOf(parameters, ['central_meridian', 'longitude_of_natural_origin']) ?? Number.NaN,
      latitudeOfOrigin: valueOf(parameters, ['latitude_of_origin', 'latitude_of_natural_origin']) ?? 0,
      scale: valueOf(parameters, ['scale_factor', 'scale_factor_at_natural_origin']) ?? 1,
      falseEastingM: valueOf(parameters, ['false_easting']) ?? 0,
      falseNorthingM: valueOf(parameters, ['false_northing']) ?? 0,
    };
    return Object.values(values).every(Number.isFinite) ? { kind: 'transverse-mercator', ...values } : null;
  }
  const isWebMercator =
    kind === 'mercator_auxiliary_sphere' || kind === 'popular_visualisation_pseudo_mercator' || isGdalWebMercator(root);
  return isWebMercator && [...parameters.entries()].every(([key, value]) => isPlainMercator(key, value))
    ? { kind: 'web-mercator' }
    : null;
}

/** GDAL writes the web map's projection as a plain Mercator and says in an extension that it is none. */
function isGdalWebMercator(root: WktNode): boolean {
  const extension = find(root, ['EXTENSION']);
  return extension?.values.some((value) => typeof value === 'string' && value.includes('+b=6378137')) ?? false;
}

function isPlainMercator(key: string, value: number): boolean {
  return key === 'scale_factor' ? value === 1 : value === 0;
}

/** The register's entry with the same parameters; of two with the same meridian the 3° zone, they are one projection. */
function registered(figure: CoordinateSystem['figure'], projection: SystemProjection): CoordinateSystem | null {
  if (projection.kind === 'geographic') return figure === 'CGCS2000' ? CGCS2000_DEGREES : WGS84_DEGREES;
  if (projection.kind === 'web-mercator') return WEB_MERCATOR;
  const codes = figure === 'CGCS2000' ? gaussKrugerCodes() : utmCodes(projection);
  let found: CoordinateSystem | null = null;
  for (const code of codes) {
    const lookup = systemOfEpsg(code);
    if (lookup.ok && sameParameters(lookup.system.projection, projection)) found = lookup.system;
  }
  return found;
}

function utmCodes({ centralMeridian }: TransverseMercator): readonly number[] {
  const zone = (centralMeridian + 183) / 6;
  return [32600 + zone, 32700 + zone];
}

function sameParameters(a: SystemProjection, b: TransverseMercator): boolean {
  return (
    a.kind === 'transverse-mercator' &&
    a.centralMeridian === b.centralMeridian &&
    a.latitudeOfOrigin === b.latitudeOfOrigin &&
    a.scale === b.scale &&
    a.falseEastingM === b.falseEastingM &&
    a.falseNorthingM === b.falseNorthingM
  );
}

function startsAtGreenwich(root: WktNode): boolean {
  const meridian = find(root, ['PRIMEM', 'PRIMEMERIDIAN']);
  return meridian === null || (numbersOf(meridian)[0] ?? 0) === 0;
}

/** The unit of a projected system is its own child; units deeper inside belong to the angles. */
function projectedUnitIsMetre(root: WktNode): boolean {
  const own = root.children.filter(({ keyword }) => keyword === 'UNIT' || keyword === 'LENGTHUNIT');
  const nested = own.length === 0 ? find(root, ['LENGTHUNIT']) : null;
  return [...own, ...(nested === null ? [] : [nested])].every((unit) => numbersOf(unit)[0] === 1);
}

function hasUnit(root: WktNode, factor: number, tolerance: number): boolean {
  const unit = find(root, ['UNIT', 'ANGLEUNIT']);
  return unit === null || isNear(numbersOf(unit)[0] ?? 0, factor, tolerance);
}

function parametersOf(root: WktNode): ReadonlyMap<string, number> {
  const parameters = new Map<string, number>();
  visit(root, (node) => {
    if (node.keyword === 'PARAMETER')
      parameters.set(plainName(firstText(node) ?? ''), numbersOf(node)[0] ?? Number.NaN);
  });
  return parameters;
}

function valueOf(parameters: ReadonlyMap<string, number>, names: readonly string[]): number | undefined {
  return names.map((name) => parameters.get(name)).find((value) => value !== undefined);
}

function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, '_');
}

/** The first node with one of the keywords, the root included. */
function find(root: WktNode, keywords: readonly string[]): WktNode | null {
  let found: WktNode | null = null;
  visit(root, (node) => {
    if (found === null && keywords.includes(node.keyword)) found = node;
  });
  return found;
}

function visit(node: WktNode, each: (node: WktNode) => void): void {
  each(node);
  for (const child of node.children) visit(child, each);
}

function firstText({ values }: WktNode): string | null {
  return values.find((value) => typeof value === 'string') ?? null;
}

function numbersOf({ values }: WktNode): number[] {
  return values.filter((value) => typeof value === 'number');
}

function isNear(value: number, expected: number, tolerance: number): boolean {
  return Math.abs(value - expected) < tolerance;
}
