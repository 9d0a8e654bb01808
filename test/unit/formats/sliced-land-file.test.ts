import { expect, it } from 'vitest';
import { sliceLines } from '../../../src/formats/line-slices.ts';
import { readFailure } from '../../../src/formats/read-result.ts';
import { slicedLandFile } from '../../../src/formats/sliced-land-file.ts';

it('counts lines for a failure only: each count walks the file from its beginning', async () => {
  const polygon = '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}';
  let counted = 0;
  const visitOf = async (text: string) => {
    const bytes = new TextEncoder().encode(text);
    const file = slicedLandFile({
      name: 'a.ndjson',
      format: 'GeoJSON lines',
      bytes,
      slices: sliceLines(bytes),
      crs: null,
      pathOf: () => '',
      explain: () => readFailure('format.not-json', 'a.ndjson'),
      lineOf: (index) => {
        counted += 1;
        return index + 1;
      },
    });
    if (!file.ok) return file;
    await file.value.sampleValues('nothing', 1);
    return file.value.visit({ columns: [], onFeature: () => undefined });
  };
  expect(await visitOf(`${polygon}\n`.repeat(2000))).toMatchObject({ ok: true, value: 2000 });
  expect(counted).toBe(0);
  expect(await visitOf(`${polygon}\n7`)).toMatchObject({ ok: false, code: 'format.not-geojson', details: { line: 2 } });
  expect(counted).toBe(1);
});
