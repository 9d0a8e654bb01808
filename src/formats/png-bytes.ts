import { Zlib } from 'fflate';
import { crc32 } from './crc32.ts';
import { joinBytes } from './join-bytes.ts';

/** Takes the rows of a picture from the top and gives a PNG file at the end, so that a large sheet never lies in memory whole. */
export interface PngWriter {
  /** Rows of red, green, blue and opacity, 0–255 each; opacity is dropped, paper is not clear. */
  rows(rgba: Uint8Array | Uint8ClampedArray): void;
  /** The file. */
  finish(): Uint8Array<ArrayBuffer>;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const INCHES_PER_METRE = 1 / 0.0254;

/**
 * Begins a PNG (W3C PNG 2003, colour type 2).
 *
 * @param dpi told in the file, so that it is printed at its true size
 */
export function startPng(width: number, height: number, dpi: number): PngWriter {
  const data: Uint8Array[] = [];
  const deflater = new Zlib({ level: 6 }, (chunk) => data.push(chunk));
  const perMetre = Math.round(dpi * INCHES_PER_METRE);
  return {
    rows(rgba) {
      const count = rgba.length / (4 * width);
      const filtered = new Uint8Array(count * (3 * width + 1));
      let at = 0;
      for (let row = 0; row < count; row += 1) {
        // Filter 1: the difference to the pixel on the left, which is mostly nothing on a map.
        filtered[at] = 1;
        at += 1;
        let [red, green, blue] = [0, 0, 0];
        for (let pixel = 4 * row * width; pixel < 4 * (row + 1) * width; pixel += 4) {
          const [nextRed = 0, nextGreen = 0, nextBlue = 0] = [rgba[pixel], rgba[pixel + 1], rgba[pixel + 2]];
          filtered[at] = nextRed - red;
          filtered[at + 1] = nextGreen - green;
          filtered[at + 2] = nextBlue - blue;
          at += 3;
          red = nextRed;
          green = nextGreen;
          blue = nextBlue;
        }
      }
      deflater.push(filtered);
    },
    finish() {
      deflater.push(new Uint8Array(0), true);
      const header = new Uint8Array(13);
      const view = new DataView(header.buffer);
      view.setUint32(0, width);
      view.setUint32(4, height);
      header.set([8, 2, 0, 0, 0], 8);
      const density = new Uint8Array(9);
      new DataView(density.buffer).setUint32(0, perMetre);
      new DataView(density.buffer).setUint32(4, perMetre);
      density[8] = 1;
      return joinBytes([
        SIGNATURE,
        chunk('IHDR', header),
        chunk('pHYs', density),
        chunk('IDAT', joinBytes(data)),
        chunk('IEND', new Uint8Array(0)),
      ]);
    },
  };
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let letter = 0; letter < 4; letter += 1) bytes[4 + letter] = type.charCodeAt(letter);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
