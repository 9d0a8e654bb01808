import { inflateSync } from 'node:zlib';

/** A picture of pixels, three bytes each. */
export interface ReadPicture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** Reads a PNG of red, green and blue (W3C PNG 2003, filters 0 and 1), unpacked by Node's own zlib. */
export function readPng(png: Uint8Array): ReadPicture {
  const bytes = Buffer.from(png);
  const packed: Buffer[] = [];
  let [width, height] = [0, 0];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
    if (type === 'IDAT') packed.push(data);
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(packed));
  const stride = 3 * width + 1;
  if (raw.length !== stride * height)
    throw new Error(`${String(raw.length)} bytes are no ${String(width)} × ${String(height)} pixels`);
  const rgb = new Uint8Array(3 * width * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * stride] ?? 0;
    if (filter > 1) throw new Error(`filter ${String(filter)} is not known here`);
    for (let byte = 0; byte < 3 * width; byte += 1) {
      const left = filter === 1 && byte >= 3 ? (rgb[row * 3 * width + byte - 3] ?? 0) : 0;
      rgb[row * 3 * width + byte] = left + (raw[row * stride + 1 + byte] ?? 0);
    }
  }
  return { width, height, rgb };
}
