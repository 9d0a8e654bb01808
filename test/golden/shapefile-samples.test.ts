/** Tables and Shapefiles that others made: mapshaper's encodings, districts as they were delivered, GBK throughout. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decideDbfEncoding } from '../../src/formats/dbf-encoding.ts';
import { openDbfTable, readDbfLayout } from '../../src/formats/dbf-table.ts';
import type { LandFile } from '../../src/formats/land-file.ts';
import { openLandFile } from '../../src/formats/open-land-file.ts';
import { readLandCover } from '../../src/formats/read-land-cover.ts';
import type { ClassSystem } from '../../src/land/class-system.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';

const DATA = new URL('../../../shared/data/', import.meta.url);
const isThere = existsSync(DATA);

function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(path, DATA)));
}

async function open(path: string, endings: readonly string[]): Promise<LandFile> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const opened = await openLandFile(
    endings.map((ending) => ({ name: `${name}${ending}`, bytes: bytesOf(`${path}${ending}`) })),
  );
  if (!opened.ok) throw new Error(opened.code);
  return opened.value;
}

describe('tables in many encodings (need shared/data)', () => {
  it.runIf(isThere).each([
    ['gbk.dbf', null, 'gb18030', '简体国语'],
    ['gb2312.dbf', null, 'gb18030', '简体国语'],
    ['utf8.dbf', null, 'utf-8', '国语國語'],
    ['ldid/chinese.dbf', null, 'gb18030', '简体'],
    ['cpg/big5.dbf', 'Big-5', 'big5', '國語'],
    ['cpg/euckr.dbf', 'EUC-KR', 'euc-kr', '한국말'],
    ['cpg/shiftjis.dbf', 'shiftjis', 'shift_jis', 'カタカナひらがな'],
    ['cpg/koi8r.dbf', 'koi8r', 'koi8-r', 'русский'],
    ['cpg/latin2.dbf', 'latin2', 'iso-8859-2', 'čeština'],
    ['cpg/win1251.dbf', '1251', 'windows-1251', 'РУССКИЙ'],
    ['cpg/win874.dbf', '874', 'windows-874', 'ภาษาไทย'],
  ])('%s, stated %s', (name, stated, encoding, text) => {
    const layout = readDbfLayout(name, bytesOf(`formats/dbf/${name}`));
    if (!layout.ok) throw new Error(layout.code);
    const decided = decideDbfEncoding(name, layout.value, null, stated);
    expect(decided).toEqual({ ok: true, value: encoding, notes: [] });
    const table = openDbfTable(layout.value, encoding);
    expect(table.valuesAt(0, [0])).toEqual([text]);
  });

  it.runIf(isThere)('decimal commas and fields of one name', () => {
    const tableOf = (name: string) => {
      const layout = readDbfLayout(name, bytesOf(`formats/dbf/${name}`));
      if (!layout.ok) throw new Error(layout.code);
      return openDbfTable(layout.value, 'utf-8');
    };
    expect(tableOf('comma_separated.dbf').valuesAt(0, [0])).toEqual([68.5]);
    const names = tableOf('duplicate_fields.dbf').fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('districts of Tianjin (need shared/data)', () => {
  const GBK = 'formats/gbk_shapefile/行政区划';
  const UTF8 = 'boundaries/gcj02_amap2020_garybikini/天津城区';

  it.runIf(isThere)('the GBK copy says what the UTF-8 original does', async () => {
    const copy = await open(GBK, ['.shp', '.dbf', '.prj', '.cpg', '.shx']);
    const original = await open(UTF8, ['.shp', '.dbf', '.shx']);
    expect([copy.encoding, original.encoding]).toEqual(['gb18030', 'utf-8']);
    expect([copy.notes, original.notes]).toEqual([[], []]);
    expect(copy.crs).toMatchObject({ ok: true, system: { epsg: 4490 } });
    expect(original.crs).toBeNull();
    const names = await copy.sampleValues('名称', 100);
    expect(names.length).toBe(16);
    expect(names).toContain('蓟州区');
    expect(names).toEqual(await original.sampleValues('name', 100));
  });

  it.runIf(isThere)('without its .cpg, and with one that lies, the texts stay readable', async () => {
    const bare = await open(GBK, ['.shp', '.dbf', '.shx']);
    expect(await bare.sampleValues('名称', 1)).toEqual(['河北区']);
    const parts = ['.shp', '.dbf', '.shx'].map((ending) => ({ name: `a${ending}`, bytes: bytesOf(`${GBK}${ending}`) }));
    const lying = await openLandFile([...parts, { name: 'a.cpg', bytes: new TextEncoder().encode('UTF-8') }]);
    expect(lying.ok && lying.value.notes.map(({ code }) => code)).toEqual(['format.encoding-overruled']);
    expect(lying.ok && (await lying.value.sampleValues('名称', 1))).toEqual(['河北区']);
  });

  it.runIf(isThere)(
    '蓟州区 with the offset taken out has its area within 0.1 % of the boundary made elsewhere',
    async () => {
      const file = await open(UTF8, ['.shp', '.dbf', '.shx']);
      const land = await readLandCover(file, {
        classes: anyClass(),
        fields: { class: 'adcode', name: 'name' },
        shift: 'gcj02',
        onProgress: () => undefined,
      });
      if (!land.ok) throw new Error(land.code);
      const { table } = land.value;
      const column = table.attributes.get('name');
      const row = column?.type === 'text' ? column.codes.indexOf(column.dictionary.indexOf('蓟州区') + 1) : -1;
      // shared/data/README.md: 1 589.95 km² ellipsoidal.
      expect(Math.abs((table.areasM2[row] ?? 0) / 1e6 - 1589.95)).toBeLessThan(0.1);
      expect(land.notes.map(({ code }) => code)).toEqual(['format.crs-assumed']);
    },
  );
});

/** A system that knows every code. */
function anyClass(): ClassSystem {
  const system = thirdSurveyClasses();
  return { ...system, find: () => system.classes[0] ?? null };
}
