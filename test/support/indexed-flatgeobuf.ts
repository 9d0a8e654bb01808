import { Builder, ByteBuffer } from 'flatbuffers';
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { fromByteBuffer } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { Feature, Polygon } from 'geojson';

const NODE_SIZE = 16;
const NODE_BYTES = 40;
const MAGIC_BYTES = 8;

interface Node {
  readonly box: readonly [number, number, number, number];
  readonly offset: number;
}

/**
 * A FlatGeobuf file with the spatial index that GDAL writes and the project's JavaScript writer does not: built after the
 * published layout (root first, leaves last, children in runs of sixteen). Features should come in an order of place.
 */
export function indexedFlatgeobuf(features: readonly Feature<Polygon>[], epsg: number): Uint8Array {
  const plain = serialize({ type: 'FeatureCollection', features: [...features] }, epsg);
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
  const headerEnd = MAGIC_BYTES + 4 + view.getUint32(MAGIC_BYTES, true);
  const meta = fromByteBuffer(new ByteBuffer(plain.slice(MAGIC_BYTES, headerEnd)));
  const leaves: Node[] = [];
  let at = headerEnd;
  for (const { geometry } of features) {
    const [xs, ys] = [0, 1].map((axis) => geometry.coordinates.flat().map((position) => position[axis] ?? 0)) as [
      number[],
      number[],
    ];
    leaves.push({ box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], offset: at - headerEnd });
    at += 4 + view.getUint32(at, true);
  }
  const tree = treeOf(leaves);
  const root = tree[0]?.box ?? [0, 0, 0, 0];
  const header = headerOf(meta, root, epsg);
  const bytes = new Uint8Array(MAGIC_BYTES + header.length + tree.length * NODE_BYTES + plain.length - headerEnd);
  bytes.set(plain.subarray(0, MAGIC_BYTES));
  bytes.set(header, MAGIC_BYTES);
  const treeStart = MAGIC_BYTES + header.length;
  const nodes = new DataView(bytes.buffer, treeStart);
  tree.forEach(({ box, offset }, index) => {
    box.forEach((value, side) => nodes.setFloat64(index * NODE_BYTES + 8 * side, value, true));
    nodes.setBigUint64(index * NODE_BYTES + 32, BigInt(offset), true);
  });
  bytes.set(plain.subarray(headerEnd), treeStart + tree.length * NODE_BYTES);
  return bytes;
}

/** All nodes, root first; inner nodes point to their first child by its number. */
function treeOf(leaves: readonly Node[]): Node[] {
  const levels: (readonly Node[])[] = [leaves];
  for (let level = leaves; level.length > 1;) {
    const above: Node[] = [];
    for (let first = 0; first < level.length; first += NODE_SIZE) {
      const boxes = level.slice(first, first + NODE_SIZE).map(({ box }) => box);
      above.push({
        box: [
          Math.min(...boxes.map(([west]) => west)),
          Math.min(...boxes.map(([, south]) => south)),
          Math.max(...boxes.map(([, , east]) => east)),
          Math.max(...boxes.map(([, , , north]) => north)),
        ],
        offset: first,
      });
    }
    levels.unshift(above);
    level = above;
  }
  let start = 0;
  return levels.flatMap((level, depth) => {
    start += level.length;
    const below = start;
    return depth === levels.length - 1 ? [...level] : level.map(({ box, offset }) => ({ box, offset: below + offset }));
  });
}

/** A header with what the JavaScript writer leaves out: the size of index nodes and the box around everything. */
function headerOf({ columns, featuresCount, geometryType }: HeaderMeta, box: Node['box'], epsg: number): Uint8Array {
  const builder = new Builder();
  const columnOffsets = (columns ?? []).map(({ name, type }) => {
    const nameOffset = builder.createString(name);
    Column.startColumn(builder);
    Column.addName(builder, nameOffset);
    Column.addType(builder, type);
    return Column.endColumn(builder);
  });
  const columnsOffset = Header.createColumnsVector(builder, columnOffsets);
  const envelopeOffset = Header.createEnvelopeVector(builder, [...box]);
  Crs.startCrs(builder);
  Crs.addCode(builder, epsg);
  const crsOffset = Crs.endCrs(builder);
  Header.startHeader(builder);
  Header.addEnvelope(builder, envelopeOffset);
  Header.addGeometryType(builder, geometryType);
  Header.addColumns(builder, columnsOffset);
  Header.addFeaturesCount(builder, BigInt(featuresCount));
  Header.addIndexNodeSize(builder, NODE_SIZE);
  Header.addCrs(builder, crsOffset);
  builder.finishSizePrefixed(Header.endHeader(builder));
  return builder.asUint8Array();
}
