import { describe, expect, it } from 'vitest';
import { runArea } from '../../../src/cli/area-command.ts';
import { runConvert } from '../../../src/cli/convert-command.ts';

/** T4 of the area oracles (`test/golden/area-oracles.test.ts`): 961620.33 m². */
const T4 = {
  type: 'Polygon',
  coordinates: [
    [
      [117, 39],
      [117.01, 39],
      [117.01, 39.01],
      [117, 39.01],
      [117, 39],
    ],
  ],
};
const COLLECTION = {
  type: 'FeatureCollection',
  features: [{ type: 'Feature', id: 'T4', geometry: T4, properties: { 名称: '朱镕基、陶喆', 面积: 96.16 } }],
};

/** A disk in memory. */
function disk(files: Readonly<Record<string, string>>) {
  const stored = new Map(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)] as const));
  return {
    stored,
    ports: {
      readFile: (path: string) => {
        const bytes = stored.get(path);
        return bytes === undefined ? Promise.reject(new Error('none')) : Promise.resolve(bytes);
      },
      writeFile(path: string, bytes: Uint8Array) {
        if (path.startsWith('/none/')) return Promise.reject(new Error('none'));
        stored.set(path, new Uint8Array(bytes));
        return Promise.resolve();
      },
      partsOf: (path: string) =>
        Promise.resolve(
          path.endsWith('.shp') ? [...stored.keys()].filter((name) => name.startsWith(path.slice(0, -3))) : [path],
        ),
    },
  };
}

describe('tantu convert', () => {
  it.each([
    ['out.gpkg', []],
    ['out.fgb', []],
    ['out.kml', []],
    ['out.csv', []],
    ['out.zip', ['--encoding', 'gbk']],
    ['out.shp', ['--encoding=gbk']],
    ['out.gpkg', ['--to-crs', 'EPSG:4527']],
    ['out.shp', ['--to-crs', 'EPSG:4548']],
    ['out.fgb', ['--to-crs', 'EPSG:32650']],
  ])('to %s %j: the area and the attributes are the same', async (out, options) => {
    const { stored, ports } = disk({ 'in.geojson': JSON.stringify(COLLECTION) });
    expect(await runConvert(['in.geojson', out, ...options], ports)).toMatchObject({ exitCode: 0, stderr: '' });
    const area = await runArea([out, '--json'], ports);
    const { totalM2 } = JSON.parse(area.stdout) as { totalM2: number };
    expect(Math.abs(totalM2 - 961620.33)).toBeLessThan(0.02);
    const back = await runConvert([out, 'back.geojson'], ports);
    expect(back.exitCode).toBe(0);
    const text = new TextDecoder().decode(stored.get('back.geojson'));
    expect((JSON.parse(text) as typeof COLLECTION).features[0]?.properties).toEqual({
      名称: '朱镕基、陶喆',
      面积: 96.16,
    });
  });

  it('leaves coordinates that need no conversion as they are', async () => {
    const metres = { ...COLLECTION, crs: { type: 'name', properties: { name: 'EPSG:4548' } } };
    const ring = [
      [400000.123456789, 4340000],
      [405000, 4340000],
      [405000, 4345000],
      [400000.123456789, 4340000],
    ];
    const geometry = { type: 'Polygon', coordinates: [ring] };
    const { stored, ports } = disk({
      'in.geojson': JSON.stringify({ ...metres, features: [{ type: 'Feature', geometry, properties: {} }] }),
    });
    await runConvert(['in.geojson', 'a.gpkg', '--to-crs', '4548'], ports);
    await runConvert(['a.gpkg', 'b.geojson', '--to-crs', 'EPSG:4548'], ports);
    const { features } = JSON.parse(new TextDecoder().decode(stored.get('b.geojson'))) as typeof COLLECTION;
    expect(features[0]?.geometry.coordinates[0]).toEqual(ring);
  });

  it('takes out the offset of web maps when asked', async () => {
    const { stored, ports } = disk({ 'in.geojson': JSON.stringify(COLLECTION) });
    await runConvert(['in.geojson', 'out.geojson', '--from-crs', 'gcj02'], ports);
    const { features } = JSON.parse(new TextDecoder().decode(stored.get('out.geojson'))) as typeof COLLECTION;
    expect(Math.abs((features[0]?.geometry.coordinates[0]?.[0]?.[0] ?? 117) - 117)).toBeGreaterThan(0.003);
  });

  it.each([
    [['in.geojson'], /takes two files/u],
    [['in.geojson', 'out.docx'], /out\.docx has none of the endings/u],
    [['in.geojson', 'out.kml', '--to-crs', 'EPSG:4527'], /KML holds degrees only/u],
    [['in.geojson', 'out.fgb', '--to-crs', 'EPSG:27700'], /--to-crs EPSG:27700/u],
    [['in.geojson', 'out.fgb', '--from-crs', 'mars'], /--from-crs/u],
    [['in.geojson', 'out.zip', '--encoding', 'latin1'], /gbk or utf-8/u],
    [['none.geojson', 'out.fgb'], /none\.geojson cannot be read/u],
    [['in.geojson', '/none/out.fgb'], /cannot be written/u],
    [['bad.gpkg', 'out.fgb'], /bad\.gpkg/u],
  ])('refuses %j in one line', async (words, line) => {
    const { ports } = disk({ 'in.geojson': JSON.stringify(COLLECTION), 'bad.gpkg': 'no database' });
    const { exitCode, stdout, stderr } = await runConvert(words, ports);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});
