import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readFeatures } from '../../../src/formats/codecs.ts';

const FOLDER = new URL('../../../../shared/data/formats/gbk_shapefile/', import.meta.url);
const isThere = existsSync(FOLDER);
const PARTS = /\.(shp|shx|dbf|prj|cpg)$/u;

it.runIf(isThere)(
  `a zipped Shapefile is read as features, Chinese fields and values intact${isThere ? '' : ' (shared test data are not here)'}`,
  async () => {
    const names = readdirSync(FOLDER).filter((name) => PARTS.test(name));
    const files = names.map(
      (name) => [name, new Uint8Array(readFileSync(new URL(encodeURIComponent(name), FOLDER)))] as const,
    );
    const zipped = await readFeatures('tianjin.zip', zipSync(Object.fromEntries(files)));
    if (!zipped.ok) throw new Error(zipped.code);
    expect(zipped.value.features).toHaveLength(16);
    expect(JSON.stringify(zipped.value.features.map(({ properties }) => properties))).toContain('蓟州区');

    const [main] = files.filter(([name]) => name.endsWith('.shp'));
    const others = files.filter(([name]) => !name.endsWith('.shp')).map(([name, bytes]) => ({ name, bytes }));
    const loose = await readFeatures(main?.[0] ?? '', main?.[1] ?? new Uint8Array(0), others);
    expect(loose.ok && loose.value.features).toEqual(zipped.value.features);
  },
);
