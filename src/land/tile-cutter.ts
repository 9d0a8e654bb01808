import { fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf';
import { startOf } from '../geo/shape-table.ts';
import type { ClassSystem, LandGroup } from './class-system.ts';
import type { LandTable } from './land-table.ts';
import type { ParcelIndex } from './parcel-index.ts';
import { createSubPixelGrid, type SubPixelGrid } from './sub-pixel-grid.ts';
import { createTileProjection, tilePlaneBounds } from './tile-projection.ts';
import { clipRing, reverseRing, signedArea, snapRing, TILE_BUFFER, TILE_EXTENT } from './tile-ring.ts';

/** Cuts vector tiles out of a land table (矢量瓦片). */
export interface TileCutter {
  /**
   * One Mapbox vector tile with the layer `parcels`: `g` land group, `t` cropland tint 0–4, and from {@link PICK_ZOOM} on
   * `p` the parcel number. Null where there is nothing.
   */
  cut(zoom: number, column: number, row: number): ArrayBuffer | null;
}

/** From this zoom on each parcel is a feature of its own; below, parcels of a group are one feature. */
export const PICK_ZOOM = 13;

/** Screen pixels per tile edge, as MapLibre draws vector tiles. */
const TILE_PIXELS = 512;
const UNITS_PER_PIXEL = TILE_EXTENT / TILE_PIXELS;

/** A polygon feature as the encoder takes it. */
interface TileFeature {
  readonly type: 3;
  readonly geometry: [number, number][][];
  readonly tags: Record<string, string | number>;
}

/** Prepares cutting; the table and its index are only read. */
export function createTileCutter(table: LandTable, index: ParcelIndex, classes: ClassSystem): TileCutter {
  const bounds = index.bounds;
  if (bounds === null) return { cut: () => null };
  const projection = createTileProjection(bounds.minY, bounds.maxY);
  const groups = table.classCodes.map((code): LandGroup => classes.classOf(code)?.group ?? 'bare');

  /** Outer ring and holes of a part in tile units, or null when they collapse on the grid. */
  function partRings(part: number, toX: (x: number) => number, toY: (y: number) => number, step: number): number[][] {
    const rings: number[][] = [];
    const endRing = table.partEnds[part] ?? 0;
    for (let ring = startOf(table.partEnds, part); ring < endRing; ring += 1) {
      const points: number[] = [];
      const end = table.ringEnds[ring] ?? 0;
      for (let vertex = startOf(table.ringEnds, ring); vertex < end; vertex += 1) {
        points.push(toX(table.coordinates[2 * vertex] ?? 0), toY(table.coordinates[2 * vertex + 1] ?? 0));
      }
      const isOuter = rings.length === 0;
      const clipped = isWithinTile(points) ? points : clipRing(points);
      const snapped = snapRing(clipped, step);
      if (snapped === null) {
        if (isOuter) return [];
        continue;
      }
      rings.push(signedArea(snapped) > 0 === isOuter ? snapped : reverseRing(snapped));
    }
    return rings;
  }

  return {
    cut(zoom, column, row) {
      const box = tilePlaneBounds(zoom, column, row, TILE_BUFFER / TILE_EXTENT);
      const parcels = index.search(box.west, box.south, box.east, box.north);
      if (parcels.length === 0) return null;
      const scale = 2 ** zoom * TILE_EXTENT;
      const offsetX = column * TILE_EXTENT;
      const offsetY = row * TILE_EXTENT;
      const toX = (x: number): number => projection.mercatorX(x) * scale - offsetX;
      const toY = (y: number): number => projection.mercatorY(y) * scale - offsetY;
      const isPickable = zoom >= PICK_ZOOM;
      const step = isPickable ? 1 : UNITS_PER_PIXEL / 2;
      const collected = createCollector(isPickable);
      const small = createSubPixelGrid(TILE_PIXELS);

      for (const parcel of parcels) {
        const group = groups[table.classIndex[parcel] ?? 0] ?? 'bare';
        const tint = group === 'cropland' ? parcel % 5 : 0;
        const parts = table.shapeEnds[parcel] ?? 0;
        let isDrawn = false;
        for (let part = startOf(table.shapeEnds, parcel); part < parts; part += 1) {
          const rings = isPickable || isWorthDrawing(table, part, toX, toY) ? partRings(part, toX, toY, step) : [];
          if (rings.length === 0) continue;
          collected.add(group, tint, parcel, rings);
          isDrawn = true;
        }
        if (!isDrawn && !isPickable) addSmall(small, table, parcel, group, toX, toY);
      }
      const features = [...small.features(UNITS_PER_PIXEL).map(toFeature), ...collected.features()];
      if (features.length === 0) return null;
      const layer = new GeoJSONWrapper(features, { version: 2, extent: TILE_EXTENT });
      layer.name = 'parcels';
      const bytes = fromVectorTileJs({ layers: { parcels: layer } });
      return bytes.slice().buffer;
    },
  };

  function toFeature(one: { readonly group: string; readonly rings: readonly number[][] }): TileFeature {
    return { type: 3, geometry: one.rings.map(pairs), tags: { g: one.group, t: 2 } };
  }
}

/** Gathers rings into features: one per group and tint, or one per parcel. */
function createCollector(isPickable: boolean): {
  add(group: LandGroup, tint: number, parcel: number, rings: readonly number[][]): void;
  features(): TileFeature[];
} {
  const byKey = new Map<string, TileFeature>();
  return {
    add(group, tint, parcel, rings) {
      const key = isPickable ? String(parcel) : `${group}${String(tint)}`;
      let feature = byKey.get(key);
      if (feature === undefined) {
        const tags: Record<string, string | number> = { g: group, t: tint };
        if (isPickable) tags['p'] = parcel;
        feature = { type: 3, geometry: [], tags };
        byKey.set(key, feature);
      }
      for (const ring of rings) feature.geometry.push(pairs(ring));
    },
    features: () => [...byKey.values()],
  };
}

/** False when the part is no larger than a pixel either way and goes into the sub-pixel grid instead. */
function isWorthDrawing(
  table: LandTable,
  part: number,
  toX: (x: number) => number,
  toY: (y: number) => number,
): boolean {
  const ring = startOf(table.partEnds, part);
  const end = table.ringEnds[ring] ?? 0;
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (let vertex = startOf(table.ringEnds, ring); vertex < end; vertex += 1) {
    const x = table.coordinates[2 * vertex] ?? 0;
    const y = table.coordinates[2 * vertex + 1] ?? 0;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return toX(east) - toX(west) > UNITS_PER_PIXEL || toY(south) - toY(north) > UNITS_PER_PIXEL;
}

/**
 * Shares a parcel's area among the pixels of its vertices. One pixel for all of it would leave bare the others that a parcel
 * about as large as a pixel reaches into.
 */
function addSmall(
  grid: SubPixelGrid,
  table: LandTable,
  parcel: number,
  group: LandGroup,
  toX: (x: number) => number,
  toY: (y: number) => number,
): void {
  const firstRing = startOf(table.partEnds, startOf(table.shapeEnds, parcel));
  const endRing = startOf(table.partEnds, table.shapeEnds[parcel] ?? 0);
  const first = startOf(table.ringEnds, firstRing);
  const end = startOf(table.ringEnds, endRing);
  const shareM2 = (table.areasM2[parcel] ?? 0) / (end - first);
  for (let vertex = first; vertex < end; vertex += 1) {
    const column = Math.floor(toX(table.coordinates[2 * vertex] ?? 0) / UNITS_PER_PIXEL);
    const row = Math.floor(toY(table.coordinates[2 * vertex + 1] ?? 0) / UNITS_PER_PIXEL);
    grid.add(column, row, group, shareM2);
  }
}

function isWithinTile(points: readonly number[]): boolean {
  return points.every((value) => value >= -TILE_BUFFER && value <= TILE_EXTENT + TILE_BUFFER);
}

function pairs(ring: readonly number[]): [number, number][] {
  const points: [number, number][] = [];
  for (let at = 0; at + 1 < ring.length; at += 2) points.push([ring[at] ?? 0, ring[at + 1] ?? 0]);
  return points;
}
