import type { Geometry, LineString, MultiPolygon, Polygon } from 'geojson';

/** A change of shapes that takes more than moving vertices (图形运算). Geometries in degrees. */
export type ShapeRequest =
  | { readonly make: 'union'; readonly of: readonly Geometry[] }
  | { readonly make: 'intersection'; readonly of: readonly [Geometry, Geometry] }
  | { readonly make: 'difference'; readonly of: Geometry; readonly without: readonly Geometry[] }
  /** Pieces left and right of a line; lines that end inside do not cut. */
  | { readonly make: 'split'; readonly of: Geometry; readonly along: LineString }
  /** Of points, lines or areas; negative distances narrow areas. Lines end round unless said otherwise. */
  | { readonly make: 'buffer'; readonly of: Geometry; readonly distanceM: number; readonly ends?: 'round' | 'flat' }
  | { readonly make: 'simplified'; readonly of: Geometry; readonly toleranceM: number }
  /** The union of parcels of the base, by number. */
  | { readonly make: 'parcels'; readonly of: Uint32Array };

/**
 * What came of a {@link ShapeRequest}: areas in degrees, one for most requests, the pieces for `split` (largest first). Vertices
 * that were there before are the same to the last digit. Failures are message keys `shape-failure.<code>`.
 */
export type ShapeAnswer =
  | { readonly ok: true; readonly shapes: readonly (Polygon | MultiPolygon)[] }
  | {
      readonly ok: false;
      readonly code: 'nothing-left' | 'does-not-cut' | 'no-common-area' | 'not-an-area' | 'failed';
    };
