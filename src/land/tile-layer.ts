import { type ByteWriter, createByteWriter } from './byte-writer.ts';
import { TILE_EXTENT } from './tile-ring.ts';

/** Encodes one layer of a vector tile (矢量瓦片图层), Mapbox Vector Tile 2.1, feature by feature and without objects. */
export interface TileLayer {
  /** Begins a feature; its number and what it is come with `end`. */
  begin(): void;
  /** A closed ring of `count` different corners: x, y in tile units from `start` on, backwards when `isReversed`. */
  ring(points: Int32Array, start: number, count: number, isReversed: boolean): void;
  point(x: number, y: number): void;
  /** Ends the feature; one without geometry is dropped. Values are positions given out by `valueOf`. */
  end(id: number, type: 'point' | 'polygon', tags: readonly number[]): void;
  keyOf(name: string): number;
  valueOf(value: string | number): number;
  /** Appends the layer to a tile, unless it is empty. */
  writeTo(tile: ByteWriter): void;
}

const VERSION = 2;
const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7;

/** An empty layer. */
export function createTileLayer(name: string): TileLayer {
  const features = createByteWriter(1 << 16);
  const feature = createByteWriter();
  const geometry = createByteWriter();
  const packedTags = createByteWriter();
  const keys: string[] = [];
  const values: (string | number)[] = [];
  const valuePositions = new Map<string | number, number>();
  let cursorX = 0;
  let cursorY = 0;

  function moveBy(x: number, y: number): void {
    const dx = x - cursorX;
    const dy = y - cursorY;
    geometry.varint(((dx << 1) ^ (dx >> 31)) >>> 0);
    geometry.varint(((dy << 1) ^ (dy >> 31)) >>> 0);
    cursorX = x;
    cursorY = y;
  }

  return {
    begin() {
      geometry.clear();
      cursorX = 0;
      cursorY = 0;
    },
    ring(points, start, count, isReversed) {
      const step = isReversed ? -2 : 2;
      let at = isReversed ? start + 2 * (count - 1) : start;
      geometry.varint(MOVE_TO | (1 << 3));
      moveBy(points[at] ?? 0, points[at + 1] ?? 0);
      geometry.varint(LINE_TO | ((count - 1) << 3));
      for (let corner = 1; corner < count; corner += 1) {
        at += step;
        moveBy(points[at] ?? 0, points[at + 1] ?? 0);
      }
      geometry.varint(CLOSE_PATH | (1 << 3));
    },
    point(x, y) {
      geometry.varint(MOVE_TO | (1 << 3));
      moveBy(x, y);
    },
    end(id, type, tags) {
      if (geometry.length === 0) return;
      packedTags.clear();
      for (const tag of tags) packedTags.varint(tag);
      feature.clear();
      feature.field(1, 0);
      feature.varint(id);
      feature.field(2, 2);
      feature.block(packedTags);
      feature.field(3, 0);
      feature.varint(type === 'point' ? 1 : 3);
      feature.field(4, 2);
      feature.block(geometry);
      features.field(2, 2);
      features.block(feature);
    },
    keyOf(key) {
      const known = keys.indexOf(key);
      return known >= 0 ? known : keys.push(key) - 1;
    },
    valueOf(value) {
      const known = valuePositions.get(value);
      if (known !== undefined) return known;
      valuePositions.set(value, values.length);
      return values.push(value) - 1;
    },
    writeTo(tile) {
      if (features.length === 0) return;
      const layer = createByteWriter(features.length + 1024);
      layer.field(15, 0);
      layer.varint(VERSION);
      layer.field(1, 2);
      layer.text(name);
      for (const key of keys) {
        layer.field(3, 2);
        layer.text(key);
      }
      const value = createByteWriter();
      for (const one of values) {
        value.clear();
        if (typeof one === 'string') {
          value.field(1, 2);
          value.text(one);
        } else {
          value.field(5, 0);
          value.varint(one);
        }
        layer.field(4, 2);
        layer.block(value);
      }
      layer.field(5, 0);
      layer.varint(TILE_EXTENT);
      layer.append(features);
      tile.field(3, 2);
      tile.block(layer);
    },
  };
}
