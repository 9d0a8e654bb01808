import { gzip } from 'fflate';

/** A file inside another: its name and its bytes. */
export interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where the viewer page takes what is packed into it; once in its source, and nowhere else. */
export const PACKED_PLACE = '<!--tantu-packed-->';

/** Marks the elements that hold packed files; the value of the attribute is the file's name. */
export const PACKED_ATTRIBUTE = 'data-tantu-packed';

/** Bytes of base64 text that are made at a time: a multiple of 3, so that the pieces fit together. */
const STEP = 3 * 0x4000;

/**
 * Writes one HTML page that holds the viewer and everything it shows (单文件演示): each file compressed (RFC 1952) and as text
 * (RFC 4648) in an element that browsers neither run nor show.
 *
 * @param viewer the page without content
 * @param onProgress files done
 * @throws RangeError for a page that has no place for content
 */
export async function writeSingleFile(
  viewer: string,
  files: readonly PackedFile[],
  onProgress: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const [before, after, ...others] = viewer.split(PACKED_PLACE);
  if (before === undefined || after === undefined || others.length > 0) {
    throw new RangeError('the viewer page has not exactly one place for content');
  }
  const parts: string[] = [before];
  for (const [at, { name, bytes }] of files.entries()) {
    const packed = base64Of(await compress(bytes));
    parts.push(`<script type="application/gzip" ${PACKED_ATTRIBUTE}="${escaped(name)}">${packed}</script>\n`);
    onProgress(at + 1);
  }
  parts.push(after);
  return new TextEncoder().encode(parts.join(''));
}

function compress(bytes: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    gzip(bytes, { mtime: 0 }, (error, packed) => {
      if (error === null) resolve(packed);
      else reject(error);
    });
  });
}

function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += STEP) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + STEP))));
  }
  return parts.join('');
}

function escaped(name: string): string {
  return name.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
