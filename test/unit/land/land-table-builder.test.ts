import { describe, expect, it } from 'vitest';
import { shapeAt } from '../../../src/geo/shape-table.ts';
import { loadTopology } from '../../../src/geo/topology.ts';
import { attributeAt, type AttributeColumn } from '../../../src/land/attribute-column.ts';
import { thirdSurveyClasses } from '../../../src/land/class-system-tables.ts';
import { createLandTableBuilder } from '../../../src/land/land-table-builder.ts';
import { classCodeOf } from '../../../src/land/land-table.ts';
import { openParcelIndex } from '../../../src/land/parcel-index.ts';
import { gridBase, SHEET_AREA_M2 } from '../../support/grid-base.ts';

const SQUARE = [117, 39, 117.01, 39, 117.01, 39.01, 117, 39.01, 117, 39];
const HOLE = [117.002, 39.002, 117.002, 39.004, 117.004, 39.004, 117.004, 39.002, 117.002, 39.002];

function column(columns: ReadonlyMap<string, AttributeColumn>, role: string): AttributeColumn {
  const found = columns.get(role);
  if (found === undefined) throw new Error(`no column ${role}`);
  return found;
}

describe('land table builder', () => {
  it('measures a map sheet as the closed form does', () => {
    const { land } = gridBase({ columns: 3, rows: 1 });
    for (const areaM2 of land.areasM2) expect(Math.abs(areaM2 - SHEET_AREA_M2)).toBeLessThan(1e-3);
  });

  it('measures every parcel as GEOS does, holes and several parts included', async () => {
    const topology = await loadTopology();
    const builder = createLandTableBuilder(thirdSurveyClasses(), []);
    builder.addRing(SQUARE, 0, 5);
    builder.addRing(HOLE, 0, 5);
    builder.endPart();
    builder.endParcel('0301', []);
    builder.addRing(SQUARE, 0, 5);
    builder.endPart();
    builder.addRing(
      SQUARE.map((value, at) => (at % 2 === 0 ? value + 0.1 : value)),
      0,
      5,
    );
    builder.endPart();
    builder.endParcel('0301', []);
    const { table } = builder.finish();
    expect(table.parcelCount).toBe(2);
    table.areasM2.forEach((areaM2, parcel) => {
      const expected = topology.area(shapeAt(table, parcel));
      expect(Math.abs(areaM2 - expected) / expected).toBeLessThan(1e-12);
    });
    // T4 of the survey's examples is this square: 961 620.33 m²; two of them, far apart, are the second parcel.
    expect(table.areasM2[1]).toBeCloseTo(2 * 961620.33, 1);
    topology.dispose();
  });

  it('reads only the vertices it is told to', () => {
    const builder = createLandTableBuilder(thirdSurveyClasses(), []);
    builder.addRing([...HOLE, ...SQUARE], 5, 10);
    builder.endPart();
    builder.endParcel('0103', []);
    expect(builder.finish().table.areasM2[0]).toBeCloseTo(961620.33, 1);
  });

  it('keeps missing attributes missing: never 0, NaN or an empty text', () => {
    const builder = createLandTableBuilder(thirdSurveyClasses(), [
      { role: 'age', type: 'number' },
      { role: 'species', type: 'text' },
      { role: 'place', type: 'text' },
    ]);
    const rows: (string | number | null)[][] = [
      [12, '柏木', '山西村'],
      [null, null, null],
      ['', '', ''],
      ['old', 7, '山西村'],
      [0],
    ];
    for (const row of rows) {
      builder.addRing(SQUARE, 0, 5);
      builder.endPart();
      builder.endParcel('0301', row);
    }
    const { attributes } = builder.finish().table;
    const values = (role: string): unknown[] => rows.map((_, parcel) => attributeAt(column(attributes, role), parcel));
    expect(values('age')).toEqual([12, null, null, null, 0]);
    expect(values('species')).toEqual(['柏木', null, null, '7', null]);
    expect(values('place')).toEqual(['山西村', null, null, '山西村', null]);
    expect(column(attributes, 'place')).toMatchObject({ dictionary: ['山西村'] });
  });

  it('counts parcels of unknown class by code and keeps their land', () => {
    const builder = createLandTableBuilder(thirdSurveyClasses(), []);
    for (const code of ['0301', '9999', 'X', '9999', null, '0301K']) {
      builder.addRing(SQUARE, 0, 5);
      builder.endPart();
      builder.endParcel(code, []);
    }
    const { table, notes } = builder.finish();
    expect(notes.unknownClasses).toEqual(
      new Map([
        ['9999', 2],
        ['X', 1],
      ]),
    );
    expect(Array.from({ length: 6 }, (_, parcel) => classCodeOf(table, parcel))).toEqual([
      '0301',
      '',
      '',
      '',
      '',
      '0301',
    ]);
    expect(table.classCodes).toEqual(['', '0301']);
    expect(Math.min(...table.areasM2)).toBeGreaterThan(961620);
  });

  it('makes an empty table of nothing, in which nothing is found', () => {
    const { table, notes } = createLandTableBuilder(thirdSurveyClasses(), [{ role: 'id', type: 'text' }]).finish();
    expect(table).toMatchObject({ parcelCount: 0, classCodes: [''] });
    expect(notes.unknownClasses.size).toBe(0);
    const index = openParcelIndex(table);
    expect(index.bounds).toBeNull();
    expect(index.search(-1e9, -1e9, 1e9, 1e9)).toEqual([]);
  });

  it('grows beyond its first capacity without losing a vertex', () => {
    const { land, index } = gridBase({ columns: 160, rows: 90 });
    expect(land.parcelCount).toBe(14400);
    expect(land.coordinates.length).toBe(14400 * 10);
    expect(land.ringEnds.at(-1)).toBe(14400 * 5);
    const { minX, minY, maxX, maxY } = index.bounds ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 };
    expect(index.search(minX, minY, maxX, maxY)).toEqual(Array.from({ length: 14400 }, (_, parcel) => parcel));
  });
});
