import type { MultiPolygon, Position } from 'geojson';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { startOf } from '../../src/geo/shape-table.ts';
import { planeLatitude, planeLongitude } from '../../src/geo/working-plane.ts';
import { landOnSheet } from '../../src/land/land-on-sheet.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import type { LandShades } from '../../src/land/land-shades.ts';
import { createLandTiles, type LandTiles } from '../../src/land/land-tiles.ts';
import type { EngineApi } from './api.ts';

/** The part of the engine that serves the map. */
export type EngineTiles = Pick<EngineApi, 'tiling' | 'tile' | 'picture' | 'parcelOutline' | 'sheetLand'>;

/**
 * Serves tiles of the base that is open when they are asked for. They are prepared at the first question, so that opening
 * comes to its numbers sooner, and anew when the base has got another table.
 *
 * @param shadesOf what the parcels of a table are coloured by beside their class
 */
export function createEngineTiles(
  openBase: () => LandBase | null,
  shadesOf: (land: LandTable) => LandShades | null,
): EngineTiles {
  let made: { readonly land: LandTable; readonly tiles: LandTiles } | null = null;

  function madeNow(): { readonly land: LandTable; readonly tiles: LandTiles } | null {
    const base = openBase();
    if (base === null) return null;
    if (made?.land !== base.land) made = { land: base.land, tiles: createLandTiles(base.land, base.classes) };
    return made;
  }

  return {
    async tiling() {
      return madeNow()?.tiles.tiling ?? null;
    },
    async tile(z, x, y) {
      const now = madeNow();
      return now === null ? null : now.tiles.vector(z, x, y, shadesOf(now.land));
    },
    async picture(z, x, y, colours) {
      const now = madeNow();
      return now === null ? null : now.tiles.picture(z, x, y, colours, shadesOf(now.land));
    },
    async sheetLand(window) {
      const base = openBase();
      return base === null ? null : landOnSheet(base.land, base.index, base.classes, window);
    },
    async parcelOutline(parcel) {
      const land = openBase()?.land;
      return land === undefined || parcel >= land.parcelCount ? null : outlineOf(land, parcel);
    },
  };
}

/** Geometry of a parcel in degrees. */
function outlineOf({ coordinates, ringEnds, partEnds, shapeEnds }: LandTable, parcel: number): MultiPolygon {
  const parts: Position[][][] = [];
  for (let part = startOf(shapeEnds, parcel); part < (shapeEnds[parcel] ?? 0); part += 1) {
    const rings: Position[][] = [];
    for (let ring = startOf(partEnds, part); ring < (partEnds[part] ?? 0); ring += 1) {
      const places: Position[] = [];
      for (let vertex = startOf(ringEnds, ring); vertex < (ringEnds[ring] ?? 0); vertex += 1) {
        places.push([planeLongitude(coordinates[2 * vertex] ?? 0), planeLatitude(coordinates[2 * vertex + 1] ?? 0)]);
      }
      rings.push(places);
    }
    parts.push(rings);
  }
  return { type: 'MultiPolygon', coordinates: parts };
}
