/** Every format cut off, garbled or mislabelled says in one sentence which file, where and what to do, in both languages. */
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeReadFailure } from '../../../src/cli/read-message.ts';
import { readFeatures } from '../../../src/formats/codecs.ts';
import { FEATURE_WRITERS } from '../../../src/formats/writers.ts';
import { CGCS2000_DEGREES } from '../../../src/geo/coordinate-system.ts';
import { describeRead } from '../../../src/i18n/describe-read.ts';
import type { FeatureTable } from '../../../src/plan/feature-table.ts';

const TABLE: FeatureTable = {
  name: '要素',
  fields: [{ name: '名称', type: 'text' }],
  features: Array.from({ length: 40 }, (_, at) => ({
    id: null,
    geometry: { type: 'Point', coordinates: [117 + at / 100, 40] },
    values: [`第${String(at)}处"引号"`],
  })),
};

const written = new Map<string, Uint8Array<ArrayBuffer>>();
beforeAll(async () => {
  for (const writer of FEATURE_WRITERS) {
    const { files } = await writer.write(TABLE, { system: CGCS2000_DEGREES, encoding: 'utf-8' });
    for (const { bytes } of files) written.set(writer.extension, bytes);
  }
});

/** The failure of reading, after its sentences were looked at. */
async function failureOf(name: string, bytes: Uint8Array): Promise<string> {
  const read = await readFeatures(name, bytes);
  if (read.ok) throw new Error('was read');
  for (const language of ['zh', 'en'] as const) {
    const { title, text } = describeRead(language, read.code, read.details);
    expect(title).toContain(name.replace(/\..*$/u, ''));
    expect(title).not.toContain(read.code);
    expect(text).not.toBe('');
    expect(title + text).not.toMatch(/\{\w+\}|undefined|NaN/u);
  }
  const line = describeReadFailure(read);
  expect(line).not.toContain('\n');
  return read.code;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file cut off', () => {
  it.each([
    ['.geojson', 'format.truncated'],
    ['.gpkg', 'format.truncated'],
    ['.fgb', 'format.truncated'],
    ['.kml', 'format.truncated'],
    ['.zip', 'format.truncated'],
  ])('%s: %s', async (extension, code) => {
    const bytes = written.get(extension) ?? new Uint8Array(0);
    expect(await failureOf(`要素${extension}`, bytes.subarray(0, Math.floor(bytes.length * 0.6)))).toBe(code);
  });

  it('.csv inside a quotation', async () => {
    const bytes = written.get('.csv') ?? new Uint8Array(0);
    const text = new TextDecoder().decode(bytes);
    expect(await failureOf('要素.csv', utf8(text.slice(0, text.lastIndexOf('引号'))))).toBe('format.open-quotes');
  });

  it.each(FEATURE_WRITERS.map(({ extension }) => extension))('%s of any length never throws', async (extension) => {
    const bytes = written.get(extension) ?? new Uint8Array(0);
    for (const share of [0, 0.001, 0.01, 0.1, 0.3, 0.9, 0.99]) {
      const read = await readFeatures(`要素${extension}`, bytes.subarray(0, Math.floor(bytes.length * share)));
      if (!read.ok) expect(describeReadFailure(read)).toContain('要素');
    }
  });
});

describe('a file garbled or of another kind', () => {
  it.each([
    ['a.gpkg', 'not a database'.padEnd(300, '.'), 'format.wrong-magic'],
    ['a.kml', '<html><body></body></html>', 'format.not-kml'],
    ['a.kml', 'PK', 'format.not-xml'],
    ['a.kml', '<kml><Document></kml>', 'format.not-xml'],
    ['a.kml', '<kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>', 'format.no-features'],
    ['a.csv', '名称,数量\n甲,1\n', 'format.no-place-columns'],
    ['a.csv', 'a\0b\0c', 'format.not-text'],
    ['a.zip', 'no zip', 'format.wrong-magic'],
    ['a.kmz', 'no zip', 'format.wrong-magic'],
    ['a.shp', 'no shapes'.padEnd(200), 'format.wrong-magic'],
    ['a.dbf', 'no table', 'format.missing-part'],
    ['a.fgb', 'no features', 'format.wrong-magic'],
    ['a.docx', 'no map', 'format.unknown'],
  ])('%s of %s: %s', async (name, text, code) => {
    expect(await failureOf(name, utf8(text))).toBe(code);
  });

  it('a database that is no GeoPackage', async () => {
    const bytes = new Uint8Array(4096);
    bytes.set(utf8('SQLite format 3\0'));
    bytes.set([0x10, 0, 1, 1, 0, 0x40, 0x20, 0x20], 16);
    bytes.set([13, 0, 0, 0, 0, 0x10, 0], 100);
    expect(['format.not-geopackage', 'format.damaged']).toContain(await failureOf('a.gpkg', bytes));
  });

  it.each(['.gpkg', '.fgb', '.zip', '.kml', '.csv', '.geojson'])(
    '%s with bytes turned over never throws',
    async (ending) => {
      const bytes = written.get(ending) ?? new Uint8Array(0);
      for (let at = 3; at < bytes.length; at += Math.ceil(bytes.length / 12)) {
        const bad = bytes.slice();
        bad.fill(0xff, at, at + 7);
        const read = await readFeatures(`要素${ending}`, bad);
        if (!read.ok) expect(describeReadFailure(read)).not.toBe('');
      }
    },
  );
});

describe('files packed together', () => {
  it('a KMZ is read through its KML, folders and data kept', async () => {
    const kml = `<?xml version="1.0" encoding="GB2312"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
      <Folder><name>a</name><Folder><name>b</name><Placemark><name>x &amp; y</name>
      <ExtendedData><Data name="k"><value>0301</value></Data></ExtendedData>
      <MultiGeometry><Point><coordinates>117.1,40.1,0</coordinates></Point><Point><coordinates>117.2,40.1</coordinates></Point></MultiGeometry>
      </Placemark></Folder></Folder><Placemark><name>none</name></Placemark>
      <Placemark><gx:Track/><Point><coordinates>117,x</coordinates></Point></Placemark></Document></kml>`;
    const read = await readFeatures('a.kmz', zipSync({ 'doc.kml': utf8(kml), 'files/icon.png': utf8('x') }));
    expect(read).toMatchObject({
      ok: true,
      value: {
        features: [
          {
            properties: { name: 'x & y', k: '0301', folder: 'a/b' },
            geometry: {
              type: 'MultiPoint',
              coordinates: [
                [117.1, 40.1, 0],
                [117.2, 40.1],
              ],
            },
          },
        ],
      },
      notes: [{ code: 'format.no-geometry', details: { count: 2 } }],
    });
  });

  it('several layers in a zip with names in GBK: which one is asked, and each can be had', async () => {
    const shapefile = written.get('.zip') ?? new Uint8Array(0);
    const { unzipSync } = await import('fflate');
    const parts = Object.entries(unzipSync(shapefile));
    // 地类 and 道路 in GBK, written where the zip has room for as many bytes: two names of four bytes each.
    const named = (stem: string): [string, Uint8Array][] =>
      parts.map(([name, bytes]) => [`${stem}${name.slice(name.lastIndexOf('.'))}`, bytes]);
    const zip = zipSync(Object.fromEntries([...named('AAAA'), ...named('BBBB')]));
    const gbk: Readonly<Record<string, readonly number[]>> = {
      AAAA: [0xb5, 0xd8, 0xc0, 0xe0],
      BBBB: [0xb5, 0xc0, 0xc2, 0xb7],
    };
    for (const [ascii, bytes] of Object.entries(gbk)) {
      const text = new TextDecoder('latin1').decode(zip);
      for (let at = text.indexOf(`${ascii}.`); at >= 0; at = text.indexOf(`${ascii}.`, at + 1)) zip.set(bytes, at);
    }
    expect(await readFeatures('a.zip', zip)).toMatchObject({
      code: 'format.several-layers',
      details: { layers: '地类.shp, 道路.shp' },
    });
    const one = await readFeatures('a.zip', zip, [], { layer: '道路.shp' });
    expect(one.ok && one.value.features[0]?.properties).toEqual({ 名称: '第0处"引号"' });
    expect(await readFeatures('a.zip', zip, [], { layer: '水系.shp' })).toMatchObject({ code: 'format.no-such-layer' });
  });
});

describe('tables of text', () => {
  const read = async (text: string) => {
    const result = await readFeatures('a.csv', utf8(text));
    if (!result.ok) throw new Error(result.code);
    return result;
  };

  it.each([
    ['commas and a byte order mark', '\uFEFF名称,经度,纬度\n甲,117.4,40.1\n'],
    ['semicolons', '名称;lon;lat\n甲;117.4;40.1\n'],
    ['tabs and Windows line ends', '名称\tX\tY\r\n甲\t117.4\t40.1\r\n'],
    ['names with units', '名称,纬度（°）,经度（°）\n甲,40.1,117.4\n'],
    ['names with a prefix', '名称,wgs84_lon,wgs84_lat\n甲,117.4,40.1\n'],
    ['well-known text under any name', '名称,坐标\n甲,POINT Z (117.4 40.1 12)\n'],
    ['well-known text of PostGIS', '名称,geom\n甲,SRID=4490;POINT(117.4 40.1)\n'],
  ])('with %s', async (_what, text) => {
    const { value } = await read(text);
    expect(value.features).toEqual([
      { type: 'Feature', properties: { 名称: '甲' }, geometry: { type: 'Point', coordinates: [117.4, 40.1] } },
    ]);
  });

  it('keep codes with a leading nought and long numbers as text, and make numbers of plain ones', async () => {
    const { value } = await read('c,n,l,lon,lat\n0301,1.50,123456789012345678,117,40\n0302,2,1,117,40\n');
    expect(value.features.map(({ properties }) => properties)).toEqual([
      { c: '0301', n: 1.5, l: '123456789012345678' },
      { c: '0302', n: 2, l: '1' },
    ]);
  });
});
