import { zipSync } from 'fflate';

/** A file in an archive; its name is unique there and may be Chinese. */
export interface ArchiveFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Zip knows no time without a place; the same files always give the same archive. */
const ZIP_DAY = '2026-01-01T00:00:00';

/** Packs files into one zip archive (压缩包), names in UTF-8. */
export function writeZip(files: Iterable<ArchiveFile>): Uint8Array<ArrayBuffer> {
  const entries = Object.fromEntries([...files].map(({ name, bytes }) => [name, bytes]));
  return new Uint8Array(zipSync(entries, { mtime: ZIP_DAY }));
}
