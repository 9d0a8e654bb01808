import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { FilesProgress, LayerRequest } from '../../../workers/files/api.ts';
import { createFiles } from '../../../workers/files/files.ts';
import { previewGeometries } from '../../../workers/files/preview.ts';

const DISTRICT = {
  type: 'Polygon',
  coordinates: [
    [
      [117, 39.8],
      [117.8, 39.8],
      [117.8, 40.3],
      [117, 40.3],
      [117, 39.8],
    ],
  ],
} satisfies LayerRequest['district'];

function request(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  more: Partial<LayerRequest> = {},
): LayerRequest {
  const files = [{ name, blob: new Blob([content]) }];
  return { files, layer: null, encoding: null, crs: null, shift: null, district: DISTRICT, ...more };
}

/** 名称 and 林地 in GBK. */
const GBK_TABLE = Uint8Array.of(
  ...[0xc3, 0xfb, 0xb3, 0xc6, ...ascii(',lon,lat\n'), 0xc1, 0xd6, 0xb5, 0xd8, ...ascii(',117.4,40.1\n')],
);

function ascii(text: string): number[] {
  return Array.from(text, (sign) => sign.charCodeAt(0));
}

describe('inspecting', () => {
  it('tells format, fields with values, encoding, place and what is left out', async () => {
    const files = createFiles(() => undefined);
    const text = '类别,树种,经度,纬度\n林地,油松,117.4,40.1\n林地,,117.5,40.2,多\n湿地,芦苇,东,西\n';
    const result = await files.inspect(request('站点.csv', text));
    if (!result.ok || result.inspection === null) throw new Error('no inspection');
    expect(result.inspection).toMatchObject({
      name: '站点.csv',
      format: 'CSV',
      featureCount: 3,
      geometries: { point: 2, line: 0, polygon: 0, mixed: 0 },
      fields: [
        { name: '类别', type: 'text', filled: 2, distinct: 1, values: [{ value: '林地', count: 2 }] },
        { name: '树种', type: 'text', filled: 1, distinct: 1 },
      ],
      encoding: { used: 'utf-8', samples: ['类别', '林地', '树种', '油松'] },
      crs: { stated: null, used: 'EPSG:4490', fits: true, problem: null },
      bounds: { minX: 117.4, minY: 40.1, maxX: 117.5, maxY: 40.2 },
    });
    expect(result.inspection.notes).toEqual([
      { code: 'format.row-width', details: { file: '站点.csv', count: 1, expected: 4, row: 3, columns: 5 } },
      { code: 'format.unreadable-geometry', details: { file: '站点.csv', count: 1, feature: 2 } },
      { code: 'format.crs-assumed', details: { file: '站点.csv', crs: 'EPSG:4490' } },
    ]);
  });

  it('offers systems for metres that nothing names, and shows the land once one is chosen', async () => {
    const files = createFiles(() => undefined);
    const text = 'WKT\n"POLYGON ((39534000 4440000, 39536000 4440000, 39536000 4442000, 39534000 4440000))"\n';
    const open = await files.inspect(request('a.csv', text));
    if (!open.ok || open.inspection === null) throw new Error('no inspection');
    expect(open.inspection.crs).toMatchObject({ used: null, problem: { code: 'format.projected' } });
    expect(open.inspection.crs.candidates[0]).toBe('EPSG:4527');
    expect(open.inspection.preview).toEqual([]);
    const answered = await files.inspect(request('a.csv', text, { crs: 'EPSG:4527' }));
    expect(answered.ok && answered.inspection?.crs).toMatchObject({ used: 'EPSG:4527', fits: true, problem: null });
    expect(answered.ok && answered.inspection?.preview).toHaveLength(1);
  });

  it('reads GBK by itself, and as asked', async () => {
    const files = createFiles(() => undefined);
    const guessed = await files.inspect(request('a.csv', GBK_TABLE));
    expect(guessed.ok && guessed.inspection?.encoding).toEqual({ used: 'gb18030', samples: ['名称', '林地'] });
    const asked = await files.inspect(request('a.csv', GBK_TABLE, { encoding: 'big5' }));
    expect(asked.ok && asked.inspection?.encoding?.used).toBe('big5');
  });

  it('fails with a code and the file', async () => {
    const files = createFiles(() => undefined);
    expect(await files.inspect(request('a.gpkg', 'no database at all'.padEnd(200)))).toMatchObject({
      ok: false,
      failure: { details: { file: 'a.gpkg' } },
    });
  });
});

describe('reading and writing', () => {
  const text = JSON.stringify({
    type: 'FeatureCollection',
    features: [0, 1, 2].map((at) => ({
      type: 'Feature',
      properties: { 名称: `第${String(at)}处` },
      geometry: { type: 'Point', coordinates: [117 + at / 10, 40, at] },
    })),
  } satisfies FeatureCollection);

  it('keeps features in the worker and hands them out in pages', async () => {
    const progress: FilesProgress[] = [];
    const files = createFiles((message) => progress.push(message));
    const read = await files.read(request('a.geojson', text));
    expect(read).toMatchObject({
      ok: true,
      featureCount: 3,
      fields: [{ name: '名称', type: 'text' }],
      notes: [{ code: 'format.heights-left-out', details: { count: 2 } }],
    });
    expect((await files.features(0, 2)).map(({ properties }) => properties?.['名称'] as unknown)).toEqual([
      '第0处',
      '第1处',
    ]);
    expect((await files.features(2, 2)).map(({ geometry }) => geometry)).toEqual([
      { type: 'Point', coordinates: [117.2, 40] },
    ]);
    expect(progress.at(-1)).toEqual({ step: 'read', done: 3, total: 3 });
  });

  it('takes the offset of web maps out only when asked', async () => {
    const files = createFiles(() => undefined);
    await files.read(request('a.geojson', text, { shift: 'gcj02' }));
    const [first] = await files.features(0, 1);
    const [longitude = 0] = first?.geometry.type === 'Point' ? first.geometry.coordinates : [];
    expect(Math.abs(longitude - 117)).toBeGreaterThan(0.003);
  });

  it.each(['geojson', 'flatgeobuf', 'shapefile', 'geopackage', 'kml', 'csv'] as const)('writes %s', async (format) => {
    const files = createFiles(() => undefined);
    const table = {
      name: '点',
      fields: [{ name: '名称', type: 'text' }] as const,
      features: [{ id: 'a', geometry: { type: 'Point', coordinates: [117, 40] } as const, values: ['林地'] }],
    };
    const features = table.features.map((one) => ({ ...one, geometry: { ...one.geometry, coordinates: [117, 40] } }));
    const written = await files.write({ table: { ...table, features }, format, encoding: 'gbk' });
    const [file] = written.files;
    if (file === undefined) throw new Error('no file');
    const read = await files.read(request(file.name, file.bytes));
    expect(read).toMatchObject({ ok: true, featureCount: 1 });
    expect((await files.features(0, 1))[0]?.properties).toEqual({ 名称: '林地' });
  });
});

describe('the preview', () => {
  it('has at most 5 000 vertices, of one large shape or of many small ones, and closed rings', () => {
    const circle = (x: number, vertices: number) => {
      const ring = Array.from({ length: vertices }, (_, at) => [
        x + Math.cos((2 * Math.PI * at) / vertices) / 10,
        40 + Math.sin((2 * Math.PI * at) / vertices) / 10,
      ]);
      const geometry = { type: 'Polygon' as const, coordinates: [[...ring, ring[0] ?? []]] };
      return { type: 'Feature' as const, properties: null, geometry };
    };
    for (const features of [
      [circle(117, 200_000)],
      Array.from({ length: 20_000 }, (_, at) => circle(100 + at / 500, 12)),
    ]) {
      const preview = previewGeometries(features);
      const rings = preview.flatMap((geometry) => (geometry.type === 'Polygon' ? geometry.coordinates : []));
      const vertices = rings.reduce((sum, ring) => sum + ring.length, 0);
      expect(vertices).toBeGreaterThan(900);
      expect(vertices).toBeLessThanOrEqual(5000);
      for (const ring of rings) {
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(ring[0]).toEqual(ring.at(-1));
      }
    }
  });
});
