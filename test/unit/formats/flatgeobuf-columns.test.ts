import { ByteBuffer } from 'flatbuffers';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { Feature as GeojsonFeature, Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { FlatgeobufVisit } from '../../../src/formats/flatgeobuf-columns.ts';
import { visitFlatgeobuf } from '../../../src/formats/flatgeobuf-columns.ts';
import { readFlatgeobufHeader } from '../../../src/formats/flatgeobuf-header.ts';

const SQUARE = [
  [117, 40],
  [117.01, 40],
  [117.01, 40.01],
  [117, 40.01],
  [117, 40],
];
const HOLE = SQUARE.map(([x = 0, y = 0]) => [117.002 + (x - 117) / 10, 40.002 + (y - 40) / 10]);

function feature(geometry: Geometry, properties: Record<string, unknown> = {}): GeojsonFeature {
  return { type: 'Feature', geometry, properties };
}

function fileOf(...features: GeojsonFeature[]): Uint8Array {
  return serialize({ type: 'FeatureCollection', features }, 4490);
}

const PARCELS = fileOf(
  feature(
    { type: 'Polygon', coordinates: [SQUARE, HOLE] },
    { BSM: 'a', NL: 12, YBD: 0.5, wet: true, DLMC: '乔木林地' },
  ),
  feature(
    { type: 'MultiPolygon', coordinates: [[SQUARE], [SQUARE, HOLE]] },
    { BSM: 'b', NL: null, YBD: 1, wet: false, DLMC: '乔木林地' },
  ),
);

interface Taken {
  readonly index: number;
  readonly type: string;
  readonly parts: readonly { readonly xy: readonly number[]; readonly ends: readonly number[] }[];
  readonly values: readonly unknown[];
}

/** Reads a whole file and copies what the visitor saw. */
function take(bytes: Uint8Array, options: Partial<FlatgeobufVisit> = {}) {
  const header = readFlatgeobufHeader('land.fgb', bytes);
  if (!header.ok) return { result: header, taken: [] };
  const taken: Taken[] = [];
  const result = visitFlatgeobuf('land.fgb', bytes, header.value, {
    onFeature: ({ index, type, parts, values }) =>
      taken.push({
        index,
        type,
        parts: parts.map(({ xy, ends }) => ({ xy: [...xy], ends: [...ends] })),
        values: [...values],
      }),
    ...options,
  });
  return { result, taken };
}

describe('reading', () => {
  it('gives back what another writer wrote: polygons, parts, holes and typed attributes', () => {
    const { result, taken } = take(PARCELS);
    expect(result).toEqual({ ok: true, value: 2, notes: [] });
    expect(taken).toEqual([
      {
        index: 0,
        type: 'Polygon',
        parts: [{ xy: [...SQUARE, ...HOLE].flat(), ends: [5, 10] }],
        values: ['a', 12, 0.5, true, '乔木林地'],
      },
      {
        index: 1,
        type: 'MultiPolygon',
        parts: [
          { xy: SQUARE.flat(), ends: [5] },
          { xy: [...SQUARE, ...HOLE].flat(), ends: [5, 10] },
        ],
        values: ['b', null, 1, false, '乔木林地'],
      },
    ]);
  });

  it('names the columns and the coordinate system', () => {
    const header = readFlatgeobufHeader('land.fgb', PARCELS);
    if (!header.ok) throw new Error(header.code);
    expect(header.value.columns.map(({ name }) => name)).toEqual(['BSM', 'NL', 'YBD', 'wet', 'DLMC']);
    expect(header.value).toMatchObject({ featureCount: 2, epsg: 4490 });
  });

  it('decodes only the attributes asked for, in the order asked for', () => {
    const { taken } = take(PARCELS, { columns: ['DLMC', 'nothing', 'BSM'] });
    expect(taken.map(({ values }) => values)).toEqual([
      ['乔木林地', null, 'a'],
      ['乔木林地', null, 'b'],
    ]);
  });

  it('reads from a view into a larger buffer at an odd offset', () => {
    const larger = new Uint8Array(PARCELS.length + 9);
    larger.set(PARCELS, 3);
    expect(take(larger.subarray(3, 3 + PARCELS.length)).taken).toEqual(take(PARCELS).taken);
  });

  it('reports progress up to the last feature', () => {
    const many = fileOf(...Array.from({ length: 5000 }, () => feature({ type: 'Polygon', coordinates: [SQUARE] })));
    const progress: (number | null)[][] = [];
    take(many, { onProgress: (done, total) => progress.push([done, total]) });
    expect(progress).toEqual([
      [4096, 5000],
      [5000, 5000],
    ]);
  });

  it('closes open rings and leaves out rings that enclose nothing, and says how many', () => {
    const open = SQUARE.slice(0, 4);
    const { result, taken } = take(
      fileOf(
        feature({ type: 'Polygon', coordinates: [open, SQUARE.slice(0, 2)] }),
        feature({ type: 'MultiPolygon', coordinates: [[SQUARE.slice(0, 3)], [SQUARE]] }),
        feature({ type: 'MultiPolygon', coordinates: [[SQUARE.slice(0, 2)], [SQUARE]] }),
      ),
    );
    expect(result).toEqual({
      ok: true,
      value: 3,
      notes: [
        { code: 'format.rings-closed', details: { file: 'land.fgb', count: 2, feature: 0 } },
        { code: 'format.rings-skipped', details: { file: 'land.fgb', count: 2, feature: 0 } },
      ],
    });
    expect(taken[0]?.parts).toEqual([{ xy: SQUARE.flat(), ends: [5] }]);
    expect(taken.map(({ parts }) => parts.length)).toEqual([1, 2, 1]);
  });
});

describe('bad files', () => {
  const failure = (bytes: Uint8Array) => take(bytes).result;

  it('refuses an empty file and a wrong beginning', () => {
    expect(failure(new Uint8Array(0))).toMatchObject({ ok: false, code: 'format.empty-file' });
    expect(failure(new TextEncoder().encode('{"type":"FeatureCollection"}'))).toEqual({
      ok: false,
      code: 'format.wrong-magic',
      details: { file: 'land.fgb', expected: 'FlatGeobuf 3' },
    });
  });

  it('reads a layer without features as empty', () => {
    // Magic bytes and header of a file whose features were cut off, with the announced number set to unknown.
    const header = readFlatgeobufHeader('land.fgb', PARCELS);
    if (!header.ok) throw new Error(header.code);
    const empty = PARCELS.slice(0, header.value.featuresOffset);
    expect(
      visitFlatgeobuf('land.fgb', empty, { ...header.value, featureCount: null }, { onFeature: () => undefined }),
    ).toEqual({ ok: true, value: 0, notes: [] });
  });

  it('says where a truncated file ends, wherever it is cut', () => {
    for (let length = 8; length < PARCELS.length; length += 1) {
      expect(failure(PARCELS.slice(0, length))).toMatchObject({
        ok: false,
        code: 'format.truncated',
        details: { file: 'land.fgb', offset: length },
      });
    }
  });

  it('does not believe a header of 4 GiB', () => {
    const huge = PARCELS.slice();
    new DataView(huge.buffer).setUint32(8, 0xffff_ffff, true);
    expect(failure(huge)).toMatchObject({ code: 'format.header-size', details: { bytes: 4294967295 } });
  });

  it('does not believe a feature of 4 GiB', () => {
    const header = readFlatgeobufHeader('land.fgb', PARCELS);
    if (!header.ok) throw new Error(header.code);
    const huge = PARCELS.slice();
    new DataView(huge.buffer).setUint32(header.value.featuresOffset, 0xffff_ffff, true);
    expect(failure(huge)).toMatchObject({ code: 'format.truncated', details: { feature: 0 } });
  });

  it('notes bytes after the last feature', () => {
    const longer = new Uint8Array(PARCELS.length + 5);
    longer.set(PARCELS);
    expect(failure(longer)).toEqual({
      ok: true,
      value: 2,
      notes: [{ code: 'format.extra-bytes', details: { file: 'land.fgb', offset: PARCELS.length, count: 5 } }],
    });
  });

  it('names the feature with a coordinate that is not finite', () => {
    for (const wild of [Number.NaN, Infinity]) {
      const bad = fileOf(
        feature({ type: 'Polygon', coordinates: [SQUARE] }),
        feature({ type: 'Polygon', coordinates: [[[117, wild], ...SQUARE.slice(1)]] }),
      );
      expect(failure(bad)).toEqual({
        ok: false,
        code: 'format.bad-coordinate',
        details: { file: 'land.fgb', feature: 1 },
      });
    }
  });

  it('names the feature of a kind that is not read', () => {
    const bad = fileOf(feature({ type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }] }));
    expect(failure(bad)).toMatchObject({ code: 'format.unsupported-geometry', details: { feature: 0 } });
  });

  it('refuses rings that end beyond their vertices', () => {
    const bad = PARCELS.slice();
    const header = readFlatgeobufHeader('land.fgb', bad);
    if (!header.ok) throw new Error(header.code);
    const first = bad.slice(header.value.featuresOffset);
    const ends = Feature.getSizePrefixedRootAsFeature(new ByteBuffer(first)).geometry()?.endsArray();
    if (ends === null || ends === undefined) throw new Error('no ends');
    ends[1] = 1_000_000;
    bad.set(first, header.value.featuresOffset);
    expect(failure(bad)).toMatchObject({ code: 'format.damaged', details: { feature: 0 } });
  });

  it('never crashes or hangs on a flipped byte', () => {
    const outcomes = new Set<string>();
    for (let offset = 0; offset < PARCELS.length; offset += 1) {
      for (const mask of [0xff, 0x80, 0x01]) {
        const bad = PARCELS.slice();
        bad[offset] = (bad[offset] ?? 0) ^ mask;
        const result = failure(bad);
        outcomes.add(result.ok ? 'read' : result.code);
      }
    }
    expect([...outcomes]).toEqual(expect.arrayContaining(['read', 'format.damaged', 'format.truncated']));
  });

  it('does not take a mistake of the caller for a damaged file', () => {
    const visit = { onFeature: () => void 'x'.repeat(-1) };
    expect(() => take(PARCELS, visit)).toThrow(RangeError);
  });
});
