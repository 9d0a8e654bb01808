import { inflateSync } from 'fflate';
import { crc32 } from './crc32.ts';
import type { SourceFile } from './land-file.ts';
import type { ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';

/** What the packed files may take together when unpacked; a district's survey takes a third of it. */
const UNPACKED_LIMIT_BYTES = 1024 * 1024 * 1024;

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const ENCRYPTED = 1;
const UTF8_NAME = 1 << 11;
const STORED = 0;
const DEFLATED = 8;

interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  /** CRC-32 of the unpacked bytes. */
  readonly checksum: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly localOffset: number;
}

/** Whether the first bytes are those of a zip file. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/**
 * Unpacks the files of a zip that are wanted. Names without the UTF-8 mark are UTF-8 where they can be, else GB 18030, as
 * Chinese Windows packs them; folders are dropped from them.
 *
 * @param file name of the zip for messages
 * @param isWanted by name without folders
 * @param limitBytes refuses a zip whose wanted files would take more
 */
export function unzip(
  file: string,
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  limitBytes = UNPACKED_LIMIT_BYTES,
): ReadResult<readonly SourceFile[]> {
  const entries = listEntries(bytes);
  if (entries === null) return readFailure('format.truncated', file, { offset: bytes.length });
  const wanted = entries.filter(({ name }) => isWanted(name));
  const total = wanted.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  if (total > limitBytes) return readFailure('format.zip-too-large', file, { bytes: total, limit: limitBytes });
  const files: SourceFile[] = [];
  for (const entry of wanted) {
    if (entry.isEncrypted) return readFailure('format.encrypted-zip', file);
    const unpacked = unpack(bytes, entry);
    if (unpacked === null) return readFailure('format.damaged', file, { path: entry.name });
    files.push({ name: entry.name, bytes: unpacked });
  }
  return { ok: true, value: files, notes: [] };
}

/** The zip's directory; null when it is not there or leads outside the file. */
function listEntries(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null;
    const flags = view.getUint16(at + 8, true);
    const nameBytes = view.getUint16(at + 28, true);
    const path = decodeName(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes), (flags & UTF8_NAME) !== 0);
    const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    // Archives made on a Mac carry a shadow of every file.
    if (name !== '' && !name.startsWith('._')) {
      entries.push({
        name,
        isEncrypted: (flags & ENCRYPTED) !== 0,
        method: view.getUint16(at + 10, true),
        checksum: view.getUint32(at + 16, true),
        packedBytes: view.getUint32(at + 20, true),
        unpackedBytes: view.getUint32(at + 24, true),
        localOffset: view.getUint32(at + 42, true),
      });
    }
    at += ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record is the last thing in the file but for a comment. */
function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return null;
}

function unpack(
  bytes: Uint8Array,
  { method, localOffset, packedBytes, unpackedBytes, checksum }: ZipEntry,
): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (localOffset + LOCAL_BYTES > bytes.length || view.getUint32(localOffset, true) !== LOCAL_SIGNATURE) return null;
  const start =
    localOffset + LOCAL_BYTES + view.getUint16(localOffset + 26, true) + view.getUint16(localOffset + 28, true);
  const packed = bytes.subarray(start, start + packedBytes);
  if (packed.length !== packedBytes) return null;
  if (method === STORED) return crc32(packed) === checksum ? packed : null;
  if (method !== DEFLATED) return null;
  try {
    // The buffer is as large as announced and does not grow: a file that lies about its size cannot fill the memory.
    const unpacked = inflateSync(packed, { out: new Uint8Array(unpackedBytes) });
    return crc32(unpacked) === checksum ? unpacked : null;
  } catch {
    return null;
  }
}

function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder('utf-8').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
