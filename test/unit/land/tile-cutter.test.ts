import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { LandBase } from '../../../src/evaluate/land-base.ts';
import { createLandTableBuilder } from '../../../src/land/land-table-builder.ts';
import { planeX, planeY } from '../../../src/geo/working-plane.ts';
import { openParcelIndex } from '../../../src/land/parcel-index.ts';
import { parcelAt } from '../../../src/land/parcel-at.ts';
import { createTileCutter, FINEST_ZOOM, LABEL_ZOOM } from '../../../src/land/tile-cutter.ts';
import { createTileFrame } from '../../../src/land/tile-frame.ts';
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

function cutterOf({ land, classes }: LandBase) {
  return createTileCutter(land, createTileFrame(land), classes);
}

/** Features of a layer as somebody else's reader sees them. */
function cut(base: LandBase, { zoom, column, row }: TileAddress, name = 'parcels'): VectorTileFeature[] {
  const bytes = cutterOf(base).cut(zoom, column, row);
  if (bytes === null) return [];
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(bytes)));
  const layer = layers[name];
  if (layer === undefined) return [];
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
    expect(cutterOf(base).cut(12, 0, 0)).toBeNull();
    expect(cutterOf(gridBase({ columns: 0, rows: 0 })).cut(0, 0, 0)).toBeNull();
  });

  it('says of each parcel its number, class, group and tint', () => {
    const base = gridBase({ columns: 3, rows: 3, parcel: (column) => ({ code: column === 0 ? '0301' : '1104' }) });
    const features = cut(base, tileAt(11, 1, 1));
    const found = features.map((feature) => feature.id ?? -1);
    expect(found.length).toBeGreaterThan(3);
    expect(found).toEqual([...new Set(found)].sort((one, other) => one - other));
    for (const feature of features) {
      const parcel = feature.id ?? -1;
      const [g, c] = parcel % 3 === 0 ? ['forest', '0301'] : ['water', '1104'];
      expect(feature.properties).toEqual({ g, c, t: parcel % 5 });
    }
  });

  it('writes large numbers and many parcels as the format wants them', () => {
    const base = gridBase({ columns: 60, rows: 40 });
    const features = cut(base, { zoom: 4, column: 13, row: 6 });
    expect(features.map((feature) => feature.id)).toEqual(Array.from({ length: 2400 }, (_, parcel) => parcel));
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
    for (const feature of cut(base, tileAt(FINEST_ZOOM - 2, 10, 10))) {
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

  it('puts the label of a parcel into the one tile where it stands, inside the parcel, from the zoom on that has room', () => {
    // A tenth of a sheet: some hundred metres, so that a name fits at the finest zoom; and a bent one that is not convex.
    const base = gridBase({ columns: 3, rows: 3, shift: (column, row) => [-0.9 * column, -0.9 * row] });
    const seen = new Map<number, number>();
    const { zoom, column, row } = tileAt(LABEL_ZOOM, 0, 0);
    for (let x = column - 1; x < column + 4; x += 1) {
      for (let y = row - 4; y < row + 2; y += 1) {
        for (const feature of cut(base, { zoom, column: x, row: y }, 'labels')) {
          seen.set(feature.id ?? -1, (seen.get(feature.id ?? -1) ?? 0) + 1);
          const [longitude = 0, latitude = 0] = (feature.toGeoJSON(x, y, zoom).geometry as GeoJSON.Point).coordinates;
          expect(parcelAt(base.land, base.index, planeX(longitude), planeY(latitude))).toBe(feature.id);
          expect(feature.properties).toEqual({ c: '0103', m: LABEL_ZOOM });
        }
      }
    }
    expect([...seen].sort(([one], [other]) => one - other)).toEqual(Array.from({ length: 9 }, (_, at) => [at, 1]));
    expect(cut(base, tileAt(LABEL_ZOOM - 1, 0.1, 0.1), 'labels')).toEqual([]);
    // Eight metres across: a name has room after three or four more steps.
    const small = gridBase({ columns: 1, rows: 1, shift: (along, up) => [-0.997 * along, -0.997 * up] });
    const [label] = cut(small, tileAt(LABEL_ZOOM, 0.001, 0.001), 'labels');
    expect(label?.properties['m']).toBe(LABEL_ZOOM + 3);
  });
});
