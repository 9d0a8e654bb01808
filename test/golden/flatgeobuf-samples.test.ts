/** Sample files of the FlatGeobuf project, written by GDAL and other software, read here and by the project's own reader. */
import { existsSync, readFileSync } from 'node:fs';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { describe, expect, it } from 'vitest';
import { readFeatures } from '../../src/formats/codecs.ts';
import { visitFlatgeobuf } from '../../src/formats/flatgeobuf-columns.ts';
import { readFlatgeobufHeader } from '../../src/formats/flatgeobuf-header.ts';

const SAMPLES = new URL('../../../shared/data/formats/flatgeobuf/', import.meta.url);

function bytesOf(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, SAMPLES)));
}

describe('sample files of FlatGeobuf (in shared/data; without them there is nothing to read)', () => {
  it.runIf(existsSync(SAMPLES)).each([
    ['countries.fgb', 179],
    ['heterogeneous.fgb', 3],
    ['mp_overlapping.fgb', 2],
    ['no_properties.fgb', 1],
    ['unknown_feature_count.fgb', 1],
  ])('%s reads as it does elsewhere', async (name, count) => {
    const expected = [];
    for await (const feature of deserialize(bytesOf(name))) expected.push(feature);
    const read = await readFeatures(name, bytesOf(name));
    if (!read.ok) throw new Error(read.code);
    expect(expected.length).toBe(count);
    expect(read.value.features.map(({ geometry }) => geometry)).toEqual(expected.map(({ geometry }) => geometry));
    for (const [index, { properties }] of read.value.features.entries()) {
      expect(properties).toMatchObject(expected[index]?.properties ?? {});
    }
  });

  it.runIf(existsSync(SAMPLES))('reads an empty layer, and one without geometries with a note', async () => {
    expect(await readFeatures('empty.fgb', bytesOf('empty.fgb'))).toMatchObject({ ok: true, notes: [] });
    expect(await readFeatures('countries_nogeo.fgb', bytesOf('countries_nogeo.fgb'))).toMatchObject({
      ok: true,
      value: { features: [] },
      notes: [{ code: 'format.no-geometry', details: { count: 179 } }],
    });
  });

  it.runIf(existsSync(SAMPLES))('decodes every type of attribute', () => {
    const bytes = bytesOf('alldatatypes.fgb');
    const header = readFlatgeobufHeader('alldatatypes.fgb', bytes);
    if (!header.ok) throw new Error(header.code);
    const rows: Record<string, unknown>[] = [];
    visitFlatgeobuf('alldatatypes.fgb', bytes, header.value, {
      onFeature: ({ values }) =>
        rows.push(Object.fromEntries(header.value.columns.map(({ name }, index) => [name, values[index]]))),
    });
    expect(rows).toEqual([
      {
        byte: -1,
        ubyte: 255,
        bool: true,
        short: -1,
        ushort: 65535,
        int: -1,
        uint: 4294967295,
        long: -1,
        ulong: '18446744073709551615',
        float: 0,
        double: 0,
        string: 'X',
        json: 'X',
        datetime: '2020-02-29T12:34:56Z',
        binary: null,
      },
    ]);
  });

  it.runIf(existsSync(SAMPLES))('refuses the British grid by name', async () => {
    expect(await readFeatures('poly00.fgb', bytesOf('poly00.fgb'))).toMatchObject({
      ok: false,
      code: 'format.unknown-crs',
      details: { crs: 'EPSG:27700' },
    });
  });
});
