import type { ImageFileDirectory } from 'geotiff';
import { type CoordinateSystem, parseSystemCode, type SystemLookup, systemOfEpsg } from '../geo/coordinate-system.ts';
import { type ReadFailure, readFailure } from './read-result.ts';
import { systemFailure } from './system-failure.ts';

/** Where the cells of an image lie: the north-west corner and the size of a cell, in the units of the system. */
export interface RasterPlace {
  readonly ok: true;
  readonly west: number;
  readonly north: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** GeoKeys as the file has them (OGC 19-008r4, 7.1). */
export type GeoKeys = Readonly<Record<string, unknown>>;

/** GTRasterTypeGeoKey: a value stands for a point, and the tie point for the middle of a cell. */
const PIXEL_IS_POINT = 2;
/** ProjectedCRSGeoKey and others: not in the register, see the parameters. */
const USER_DEFINED = 32_767;
/** ProjMethodGeoKey of transverse Mercator. */
const TRANSVERSE_MERCATOR = 1;

/** Reads the place of an image from its tie point and scale, or from its matrix; images that are turned are not read. */
export async function placeOf(
  file: string,
  directory: ImageFileDirectory,
  keys: GeoKeys | null,
): Promise<RasterPlace | ReadFailure> {
  const scale = numbersOf(await directory.loadValue('ModelPixelScale'));
  const tie = numbersOf(await directory.loadValue('ModelTiepoint'));
  const matrix = numbersOf(await directory.loadValue('ModelTransformation'));
  const [, across = 0, , west = Number.NaN, along = 0, , , north = Number.NaN] = matrix;
  if (matrix.length === 16) {
    if (across !== 0 || along !== 0) return readFailure('format.rotated-raster', file);
    return cornerOf(file, west, north, matrix[0] ?? 0, -(matrix[5] ?? 0), keys);
  }
  const [column = 0, row = 0, , x = Number.NaN, y = Number.NaN] = tie;
  const [width = 0, height = 0] = scale;
  if (scale.length < 2 || tie.length !== 6) return readFailure('format.not-georeferenced', file);
  return cornerOf(file, x - column * width, y + row * height, width, height, keys);
}

function cornerOf(
  file: string,
  west: number,
  north: number,
  cellWidth: number,
  cellHeight: number,
  keys: GeoKeys | null,
): RasterPlace | ReadFailure {
  if (![west, north, cellWidth, cellHeight].every(Number.isFinite) || cellWidth === 0 || cellHeight === 0) {
    return readFailure('format.not-georeferenced', file);
  }
  if (cellWidth < 0 || cellHeight < 0) return readFailure('format.rotated-raster', file);
  const shift = keys?.['GTRasterTypeGeoKey'] === PIXEL_IS_POINT ? 0.5 : 0;
  return { ok: true, west: west - shift * cellWidth, north: north + shift * cellHeight, cellWidth, cellHeight };
}

/**
 * The coordinate system of an image.
 *
 * @param named code of the system where the planner names it, such as `EPSG:4527`; it goes before what the file says
 */
export function rasterSystem(
  file: string,
  keys: GeoKeys | null,
  named: string | null,
): { readonly ok: true; readonly system: CoordinateSystem } | ReadFailure {
  const lookup = named === null ? systemOfKeys(keys) : parseSystemCode(named);
  if (lookup === null) return readFailure('format.unknown-crs', file, { crs: '' });
  return lookup.ok ? lookup : systemFailure(file, lookup);
}

function systemOfKeys(keys: GeoKeys | null): SystemLookup | null {
  const projected = keys?.['ProjectedCSTypeGeoKey'];
  const geographic = keys?.['GeographicTypeGeoKey'];
  if (typeof projected === 'number' && projected !== USER_DEFINED) return systemOfEpsg(projected);
  if (keys !== null && keys['GTModelTypeGeoKey'] === 1) return transverseMercatorOf(keys);
  return typeof geographic === 'number' && geographic !== USER_DEFINED ? systemOfEpsg(geographic) : null;
}

/** Zones that the register does not have are given by their parameters, on a figure that must be known. */
function transverseMercatorOf(keys: GeoKeys): SystemLookup | null {
  const name = textOf(keys['PCSCitationGeoKey']) ?? textOf(keys['GTCitationGeoKey']) ?? '';
  const geographic = keys['GeographicTypeGeoKey'];
  const figure = typeof geographic === 'number' ? systemOfEpsg(geographic) : null;
  if (figure?.ok === false && figure.reason !== 'unknown') return figure;
  if (figure?.ok !== true || keys['ProjCoordTransGeoKey'] !== TRANSVERSE_MERCATOR) {
    return { ok: false, reason: 'unknown', name };
  }
  const number = (key: string, otherwise: number): number => {
    const value = keys[key];
    return typeof value === 'number' ? value : otherwise;
  };
  return {
    ok: true,
    system: {
      epsg: null,
      name,
      figure: figure.system.figure,
      projection: {
        kind: 'transverse-mercator',
        centralMeridian: number('ProjNatOriginLongGeoKey', 0),
        latitudeOfOrigin: number('ProjNatOriginLatGeoKey', 0),
        scale: number('ProjScaleAtNatOriginGeoKey', 1),
        falseEastingM: number('ProjFalseEastingGeoKey', 0),
        falseNorthingM: number('ProjFalseNorthingGeoKey', 0),
      },
    },
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function numbersOf(value: unknown): readonly number[] {
  return Array.from((value ?? []) as ArrayLike<number>);
}
