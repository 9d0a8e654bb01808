import type { Geometry, Position } from 'geojson';
import { createSheetProjection } from '../../geo/sheet-plane.ts';
import type { SheetWindow } from '../../land/land-on-sheet.ts';

/** A shape on the paper: rings or lines as x, y pairs in mm, with their ends in vertices. */
export interface PaperOutline {
  readonly coordinates: readonly number[];
  readonly ends: readonly number[];
}

/** Brings shapes from degrees to the paper of one sheet. */
export interface PaperPen {
  readonly window: SheetWindow;
  /** Rings of areas; nothing for other shapes. What lies wholly beside the map is left out. */
  readonly areas: (geometries: Iterable<Geometry>) => PaperOutline;
  /** Lines, and the rings of areas as lines, closed. */
  readonly lines: (geometries: Iterable<Geometry>) => PaperOutline;
  /** A place, or null where it lies beside the map. */
  readonly place: (position: Position) => readonly [number, number] | null;
}

/** Marks stand over the edge of the map by up to this and are clipped there. */
const BEYOND_MM = 4;

/** Sets up drawing for a sheet. */
export function createPaperPen(window: SheetWindow): PaperPen {
  const { toPaper } = createSheetProjection(window.plane);
  const right = window.leftMm + window.widthMm;
  const bottom = window.topMm + window.heightMm;

  function add(positions: readonly Position[], coordinates: number[], ends: number[]): void {
    const start = coordinates.length;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [longitude = 0, latitude = 0] of positions) {
      const [x, y] = toPaper(longitude, latitude);
      coordinates.push(x, y);
      minX = Math.min(minX, x);
      maxX = Math.max(maxX, x);
      minY = Math.min(minY, y);
      maxY = Math.max(maxY, y);
    }
    const isBeside =
      maxX < window.leftMm - BEYOND_MM ||
      minX > right + BEYOND_MM ||
      maxY < window.topMm - BEYOND_MM ||
      minY > bottom + BEYOND_MM;
    if (isBeside || coordinates.length === start) coordinates.length = start;
    else ends.push(coordinates.length / 2);
  }

  function outline(
    geometries: Iterable<Geometry>,
    ringsOf: (geometry: Geometry) => readonly Position[][],
  ): PaperOutline {
    const coordinates: number[] = [];
    const ends: number[] = [];
    for (const geometry of geometries) for (const ring of ringsOf(geometry)) add(ring, coordinates, ends);
    return { coordinates, ends };
  }

  return {
    window,
    areas: (geometries) => outline(geometries, areaRings),
    lines: (geometries) => outline(geometries, lineRuns),
    place([longitude = 0, latitude = 0]) {
      const [x, y] = toPaper(longitude, latitude);
      return x < window.leftMm || x > right || y < window.topMm || y > bottom ? null : [x, y];
    },
  };
}

function areaRings(geometry: Geometry): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat();
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(areaRings);
  return [];
}

function lineRuns(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiLineString') return geometry.coordinates;
  return areaRings(geometry);
}
