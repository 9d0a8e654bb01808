import { describe, expect, it } from 'vitest';
import type { Polygon } from 'geojson';
import { runOverlay } from '../../../src/cli/overlay-command.ts';
import { createGeometryPool } from '../../../workers/geometry/pool.ts';
import { gridBox, gridPlace, SHEET_AREA_M2 } from '../../support/grid-base.ts';

type Row = { key: string | number | null; areaM2: number; count: number };
interface Answer {
  rows: Row[];
  totalM2: number;
  balance: { wholeM2: number; insideM2: number; outsideM2: number; relativeError: number };
}

/** Four map sheets in a row of known area each; 甲 甲 乙 and one without a value. */
const SHEETS = collection(
  (['甲', '甲', '乙', null] as const).map((code, column) => feature(gridBox(column, 0, column + 1, 1), { code })),
);

function feature(geometry: Polygon, properties: Record<string, unknown> = {}) {
  return { type: 'Feature', geometry, properties };
}

function collection(features: readonly object[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function run(files: Record<string, string>, ...words: string[]) {
  return runOverlay(words, {
    readFile: (path) => {
      const text = files[path];
      return text === undefined
        ? Promise.reject(new Error('no such file'))
        : Promise.resolve(new TextEncoder().encode(text));
    },
    partsOf: (path) => Promise.resolve([path]),
    startGeometry: () => createGeometryPool([]),
  });
}

async function answer(files: Record<string, string>, ...words: string[]): Promise<Answer> {
  const { exitCode, stdout, stderr } = await run(files, ...words, '--json');
  expect([exitCode, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Answer;
}

/** Areas of map sheets are published (`grid-base.ts`); halves and quarters of them by longitude are exact. */
describe('tantu overlay', () => {
  it('tells the area of A inside the union of B by a field of A; B may overlap itself', async () => {
    const outlines = collection([feature(gridBox(0.5, 0, 2, 1)), feature(gridBox(1.5, 0, 3.25, 1))]);
    const { rows, totalM2, balance } = await answer({ a: SHEETS, b: outlines }, 'a', 'b', '--by', 'code');
    expect(rows.map(({ key, count }) => [key, count])).toEqual([
      ['乙', 1],
      ['甲', 2],
      [null, 1],
    ]);
    const sheets = rows.map(({ areaM2 }) => areaM2 / SHEET_AREA_M2);
    [1, 1.5, 0.25].forEach((expected, at) => expect(sheets[at]).toBeCloseTo(expected, 9));
    expect(totalM2 / SHEET_AREA_M2).toBeCloseTo(2.75, 9);
    expect(balance.wholeM2 / SHEET_AREA_M2).toBeCloseTo(4, 9);
    expect(balance.outsideM2 / SHEET_AREA_M2).toBeCloseTo(1.25, 9);
    expect(balance.relativeError).toBeLessThan(1e-12);
  });

  it('has one row without a field, and none for what B does not meet', async () => {
    const { rows } = await answer({ a: SHEETS, b: collection([feature(gridBox(1, 0, 2, 0.5))]) }, 'a', 'b');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ key: null, count: 1 });
  });

  it('repairs an invalid polygon and says which', async () => {
    const [west, south] = gridPlace(0, 0);
    const [east, north] = gridPlace(1, 1);
    const bowTie: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, north],
          [east, south],
          [west, north],
          [west, south],
        ],
      ],
    };
    const { exitCode, stderr, stdout } = await run(
      { a: collection([feature(bowTie)]), b: collection([feature(gridBox(0, 0, 1, 1))]) },
      'a',
      'b',
      '--json',
    );
    expect(exitCode).toBe(0);
    expect(stderr).toBe('a: invalid polygons that were repaired before the overlay: 1, the first is feature 0.\n');
    // Two triangles: half the sheet, which ring by ring would have been nothing.
    expect((JSON.parse(stdout) as Answer).totalM2 / SHEET_AREA_M2).toBeCloseTo(0.5, 4);
  });

  it('prints a table for reading', async () => {
    const { stdout } = await run(
      { a: SHEETS, b: collection([feature(gridBox(0, 0, 1, 1))]) },
      'a',
      'b',
      '--by',
      'code',
    );
    expect(stdout.split('\n').map((line) => line.split('\t'))).toEqual([
      ['code', 'areaM2', 'count'],
      ['甲', SHEET_AREA_M2.toFixed(2), '1'],
      ['total', SHEET_AREA_M2.toFixed(2), ''],
      ['outside', (3 * SHEET_AREA_M2).toFixed(2), ''],
      [''],
    ]);
  });

  it.each([
    ['one file only', ['a'], 'overlay takes two files'],
    ['a file that is not there', ['a', 'gone'], 'gone cannot be read'],
    ['a field that A does not have', ['a', 'a', '--by', 'DLBM'], 'a has no field "DLBM". Fields: code.'],
    ['a number of workers that is none', ['a', 'a', '--workers', 'many'], '--workers is a number'],
    ['outlines that are points', ['a', 'points'], 'points holds no polygons'],
  ])('refuses %s in one line', async (_, words, sentence) => {
    const points = collection([
      { type: 'Feature', geometry: { type: 'Point', coordinates: [117, 39] }, properties: {} },
    ]);
    const { exitCode, stdout, stderr } = await run({ a: SHEETS, points }, ...words);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[^\n]+\n$/u);
    expect(stderr).toContain(sentence);
  });
});
