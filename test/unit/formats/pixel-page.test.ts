import { beforeAll, expect, it } from 'vitest';
import { readSheetFont } from '../../../data/sheet-font/sheet-font.ts';
import { clipPictures, type PixelFont, pixelPng } from '../../../src/formats/pixel-page.ts';
import { readGlyphOutlines } from '../../../src/report/sheet/font-glyphs.ts';
import { readFontMetrics } from '../../../src/report/sheet/font-metrics.ts';
import { boxCorners, boxMark, textMark } from '../../../src/report/sheet/page-mark.ts';
import { readPng } from '../../support/read-png.ts';

let font: PixelFont;

beforeAll(async () => {
  const bytes = await readSheetFont();
  font = { metrics: readFontMetrics(bytes), outlineOf: readGlyphOutlines(bytes) };
});

/** Box of the dark pixels of a picture, and how many they are. */
function darkOf(png: Uint8Array): { west: number; east: number; north: number; south: number; count: number } {
  const { width, height, rgb } = readPng(png);
  const box = { west: width, east: -1, north: height, south: -1, count: 0 };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((rgb[3 * (y * width + x)] ?? 255) > 128) continue;
      box.west = Math.min(box.west, x);
      box.east = Math.max(box.east, x);
      box.north = Math.min(box.north, y);
      box.south = Math.max(box.south, y);
      box.count += 1;
    }
  }
  return box;
}

it('has 300 dots to an inch: a sheet of A4 is 2480 × 3508 pixels', () => {
  const png = readPng(pixelPng({ widthMm: 210, heightMm: 297, marks: [] }, 300, font));
  expect([png.width, png.height]).toEqual([2480, 3508]);
});

it('paints letters where the layout expects them: as wide as the font says, standing on their line', () => {
  const scene = { widthMm: 60, heightMm: 20, marks: [textMark('国国', 10, 15, 24)] };
  const box = darkOf(pixelPng(scene, 254, font));
  const width = font.metrics.widthMm('国国', 24);
  expect(box.west / 10).toBeGreaterThan(10);
  expect(box.west / 10).toBeLessThan(11.5);
  expect(box.east / 10).toBeLessThan(10 + width);
  expect(box.east / 10).toBeGreaterThan(10 + width - 1.5);
  // A Chinese letter fills its square: from a little below the line to most of a letter height above it.
  expect(box.south / 10).toBeCloseTo(15.7, 0);
  expect(box.north / 10).toBeCloseTo(15 - 0.84 * 8.47, 0);
});

it('leaves no hole where a letter is made of curves and counters', () => {
  const inked = darkOf(pixelPng({ widthMm: 20, heightMm: 20, marks: [textMark('O', 5, 15, 30)] }, 254, font));
  const across = inked.east - inked.west + 1;
  const high = inked.south - inked.north + 1;
  expect(inked.count).toBeLessThan(0.6 * across * high);
  expect(inked.count).toBeGreaterThan(0.2 * across * high);
});

it('paints what is inside a clip as pictures that cover it without a gap', () => {
  const marks = [boxMark(0, 0, 100, 100, { fill: '#000000' })];
  const clip = { mark: 'clip', coordinates: boxCorners(10, 20, 30, 40), ends: [4], marks } as const;
  const pictures = clipPictures(clip, 254);
  const [first] = pictures;
  expect(first?.x).toBe(10);
  expect(first?.y).toBe(20);
  expect(first?.widthMm).toBe(30);
  expect(pictures.reduce((sum, { heightMm }) => sum + heightMm, 0)).toBeCloseTo(40, 1);
  expect(darkOf(first?.png ?? new Uint8Array())).toMatchObject({ west: 0, east: 299, north: 0 });
});
