import { gaussKrugerZone } from './gauss-kruger-zone.ts';

/**
 * A coordinate reference system that is read (坐标系), as plain data. CGCS2000 and WGS 84 agree within centimetres in
 * China and are taken as one another.
 */
export interface CoordinateSystem {
  /** EPSG code; null for a projection that the register does not have, such as a local central meridian. */
  readonly epsg: number | null;
  /** Name in the EPSG register, or made from the parameters. */
  readonly name: string;
  readonly figure: 'CGCS2000' | 'WGS 84';
  readonly projection: SystemProjection;
}

/** How degrees become what the file holds: not at all, Gauss–Krüger and UTM, or the sphere of web maps. */
export type SystemProjection =
  | { readonly kind: 'geographic' }
  | ({ readonly kind: 'transverse-mercator' } & TransverseMercator)
  | { readonly kind: 'web-mercator' };

/** Parameters of a transverse Mercator projection (横轴墨卡托), degrees and metres. */
export interface TransverseMercator {
  readonly centralMeridian: number;
  readonly latitudeOfOrigin: number;
  /** On the central meridian: 1 for Gauss–Krüger, 0.9996 for UTM. */
  readonly scale: number;
  readonly falseEastingM: number;
  readonly falseNorthingM: number;
}

/**
 * A system, or why it is not read. Xi'an 80 (西安 80) and Beijing 54 (北京 54) have no exact public transformation to
 * CGCS2000: it needs parameters of the place, which the surveying office keeps.
 */
export type SystemLookup =
  | { readonly ok: true; readonly system: CoordinateSystem }
  | { readonly ok: false; readonly reason: 'xian-80' | 'beijing-54' | 'unknown'; readonly name: string };

/** CGCS2000 in degrees (2000 国家大地坐标系), EPSG:4490. */
export const CGCS2000_DEGREES: CoordinateSystem = {
  epsg: 4490,
  name: 'China Geodetic Coordinate System 2000',
  figure: 'CGCS2000',
  projection: { kind: 'geographic' },
};

/** WGS 84 in degrees, EPSG:4326. */
export const WGS84_DEGREES: CoordinateSystem = {
  epsg: 4326,
  name: 'WGS 84',
  figure: 'WGS 84',
  projection: { kind: 'geographic' },
};

/** The metres of web maps, EPSG:3857. */
export const WEB_MERCATOR: CoordinateSystem = {
  epsg: 3857,
  name: 'WGS 84 / Pseudo-Mercator',
  figure: 'WGS 84',
  projection: { kind: 'web-mercator' },
};

/** Codes of the systems without a public transformation: geographic, then the Gauss–Krüger blocks (EPSG register). */
const XIAN_80 = [
  [4610, 4610],
  [2327, 2390],
] as const;
const BEIJING_54 = [
  [4214, 4214],
  [2401, 2442],
  [21413, 21423],
  [21453, 21463],
  // New Beijing (新北京 54).
  [4555, 4555],
  [4568, 4589],
] as const;

/** The system of an EPSG code. */
export function systemOfEpsg(code: number): SystemLookup {
  const name = `EPSG:${String(code)}`;
  if (isAmong(XIAN_80, code)) return { ok: false, reason: 'xian-80', name };
  if (isAmong(BEIJING_54, code)) return { ok: false, reason: 'beijing-54', name };
  const system =
    [CGCS2000_DEGREES, WGS84_DEGREES, WEB_MERCATOR].find(({ epsg }) => epsg === code) ??
    gaussKrugerSystem(code) ??
    utmSystem(code);
  return system === null ? { ok: false, reason: 'unknown', name } : { ok: true, system };
}

/** The system of a name such as `EPSG:4527`, as plan files and the command line write it. */
export function parseSystemCode(text: string): SystemLookup {
  const code = /^(?:EPSG:)?(\d{4,5})$/iu.exec(text.trim())?.[1];
  return code === undefined ? { ok: false, reason: 'unknown', name: text } : systemOfEpsg(Number(code));
}

/** Whether the coordinates are longitude and latitude in degrees; else they are metres. */
export function isInDegrees({ projection }: CoordinateSystem): boolean {
  return projection.kind === 'geographic';
}

/** How messages and plan files name a system. */
export function systemLabel({ epsg, name }: CoordinateSystem): string {
  return epsg === null ? name : `EPSG:${String(epsg)}`;
}

function gaussKrugerSystem(code: number): CoordinateSystem | null {
  const zone = gaussKrugerZone(code);
  if (zone === null) return null;
  const { centralMeridian, falseEastingM } = zone;
  return {
    epsg: code,
    name: zone.name,
    figure: 'CGCS2000',
    projection: {
      kind: 'transverse-mercator',
      centralMeridian,
      latitudeOfOrigin: 0,
      scale: 1,
      falseEastingM,
      falseNorthingM: 0,
    },
  };
}

/** UTM on WGS 84: 32601 … 32660 north, 32701 … 32760 south. */
function utmSystem(code: number): CoordinateSystem | null {
  const zone = code % 100;
  const hemisphere = Math.floor(code / 100);
  if (!Number.isInteger(code) || (hemisphere !== 326 && hemisphere !== 327) || zone < 1 || zone > 60) return null;
  const isNorth = hemisphere === 326;
  return {
    epsg: code,
    name: `WGS 84 / UTM zone ${String(zone)}${isNorth ? 'N' : 'S'}`,
    figure: 'WGS 84',
    projection: {
      kind: 'transverse-mercator',
      centralMeridian: 6 * zone - 183,
      latitudeOfOrigin: 0,
      scale: 0.9996,
      falseEastingM: 500_000,
      falseNorthingM: isNorth ? 0 : 10_000_000,
    },
  };
}

function isAmong(blocks: readonly (readonly [first: number, last: number])[], code: number): boolean {
  return blocks.some(([first, last]) => code >= first && code <= last);
}
