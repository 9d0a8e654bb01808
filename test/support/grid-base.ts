import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { tableOfShapes } from '../../src/geo/shape-table.ts';
import type { ClassSystem } from '../../src/land/class-system.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import { markForestParcels } from '../../src/land/forest-parcels.ts';
import { createLandTableBuilder } from '../../src/land/land-table-builder.ts';
import { openParcelIndex } from '../../src/land/parcel-index.ts';

/**
 * A district of parcels that are map sheets: each is a 1:10000 frame (3′45″ × 2′30″), the first row at 39° N, so that the area of
 * every parcel of that row stands in the tables of the survey: 25 036 680.505 139 01 m² (closed form, 40 digits).
 */
export const SHEET_AREA_M2 = 25036680.50513901;
const WEST = 117;
const SOUTH = 39;
const SHEET_LONGITUDE = 3.75 / 60;
const SHEET_LATITUDE = 2.5 / 60;

/** A parcel of the grid as the file would have it. */
export interface GridParcel {
  /** Class code as written; null = missing. */
  readonly code: string | null;
  readonly canopy?: number;
  /** Growing stock, m³/ha. */
  readonly stock?: number;
  /** 是 / 否. */
  readonly specialShrub?: string;
}

/** What differs from a plain grid of cropland with its hull as the district. */
export interface GridOptions {
  readonly columns: number;
  readonly rows: number;
  /** The parcel of a cell, null to leave a hole in the survey; cropland when left out. */
  readonly parcel?: (column: number, row: number) => GridParcel | null;
  /** The district; the hull of the grid when left out, none when null. */
  readonly region?: Polygon | MultiPolygon | null;
  /** Permanent basic farmland of the base. */
  readonly farmland?: readonly Polygon[];
  /** The system the codes are written in; the third survey when left out. */
  readonly classes?: ClassSystem;
  /** Moves a vertex of the grid, in shares of a sheet; parcels go on sharing it. */
  readonly shift?: (column: number, row: number) => readonly [number, number];
}

/** Longitude and latitude of a place counted in sheets from the south-west corner. */
export function gridPlace(column: number, row: number): [number, number] {
  return [WEST + column * SHEET_LONGITUDE, SOUTH + row * SHEET_LATITUDE];
}

/** A polygon through places counted in sheets; closed here. */
export function gridPolygon(...places: readonly (readonly [number, number])[]): Polygon {
  const ring: Position[] = places.map(([column, row]) => gridPlace(column, row));
  return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] };
}

/** A rectangle between two corners counted in sheets. */
export function gridBox(west: number, south: number, east: number, north: number): Polygon {
  return gridPolygon([west, south], [east, south], [east, north], [west, north]);
}

/** The parcels as features of a file with the fields of the demo base. */
export function gridFeatures({ columns, rows, parcel, shift }: GridOptions): Feature<Polygon>[] {
  const features: Feature<Polygon>[] = [];
  const corner = (column: number, row: number): [number, number] => {
    const [east, north] = shift?.(column, row) ?? [0, 0];
    return [column + east, row + north];
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const one = parcel === undefined ? { code: '0103' } : parcel(column, row);
      if (one === null) continue;
      const geometry = gridPolygon(
        corner(column, row),
        corner(column + 1, row),
        corner(column + 1, row + 1),
        corner(column, row + 1),
      );
      const { code, canopy = null, specialShrub = null, stock = null } = one;
      const properties = { BSM: `${column}-${row}`, DLBM: code, YBD: canopy, TGGM: specialShrub, GQXJ: stock };
      features.push({ type: 'Feature', geometry, properties });
    }
  }
  return features;
}

/** A land base as the engine makes it, through the real builder. */
export function gridBase(options: GridOptions): LandBase {
  const { columns, rows, farmland, classes = thirdSurveyClasses() } = options;
  const builder = createLandTableBuilder(classes, [
    { role: 'id', type: 'text' },
    { role: 'canopy', type: 'number' },
    { role: 'specialShrub', type: 'text' },
    { role: 'volumeM3PerHa', type: 'number' },
  ]);
  for (const { geometry, properties } of gridFeatures(options)) {
    const ring = geometry.coordinates[0] ?? [];
    builder.addRing(ring.flat(), 0, ring.length);
    builder.endPart();
    const { BSM, DLBM, YBD, TGGM, GQXJ } = properties as Record<string, string | number | null>;
    builder.endParcel(DLBM === null ? null : String(DLBM), [BSM ?? null, YBD ?? null, TGGM ?? null, GQXJ ?? null]);
  }
  const { table: land } = builder.finish();
  const region = options.region === undefined ? gridBox(0, 0, columns, rows) : options.region;
  return {
    region: region === null ? null : shapeFromGeojson(region),
    land,
    index: openParcelIndex(land),
    classes,
    forestMarks: markForestParcels(land, classes),
    farmlandLine: farmland === undefined ? null : tableOfShapes(farmland.map(shapeFromGeojson)),
  };
}
