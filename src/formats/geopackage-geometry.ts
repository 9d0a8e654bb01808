import type { Geometry } from 'geojson';
import { somePosition } from '../geo/geometry-positions.ts';
import type { WkbReading } from './wkb-geometry.ts';
import { readWkbGeometry, wkbBytes, writeWkbGeometry } from './wkb-geometry.ts';

/** Bytes of the box behind the header by its code (OGC 12-128r19, 2.1.3). */
const BOX_BYTES = [0, 32, 48, 48, 64] as const;
const HEADER_BYTES = 8;
const MAGIC = 0x4750;
const EMPTY = 0x10;
const LITTLE_ENDIAN_WITH_BOX = 0b11;
const LITTLE_ENDIAN_EMPTY = 0b10001;

/** Reads a geometry as a GeoPackage keeps it; null for an empty one. */
export function readGeopackageGeometry(blob: Uint8Array): WkbReading | null {
  if (blob.length < HEADER_BYTES) return { ok: false, reason: 'damaged' };
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const flags = view.getUint8(3);
  const boxBytes = BOX_BYTES[(flags >> 1) & 0b111];
  if (view.getUint16(0) !== MAGIC || boxBytes === undefined) return { ok: false, reason: 'damaged' };
  if ((flags & EMPTY) !== 0) return null;
  return readWkbGeometry(blob.subarray(HEADER_BYTES + boxBytes));
}

/** A geometry as a GeoPackage keeps it, with its box, which is null for an empty one. */
export function writeGeopackageGeometry(
  geometry: Geometry,
  srsId: number,
): { readonly blob: Uint8Array<ArrayBuffer>; readonly box: readonly [number, number, number, number] | null } {
  const box = boxOf(geometry);
  const start = HEADER_BYTES + (box === null ? 0 : BOX_BYTES[1]);
  const blob = new Uint8Array(start + wkbBytes(geometry));
  const view = new DataView(blob.buffer);
  view.setUint16(0, MAGIC);
  view.setUint8(3, box === null ? LITTLE_ENDIAN_EMPTY : LITTLE_ENDIAN_WITH_BOX);
  view.setInt32(4, srsId, true);
  box?.forEach((value, index) => view.setFloat64(HEADER_BYTES + 8 * index, value, true));
  writeWkbGeometry(geometry, view, start);
  return { blob, box };
}

/** Smallest and largest x, then y. */
function boxOf(geometry: Geometry): readonly [number, number, number, number] | null {
  let [minX, maxX, minY, maxY] = [Infinity, -Infinity, Infinity, -Infinity];
  somePosition(geometry, ([x = Number.NaN, y = Number.NaN]) => {
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
    return false;
  });
  return minX <= maxX ? [minX, maxX, minY, maxY] : null;
}
