import { existsSync, readFileSync } from 'node:fs';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { Feature, Polygon } from 'geojson';
import { describe, expect, it, vi } from 'vitest';
import type { FetchRange } from '../../../src/formats/flatgeobuf-range.ts';
import { readFlatgeobufRange } from '../../../src/formats/flatgeobuf-range.ts';
import type { LandFile } from '../../../src/formats/land-file.ts';
import { openLandFile } from '../../../src/formats/open-land-file.ts';
import type { Bounds } from '../../../src/geo/bounds.ts';
import { systemOfEpsg } from '../../../src/geo/coordinate-system.ts';
import { degreeBounds } from '../../../src/geo/degree-bounds.ts';
import { indexedFlatgeobuf } from '../../support/indexed-flatgeobuf.ts';

const COLUMNS = 150;
const ROWS = 80;
const VERTICES = 30;

/** Round parcels on a grid, eastings changing slowest. */
function parcels(originX: number, originY: number, step: number): Feature<Polygon>[] {
  return Array.from({ length: COLUMNS * ROWS }, (_, index) => {
    const x = originX + Math.floor(index / ROWS) * step;
    const y = originY + (index % ROWS) * step;
    const ring = Array.from({ length: VERTICES + 1 }, (__, vertex) => {
      const angle = (2 * Math.PI * (vertex % VERTICES)) / VERTICES;
      return [x + 0.4 * step * Math.cos(angle), y + 0.4 * step * Math.sin(angle)];
    });
    return { type: 'Feature', properties: { BSM: index }, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
}
const FILE = indexedFlatgeobuf(parcels(117, 39.5, 0.005), 4490);
const DISTRICT: Bounds = { minX: 117.2, minY: 39.6, maxX: 117.3, maxY: 39.7 };

/** A server with ranges that keeps account. */
function serverOf(file: Uint8Array): { fetchRange: FetchRange; asked: { requests: number; bytes: number } } {
  const asked = { requests: 0, bytes: 0 };
  return {
    asked,
    fetchRange: (start, end) => {
      const bytes = file.slice(start, end);
      asked.requests += 1;
      asked.bytes += bytes.length;
      return Promise.resolve({ bytes, size: file.length });
    },
  };
}

async function read(fetchRange: FetchRange, district = DISTRICT): Promise<LandFile | null> {
  const answer = await readFlatgeobufRange('land.fgb', fetchRange, district);
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

async function valuesIn(file: LandFile | null, column: string): Promise<unknown[]> {
  const values: unknown[] = [];
  const visited = await file?.visit({ columns: [column], onFeature: (_, [value]) => values.push(value) });
  expect(visited?.ok).toBe(true);
  return values;
}

/** What the format's own reader finds in a box, without what it says on the way. */
async function expectedIn(bytes: Uint8Array, rect: Bounds, column: string): Promise<unknown[]> {
  const silence = vi.spyOn(console, 'debug').mockImplementation(() => undefined);
  const values: unknown[] = [];
  for await (const { properties } of deserialize(bytes, { rect })) values.push(properties?.[column]);
  silence.mockRestore();
  return values;
}

describe('FlatGeobuf on a server with ranges', () => {
  it('fetches the district alone, the features that the format’s own reader finds', async () => {
    const { fetchRange, asked } = serverOf(FILE);
    const file = await read(fetchRange);
    const values = await valuesIn(file, 'BSM');
    expect(values.length).toBeGreaterThan(400);
    expect(values).toEqual(await expectedIn(FILE, DISTRICT, 'BSM'));
    expect(file).toMatchObject({ featureCount: values.length, format: 'FlatGeobuf' });
    expect(asked.requests).toBeLessThan(12);
    expect(asked.bytes / FILE.length).toBeLessThan(0.25);
  });

  it('finds the last feature, and none where there is none', async () => {
    const corner = { minX: 117.744, minY: 39.894, maxX: 118, maxY: 40 };
    expect(await valuesIn(await read(serverOf(FILE).fetchRange, corner), 'BSM')).toEqual([COLUMNS * ROWS - 1]);
    const nothing = await read(serverOf(FILE).fetchRange, { minX: 110, minY: 30, maxX: 111, maxY: 31 });
    expect(await nothing?.visit({ columns: [], onFeature: () => undefined })).toMatchObject({
      code: 'format.no-features',
    });
  });

  it('takes the district into the coordinates of the file', async () => {
    const metres = indexedFlatgeobuf(parcels(500_000, 4_400_000, 500), 4548);
    const box = { minX: 510_000, minY: 4_410_000, maxX: 520_000, maxY: 4_420_000 };
    const lookup = systemOfEpsg(4548);
    const degrees = lookup.ok ? degreeBounds(box, lookup.system) : null;
    if (degrees === null) throw new Error('no system');
    const values = await valuesIn(await read(serverOf(metres).fetchRange, degrees), 'BSM');
    const inBox = await expectedIn(metres, box, 'BSM');
    expect(inBox.every((value) => values.includes(value))).toBe(true);
    expect(values.length).toBeLessThan(1.2 * inBox.length);
  });

  it.each([
    ['a server without ranges', () => Promise.resolve(null)],
    [
      'a server that stops answering',
      (() => {
        let answers = 1;
        return (start: number, end: number) =>
          Promise.resolve(answers-- > 0 ? { bytes: FILE.slice(start, end), size: FILE.length } : null);
      })(),
    ],
    ['a small file', serverOf(FILE.slice(0, 1_000_000)).fetchRange],
    ['another format', serverOf(new Uint8Array(5_000_000)).fetchRange],
    ['an index that points astray', serverOf(withDamagedIndex()).fetchRange],
  ])('leaves %s to reading the whole', async (_, fetchRange) => {
    expect(await read(fetchRange)).toBeNull();
  });

  it('leaves a file that lies mostly in the district to reading the whole', async () => {
    expect(await read(serverOf(FILE).fetchRange, { minX: 117, minY: 39, maxX: 118, maxY: 41 })).toBeNull();
  });

  const london = new URL('../../../../shared/data/perf/london_oa2011.fgb', import.meta.url);
  it.runIf(existsSync(london))('a file by GDAL, part and whole (needs the shared sample)', async () => {
    const bytes = new Uint8Array(readFileSync(london));
    const box = { minX: -0.2, minY: 51.45, maxX: -0.1, maxY: 51.55 };
    const { fetchRange, asked } = serverOf(bytes);
    const values = await valuesIn(await read(fetchRange, box), 'OA11CD');
    expect(values.length).toBeGreaterThan(1000);
    expect(values).toEqual(await expectedIn(bytes, box, 'OA11CD'));
    expect(asked.bytes / bytes.length).toBeLessThan(0.5);
    const opened = await openLandFile([{ name: 'london.fgb', bytes }]);
    expect(opened.ok && opened.value.featureCount).toBe(25_053);
  });
});

/** All inner nodes point far outside. */
function withDamagedIndex(): Uint8Array {
  const damaged = FILE.slice();
  const view = new DataView(damaged.buffer);
  const tree = 12 + view.getUint32(8, true);
  for (let node = 0; node < 40; node += 1) view.setBigUint64(tree + 40 * node + 32, 1n << 40n, true);
  return damaged;
}
