import { detectAxisOrder } from '../geo/axis-order.ts';
import type { Bounds } from '../geo/bounds.ts';
import { CGCS2000_DEGREES } from '../geo/coordinate-system.ts';
import { projectedBounds } from '../geo/degree-bounds.ts';
import { flatgeobufLandFile } from './flatgeobuf-land-file.ts';
import type { FlatgeobufHeader } from './flatgeobuf-header.ts';
import { readFlatgeobufHeader } from './flatgeobuf-header.ts';
import type { ByteRange } from './flatgeobuf-tree.ts';
import { searchFlatgeobufTree } from './flatgeobuf-tree.ts';
import type { LandFile } from './land-file.ts';
import type { ReadResult } from './read-result.ts';

/**
 * Reads the bytes from `start` up to, not including, `end` of a file on a server.
 *
 * @returns the bytes (fewer where the file ends) and the size of the whole file; null when the server has no ranges
 */
export type FetchRange = (
  start: number,
  end: number,
) => Promise<{ readonly bytes: Uint8Array; readonly size: number } | null>;

/** Read first: header, and of most files the upper levels of the index. */
const FIRST_BYTES = 64 * 1024;
/** Below this size the whole file costs no more than a few requests. */
const SMALL_FILE_BYTES = 4 * 1024 * 1024;
/** A larger share of the features is fetched more simply with the whole file. */
const LARGEST_SHARE = 0.5;
/** Bytes between two wanted features that cost less than another request. */
const BRIDGED_GAP_BYTES = 64 * 1024;
const PARALLEL_REQUESTS = 6;
const LENGTH_BYTES = 4;

/**
 * Reads from a FlatGeobuf file on a server only the features whose boxes meet a district, through the file's own index.
 *
 * @param name for messages
 * @param district box in degrees
 * @returns null when the file should be fetched whole: the server has no ranges, the file has no index, is small, lies
 *   mostly in the district, or is something that reading it whole explains better
 */
export async function readFlatgeobufRange(
  name: string,
  fetchRange: FetchRange,
  district: Bounds,
): Promise<ReadResult<LandFile | null>> {
  const whole = { ok: true, value: null, notes: [] } as const;
  const first = await fetchRange(0, FIRST_BYTES);
  if (first === null || first.size < SMALL_FILE_BYTES) return whole;
  const header = readFlatgeobufHeader(name, first.bytes, first.size);
  if (!header.ok || header.value.index === null) return whole;
  const box = boxInFile(name, header.value, district);
  if (box === null) return whole;

  const read = async (start: number, end: number): Promise<Uint8Array | null> => {
    if (end <= first.bytes.length) return first.bytes.subarray(start, end);
    const answer = await fetchRange(start, end);
    return answer?.bytes.length === end - start ? answer.bytes : null;
  };
  const { index, featuresOffset } = header.value;
  const found = await searchFlatgeobufTree(index, box, first.size - featuresOffset, (start, end) =>
    read(index.offset + start, index.offset + end),
  );
  if (found === null) return whole;
  const wantedBytes = found.reduce((sum, { start, end }) => sum + end - start, 0);
  if (wantedBytes > LARGEST_SHARE * (first.size - featuresOffset)) return whole;
  const features = await readFeatures(found, wantedBytes, (start, end) =>
    read(featuresOffset + start, featuresOffset + end),
  );
  if (features === null) return whole;
  const part: FlatgeobufHeader = { ...header.value, featureCount: found.length, featuresOffset: 0, index: null };
  return { ok: true, value: flatgeobufLandFile(name, features, part), notes: [] };
}

/** The district's box in the file's coordinates; null when that cannot be told. */
function boxInFile(name: string, header: FlatgeobufHeader, district: Bounds): Bounds | null {
  const { bounds } = header;
  const lookup = flatgeobufLandFile(name, new Uint8Array(0), { ...header, featuresOffset: 0 }).crs;
  const system = lookup === null ? CGCS2000_DEGREES : lookup.ok ? lookup.system : null;
  if (system === null || bounds === null) return null;
  return detectAxisOrder(bounds, system, district) === 'east-north' ? projectedBounds(district, system) : null;
}

/** The wanted features one after another; null when one is not where the index says. */
async function readFeatures(
  wanted: readonly ByteRange[],
  wantedBytes: number,
  read: (start: number, end: number) => Promise<Uint8Array | null>,
): Promise<Uint8Array | null> {
  const blocks = bridged(wanted);
  const features = new Uint8Array(wantedBytes);
  let at = 0;
  let next = 0;
  for (let from = 0; from < blocks.length; from += PARALLEL_REQUESTS) {
    const group = blocks.slice(from, from + PARALLEL_REQUESTS);
    const answers = await Promise.all(group.map(({ start, end }) => read(start, end)));
    for (const [place, bytes] of answers.entries()) {
      const block = group[place];
      if (bytes === null || block === undefined) return null;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let range = wanted[next]; range !== undefined && range.end <= block.end; range = wanted[next]) {
        const start = range.start - block.start;
        const length = range.end - range.start;
        if (view.getUint32(start, true) !== length - LENGTH_BYTES) return null;
        features.set(bytes.subarray(start, start + length), at);
        at += length;
        next += 1;
      }
    }
  }
  return features;
}

/** Ranges joined across small gaps. */
function bridged(ranges: readonly ByteRange[]): readonly ByteRange[] {
  const blocks: { start: number; end: number }[] = [];
  for (const { start, end } of ranges) {
    const last = blocks.at(-1);
    if (last !== undefined && start - last.end <= BRIDGED_GAP_BYTES) last.end = end;
    else blocks.push({ start, end });
  }
  return blocks;
}
