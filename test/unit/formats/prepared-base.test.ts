import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PreparedBase } from '../../../src/formats/prepared-base.ts';
import { readPreparedBase } from '../../../src/formats/prepared-base-reader.ts';
import { writePreparedBase } from '../../../src/formats/prepared-base-writer.ts';
import { gridBase } from '../../support/grid-base.ts';

const digest = (bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> => crypto.subtle.digest('SHA-256', bytes);

const { land } = gridBase({ columns: 4, rows: 3, parcel: (column) => ({ code: column === 0 ? '0301' : '0103' }) });
const BASE: PreparedBase = {
  table: land,
  source: { name: '三调.fgb', sha256: '00ff', optionsKey: 'third-survey EPSG:4490' },
  notes: [{ code: 'format.rings-closed', details: { file: '三调.fgb', count: 2, feature: 7 } }],
  extra: { quality: { json: { counts: [1, 0] }, arrays: { rows: Uint32Array.of(5), x: Float64Array.of(0.1) } } },
};

/** A written base; with a change made before the hash, to look like one that another programme wrote. */
async function written(change: (bytes: Uint8Array<ArrayBuffer>, view: DataView) => void = () => undefined) {
  const bytes = await writePreparedBase(BASE, digest);
  change(bytes, new DataView(bytes.buffer));
  return bytes;
}

/** The hash as the layout defines it, of a file below one block, made without the code under test. */
function rehash(bytes: Uint8Array): void {
  const rest = createHash('sha256').update(bytes.subarray(64)).digest();
  bytes.set(createHash('sha256').update(bytes.subarray(0, 32)).update(rest).digest(), 32);
}

describe('a prepared base', () => {
  it('opens as views of the file, and as the very values that were written', async () => {
    const bytes = await written();
    const read = await readPreparedBase('a.base', bytes, digest);
    if (!read.ok) throw new Error(read.code);
    expect(read.value).toEqual(BASE);
    const { table, extra } = read.value;
    for (const array of [table.coordinates, table.shapeEnds, table.areasM2, extra['quality']?.arrays['x']]) {
      expect(array?.buffer).toBe(bytes.buffer);
      expect((array?.byteOffset ?? 1) % 8).toBe(0);
    }
  });

  it('opens from the middle of a larger buffer, aligned or not', async () => {
    const bytes = await written();
    for (const offset of [8, 3]) {
      const larger = new Uint8Array(bytes.length + 20);
      larger.set(bytes, offset);
      const part = larger.subarray(offset, offset + bytes.length);
      expect(await readPreparedBase('a.base', part, digest)).toEqual({ ok: true, value: BASE, notes: [] });
    }
  });

  it('is protected by a SHA-256 that others can compute', async () => {
    const bytes = await written();
    const stored = bytes.slice(32, 64);
    rehash(bytes);
    expect(bytes.slice(32, 64)).toEqual(stored);
  });

  it('hashes a file of several blocks piece by piece', async () => {
    const arrays = { noise: new Float64Array(2 ** 20).map((_, place) => Math.sin(place)) };
    const large: PreparedBase = { ...BASE, extra: { noise: { json: null, arrays } } };
    const bytes = await writePreparedBase(large, digest);
    expect(bytes.length).toBeGreaterThan(2 ** 23);
    const read = await readPreparedBase('a.base', bytes, digest);
    const back = read.ok ? read.value.extra['noise']?.arrays['noise'] : undefined;
    expect(back?.every((value, place) => value === arrays.noise[place])).toBe(true);
    expect(back).toHaveLength(arrays.noise.length);
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
    expect(await readPreparedBase('a.base', bytes, digest)).toMatchObject({ code: 'format.hash-mismatch' });
  });
});

describe('a file that is no sound prepared base', () => {
  it.each([
    ['nothing at all', () => new Uint8Array(), 'format.empty-file', {}],
    ['a FlatGeobuf', () => Uint8Array.of(0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 1), 'format.wrong-magic', {}],
    ['a few bytes of one', (bytes) => bytes.slice(0, 40), 'format.truncated', { offset: 40 }],
    ['all but its last byte', (bytes) => bytes.slice(0, -1), 'format.truncated', {}],
    ['more than it says', (bytes) => Uint8Array.from([...bytes, 0]), 'format.damaged', {}],
  ] as const satisfies readonly (readonly [
    string,
    (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
    string,
    object,
  ])[])('%s', async (_, spoil, code, details) => {
    const read = await readPreparedBase('a.base', spoil(await written()), digest);
    expect(read).toMatchObject({ ok: false, code, details: { file: 'a.base', ...details } });
  });

  it.each([
    ['one of a newer programme', 8, 2, 'format.newer-version', { version: 2, known: 1 }],
    ['one of version 0', 8, 0, 'format.damaged', {}],
    ['a header of 4 GiB', 12, 0xffffffff, 'format.header-size', { bytes: 0xffffffff }],
    ['a header longer than the file', 12, 0x00ffffff, 'format.damaged', {}],
    ['a length of more than a file can have', 20, 0xffffffff, 'format.truncated', {}],
  ])('%s', async (_, offset, value, code, details) => {
    const bytes = await written((file, view) => {
      view.setUint32(offset, value, true);
      rehash(file);
    });
    expect(await readPreparedBase('a.base', bytes, digest)).toMatchObject({ ok: false, code, details });
  });

  it.each([
    ['a header that is no JSON', '{"source"', '["source"'],
    ['a header without a member', '"parcelCount"', '"parcelcount"'],
    ['a parcel count that its columns do not have', '"parcelCount":12', '"parcelCount":11'],
    ['an array of another type', '"type":"f64"', '"type":"u32"'],
    ['an array beyond the end', '"offset":0,', '"offset":9e9'.padEnd(11, ' ')],
    ['an array at a place that is none', '"offset":0,', '"offset":4,'],
    ['a column that is not in the list', '"coordinates":0', '"coordinates":9'.padEnd(15, ' ')],
    ['a text that is none', '"name":"三', '"name":1'.padEnd(11, ' ')],
  ])('%s, though its hash fits', async (_, before, after) => {
    const bytes = await written((file, view) => {
      const length = view.getUint32(12, true);
      const header = new TextDecoder().decode(file.subarray(64, 64 + length));
      expect(header).toContain(before);
      const other = new TextEncoder().encode(header.replace(before, after));
      file.set(other.subarray(0, length), 64);
      rehash(file);
    });
    expect(await readPreparedBase('a.base', bytes, digest)).toMatchObject({ ok: false, code: 'format.damaged' });
  });
});
