import { ByteBuffer } from 'flatbuffers';
import type { ColumnMeta } from 'flatgeobuf/lib/mjs/column-meta.js';
import type { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { fromByteBuffer } from 'flatgeobuf/lib/mjs/header-meta.js';
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js';
import type { Bounds } from '../geo/bounds.ts';
import type { FlatgeobufIndex } from './flatgeobuf-tree.ts';
import type { ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';

/** What stands before the features of a FlatGeobuf file. */
export interface FlatgeobufHeader {
  /** Attributes in file order; `type` is a number of the format's ColumnType. */
  readonly columns: readonly Pick<ColumnMeta, 'name' | 'type'>[];
  /** Unknown (0) when every feature has its own. */
  readonly geometryType: GeometryType;
  /** Null when the writer did not know it. */
  readonly featureCount: number | null;
  /** EPSG code; null when the file names none. */
  readonly epsg: number | null;
  /** Description of the coordinate system (WKT); null when there is none. */
  readonly wkt: string | null;
  /** Box around all features as the writer has it; null when it does not say. */
  readonly bounds: Bounds | null;
  /** Offset of the first feature. */
  readonly featuresOffset: number;
  /** The spatial index; null when the file has none. */
  readonly index: FlatgeobufIndex | null;
}

/** `fgb`, major version 3, `fgb`; the last byte is a patch level. */
const MAGIC = [0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62] as const;
const MAGIC_BYTES = 8;
const LENGTH_BYTES = 4;

/** A header holds names and a coordinate system; one that claims more than this is damaged or hostile. */
const HEADER_LIMIT_BYTES = 10 * 1024 * 1024;

/** Whether the first bytes are those of a FlatGeobuf file, version 3. */
export function hasFlatgeobufMagic(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/**
 * Reads and checks what stands before the features (FlatGeobuf 3.x: magic bytes, size-prefixed header, optional index).
 *
 * @param file name for messages
 * @param bytes the file, or its beginning
 * @param size of the whole file
 */
export function readFlatgeobufHeader(
  file: string,
  bytes: Uint8Array,
  size: number = bytes.length,
): ReadResult<FlatgeobufHeader> {
  if (bytes.length === 0) return readFailure('format.empty-file', file);
  if (!hasFlatgeobufMagic(bytes)) return readFailure('format.wrong-magic', file, { expected: 'FlatGeobuf 3' });
  if (bytes.length < MAGIC_BYTES + LENGTH_BYTES) return readFailure('format.truncated', file, { offset: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = view.getUint32(MAGIC_BYTES, true);
  if (headerBytes > HEADER_LIMIT_BYTES || headerBytes < 8) {
    return readFailure('format.header-size', file, { bytes: headerBytes, limit: HEADER_LIMIT_BYTES });
  }
  const headerEnd = MAGIC_BYTES + LENGTH_BYTES + headerBytes;
  if (headerEnd > bytes.length) return readFailure('format.truncated', file, { offset: bytes.length });
  const header = parseHeader(bytes.slice(MAGIC_BYTES, headerEnd));
  if (header === null) return readFailure('format.damaged', file, { offset: MAGIC_BYTES });
  const { featuresCount, indexNodeSize } = header;
  // An index of nothing does not exist, and the library's size formula never ends on it.
  const indexBytes = indexNodeSize > 0 && featuresCount > 0 ? calcTreeSize(featuresCount, indexNodeSize) : 0;
  const featuresOffset = headerEnd + indexBytes;
  if (featuresOffset > size) return readFailure('format.truncated', file, { offset: size });
  const value: FlatgeobufHeader = {
    columns: header.columns ?? [],
    geometryType: header.geometryType,
    featureCount: featuresCount > 0 ? featuresCount : null,
    epsg: header.crs !== null && header.crs.code > 0 ? header.crs.code : null,
    wkt: header.crs?.wkt ?? null,
    bounds: boundsOf(header.envelope),
    featuresOffset,
    index:
      indexBytes === 0 ? null : { offset: headerEnd, nodeSize: Math.max(2, indexNodeSize), itemCount: featuresCount },
  };
  return { ok: true, value, notes: [] };
}

function boundsOf(envelope: Float64Array | null): Bounds | null {
  if (envelope === null || envelope.length < 4 || !envelope.every(Number.isFinite)) return null;
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = envelope;
  return minX <= maxX && minY <= maxY ? { minX, minY, maxX, maxY } : null;
}

/** Null when the bytes are no header table: the library reads wherever its offsets lead and then throws. */
function parseHeader(sizePrefixed: Uint8Array): HeaderMeta | null {
  try {
    return fromByteBuffer(new ByteBuffer(sizePrefixed));
  } catch {
    return null;
  }
}
