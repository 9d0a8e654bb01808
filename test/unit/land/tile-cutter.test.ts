import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { LandBase } from '../../../src/evaluate/land-base.ts';
import { createLandTableBuilder } from '../../../src/land/land-table-builder.ts';
import { openParcelIndex } from '../../../src/land/parcel-index.ts';
import { createTileCutter, PICK_ZOOM } from '../../../src/land/tile-cutter.ts';
import { mercatorXOfLongitude, mercatorYOfLatitude } from '../../../src/land/tile-projection.ts';
import { TILE_EXTENT } from '../../../src/land/tile-ring.ts';
import { gridBase, gridPlace } from '../../support/grid-base.ts';

interface TileAddress {
  readonly zoom: number;
  readonly column: number;
  readonly row: number;
}

/** The tile that holds a place counted in sheets. */
function tileAt(zoom: number, column: number, row: number): TileAddress {
  const [longitude, latitude] = gridPlace(column, row);
  return {
    zoom,
    column: Math.floor(mercatorXOfLongitude(longitude) * 2 ** zoom),
    row: Math.floor(mercatorYOfLatitude(latitude) * 2 ** zoom),
  };
}

/** Features of the layer `parcels` as somebody else's reader sees them. */
function cut(base: LandBase, { zoom, column, row }: TileAddress): VectorTileFeature[] {
  const bytes = createTileCutter(base.land, base.index, base.classes).cut(zoom, column, row);
  if (bytes === null) return [];
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(bytes)));
  expect(Object.keys(layers)).toEqual(['parcels']);
  const layer = layers['parcels'];
  if (layer === undefined) throw new Error('no layer');
  expect(layer).toMatchObject({ version: 2, extent: TILE_EXTENT });
  return Array.from({ length: layer.length }, (_, at) => layer.feature(at));
}

/** Signed areas of all rings in tile units, positive clockwise on screen, as the specification counts outer rings. */
function ringAreas(features: readonly VectorTileFeature[]): number[] {
  return features.flatMap((feature) =>
    feature.loadGeometry().map((ring) => {
      let doubled = 0;
      ring.forEach((point, at) => {
        const next = ring[(at + 1) % ring.length] ?? point;
        doubled += point.x * next.y - next.x * point.y;
      });
      return doubled / 2;
    }),
  );
}

const jitter = (column: number, row: number): [number, number] => [
  0.3 * Math.sin(12.9898 * column + 78.233 * row),
  0.3 * Math.cos(39.346 * column + 11.135 * row),
];

/** Which pixels of the tile (8 units each) the features cover, by the group drawn last. */
function paint(features: readonly VectorTileFeature[]): (string | null)[] {
  const pixels = new Array<string | null>(512 * 512).fill(null);
  for (const feature of features) {
    for (const ring of feature.loadGeometry()) {
      const xs = ring.map((point) => point.x);
      const ys = ring.map((point) => point.y);
      for (let row = Math.max(0, Math.floor(Math.min(...ys) / 8)); row < Math.min(512, Math.max(...ys) / 8); row += 1) {
        for (
          let column = Math.max(0, Math.floor(Math.min(...xs) / 8));
          column < Math.min(512, Math.max(...xs) / 8);
          column += 1
        ) {
          if (holds(ring, 8 * column + 4.1, 8 * row + 4.1))
            pixels[512 * row + column] = String(feature.properties['g']);
        }
      }
    }
  }
  return pixels;
}

function holds(ring: readonly { readonly x: number; readonly y: number }[], x: number, y: number): boolean {
  let isInside = false;
  ring.forEach((a, at) => {
    const b = ring[(at + 1) % ring.length] ?? a;
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) isInside = !isInside;
  });
  return isInside;
}

describe('tile cutter', () => {
  it('puts a parcel where Web Mercator has it', () => {
    const base = gridBase({ columns: 1, rows: 1 });
    const tile = tileAt(12, 0.5, 0.5);
    const points = cut(base, tile).flatMap((feature) => feature.loadGeometry().flat());
    const [west, south] = gridPlace(0, 0);
    const expectedX = (mercatorXOfLongitude(west) * 2 ** 12 - tile.column) * TILE_EXTENT;
    const expectedY = (mercatorYOfLatitude(south) * 2 ** 12 - tile.row) * TILE_EXTENT;
    expect(Math.abs(Math.min(...points.map((point) => point.x)) - Math.max(expectedX, -64))).toBeLessThanOrEqual(2);
    expect(
      Math.abs(Math.max(...points.map((point) => point.y)) - Math.min(expectedY, TILE_EXTENT + 64)),
    ).toBeLessThanOrEqual(2);
  });

  it('gives null where nothing is, and for a table without parcels', () => {
    const base = gridBase({ columns: 1, rows: 1 });
    const cutter = createTileCutter(base.land, base.index, base.classes);
    expect(cutter.cut(12, 0, 0)).toBeNull();
    const none = gridBase({ columns: 0, rows: 0 });
    expect(createTileCutter(none.land, none.index, none.classes).cut(0, 0, 0)).toBeNull();
  });

  it('numbers parcels from the picking zoom on, and joins them by group below', () => {
    const base = gridBase({ columns: 3, rows: 3, parcel: (column) => ({ code: column === 0 ? '0301' : '1104' }) });
    const near = cut(base, tileAt(PICK_ZOOM, 1, 1));
    const found = near.map((feature) => feature.properties['p']);
    expect(found).toEqual([...new Set(found)]);
    for (const feature of near) {
      const parcel = Number(feature.properties['p']);
      expect(feature.properties['g']).toBe(parcel % 3 === 0 ? 'forest' : 'water');
    }
    const far = cut(base, tileAt(PICK_ZOOM - 3, 1, 1));
    expect(far.map((feature) => feature.properties['g']).sort()).toEqual(['forest', 'water']);
    for (const feature of far) expect(feature.properties).not.toHaveProperty('p');
  });

  it.each([9, 11, 13, 14])('covers a gap-free district without gap or overlap at zoom %i', (zoom) => {
    const base = gridBase({
      columns: 30,
      rows: 30,
      shift: jitter,
      parcel: (column, row) => ({ code: (column + row) % 2 === 0 ? '0301' : '1104' }),
    });
    const features = cut(base, tileAt(zoom, 15, 15));
    const areas = ringAreas(features);
    for (const area of areas) expect(area).toBeGreaterThan(0);
    // The tile lies wholly inside the district: parcels add up to the tile with its buffer, but for rounding at the cut.
    const total = areas.reduce((sum, area) => sum + area, 0);
    expect(Math.abs(total / (TILE_EXTENT + 128) ** 2 - 1)).toBeLessThan(2e-4);
    expect(paint(features).filter((group) => group === null)).toEqual([]);
  });

  it.each([1, 3, 4])(
    'leaves no pixel inside the district bare where parcels are about as small as one, zoom %i',
    (zoom) => {
      const size = 100;
      const base = gridBase({
        columns: size,
        rows: size,
        shift: jitter,
        parcel: (column, row) => ({ code: (column + row) % 2 === 0 ? '0301' : '0103' }),
      });
      const tile = tileAt(zoom, size / 2, size / 2);
      const pixels = paint(cut(base, tile));
      const inset = 3;
      const pixelOf = (column: number, row: number): [number, number] => {
        const [longitude, latitude] = gridPlace(column, row);
        const scale = 512 * 2 ** zoom;
        return [
          Math.round(mercatorXOfLongitude(longitude) * scale - 512 * tile.column),
          Math.round(mercatorYOfLatitude(latitude) * scale - 512 * tile.row),
        ];
      };
      const [west, south] = pixelOf(0, 0);
      const [east, north] = pixelOf(size, size);
      let bare = 0;
      let seen = 0;
      for (let row = Math.max(0, north + inset); row < Math.min(512, south - inset); row += 1) {
        for (let column = Math.max(0, west + inset); column < Math.min(512, east - inset); column += 1) {
          seen += 1;
          if (pixels[512 * row + column] === null) bare += 1;
        }
      }
      expect(seen).toBeGreaterThan(100);
      expect(bare).toBe(0);
    },
  );

  it('keeps edges shared by neighbours after snapping', () => {
    // A fifth of a sheet each, so that some dozen parcels lie in one tile.
    const base = gridBase({
      columns: 20,
      rows: 20,
      shift: (column, row) => {
        const [east, north] = jitter(column, row);
        return [0.2 * (column - 10 + east) + 10 - column, 0.2 * (row - 10 + north) + 10 - row];
      },
    });
    const seen = new Map<string, number>();
    for (const feature of cut(base, tileAt(PICK_ZOOM, 10, 10))) {
      for (const ring of feature.loadGeometry()) {
        ring.slice(1).forEach((b, at) => {
          const a = ring[at] ?? b;
          if ([a, b].some(({ x, y }) => x < 0 || y < 0 || x > TILE_EXTENT || y > TILE_EXTENT)) return;
          const key = [`${a.x},${a.y}`, `${b.x},${b.y}`].sort().join(' ');
          seen.set(key, (seen.get(key) ?? 0) + 1);
        });
      }
    }
    expect(seen.size).toBeGreaterThan(20);
    expect([...seen].filter(([, count]) => count !== 2)).toEqual([]);
  });

  it('winds outer rings clockwise on screen and holes the other way', () => {
    const base = gridBase({ columns: 2, rows: 2 });
    for (const turned of [false, true]) {
      const builder = createLandTableBuilder(base.classes, []);
      const [west, south] = gridPlace(0, 0);
      const ring = (low: number, high: number): number[] => {
        const places = [
          [low, low],
          [high, low],
          [high, high],
          [low, high],
          [low, low],
        ];
        return (turned ? places.reverse() : places).flatMap(([x = 0, y = 0]) => [west + x, south + y]);
      };
      builder.addRing(ring(0, 0.03), 0, 5);
      builder.addRing(ring(0.01, 0.02), 0, 5);
      builder.endPart();
      builder.endParcel('0301', []);
      const { table } = builder.finish();
      const areas = ringAreas(cut({ ...base, land: table, index: openParcelIndex(table) }, tileAt(11, 0.2, 0.2)));
      expect(areas.map(Math.sign)).toEqual([1, -1]);
    }
  });

  it('gives each pixel of tiny parcels to the group with the most land in it', () => {
    // At zoom 1 five to six sheets go on a pixel; forest takes two of three columns and the rims.
    const base = gridBase({
      columns: 121,
      rows: 90,
      parcel: (column) => ({ code: column % 3 === 1 ? '1104' : '0301' }),
    });
    const [feature, ...others] = cut(base, { zoom: 1, column: 1, row: 0 });
    expect(others).toEqual([]);
    expect(feature?.properties['g']).toBe('forest');
    const area = ringAreas(feature === undefined ? [] : [feature]).reduce((sum, one) => sum + one, 0);
    const [west, south] = gridPlace(0, 0);
    const [east, north] = gridPlace(121, 90);
    const expected =
      (mercatorXOfLongitude(east) - mercatorXOfLongitude(west)) *
      (mercatorYOfLatitude(south) - mercatorYOfLatitude(north)) *
      (2 * TILE_EXTENT) ** 2;
    // Whole pixels stand for the district: at most one pixel more on each side.
    const side = Math.sqrt(expected);
    expect(area).toBeGreaterThanOrEqual(expected * 0.8);
    expect(area).toBeLessThanOrEqual((side + 32) ** 2);
  });
});
