import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/universal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandOutcome } from '../../../src/cli/command.ts';
import type { CommandPorts } from '../../../src/cli/command-ports.ts';
import { runEvaluate } from '../../../src/cli/evaluate-command.ts';
import { runLedger } from '../../../src/cli/ledger-command.ts';
import { createNodePorts } from '../../../src/cli/node-ports.ts';
import type { Measure } from '../../../src/evaluate/measure.ts';
import { openGeopackage } from '../../../src/formats/geopackage-layers.ts';
import { writePlanFile } from '../../../src/plan/plan-file.ts';
import { gridBox, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { GRID_DATASET, gridFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { drawn, wholePlan } from '../../support/plan-pieces.ts';

/** Cropland, forest, water and residential land; half of the cropland becomes forest. */
const CODES = ['0103', '0301', '1101', '0701'];
const LAND = gridFlatgeobuf({ columns: 4, rows: 1, parcel: (column) => ({ code: CODES[column] ?? null }) });
const PLAN = wholePlan([drawn('f1', gridBox(0.5, 0, 1.25, 1))], {
  boundary: gridBox(0, 0, 4, 1),
  base: [{ ...GRID_DATASET, href: 'land.fgb' }],
});

let folder = '';
const ports: CommandPorts = { ...createNodePorts(), openSeed: () => Promise.resolve(null) };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tantu-ledger-'));
  await writeFile(join(folder, 'land.fgb'), new Uint8Array(LAND));
  await writeFile(join(folder, 'plan.json'), writePlanFile(PLAN));
});
afterAll(() => rm(folder, { recursive: true }));

function ledger(file: string, ...words: string[]): Promise<CommandOutcome> {
  return runLedger([join(folder, 'plan.json'), '-o', join(folder, file), ...words], ports);
}

function told({ stdout }: CommandOutcome, name: string): number {
  return Number(new RegExp(`^${name}\t(.*)$`, 'mu').exec(stdout)?.[1]);
}

async function csvRows(file: string): Promise<Record<string, string>[]> {
  const text = (await readFile(join(folder, file), 'utf8')).slice(1);
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

describe('tantu ledger', () => {
  it('has a row for every parcel and for the part that turns, and says why land has no number', async () => {
    expect(await ledger('a.csv', '--year', '2030')).toMatchObject({ exitCode: 0, stderr: '' });
    const rows = await csvRows('a.csv');
    expect(rows.map((row) => [row['图斑编号'], row['规划要素'], row['原地类'], row['地类']])).toEqual([
      ['0-0', '', '0103 旱地', '0103 旱地'],
      ['0-0', PLAN.features.get('f1')?.properties.name, '0103 旱地', '0301 乔木林地'],
      ['1-0', '', '0301 乔木林地', '0301 乔木林地'],
      ['2-0', '', '1101 河流水面', '1101 河流水面'],
      ['3-0', '', '0701 城镇住宅用地', '0701 城镇住宅用地'],
    ]);
    expect(rows.map((row) => Number(row['面积（平方米）']) / SHEET_AREA_M2)).toEqual(
      [0.5, 0.5, 1, 1, 1].map((share) => expect.closeTo(share, 9) as number),
    );
    for (const row of rows) {
      const [low, total, high] = ['95 % 下限（tC）', '合计（tC）', '95 % 上限（tC）'].map((name) => row[name] ?? '');
      if (total === '') expect(row['没有数的原因']).not.toBe('');
      else expect([Number(low) < Number(total), Number(total) < Number(high)]).toEqual([true, true]);
    }
    // Nothing is known of carbon in a river.
    expect([rows[3]?.['合计（tC）'], rows[3]?.['因子编号']]).toEqual(['', '']);
  });

  it('has the total and the interval that the evaluation has, to all digits', async () => {
    const outcome = await ledger('b.csv', '--year', '2040');
    const evaluation = await runEvaluate([join(folder, 'plan.json'), '--year', '2040'], ports);
    const { measures } = JSON.parse(evaluation.stdout) as { readonly measures: readonly Measure[] };
    const stock = measures.find(({ indicator, group }) => indicator === 'carbon.stock' && group === null);
    const near = (a: number, b: number): number => Math.abs(a - b) / Math.abs(b);
    expect(stock?.value).toBeGreaterThan(0);
    expect(near(told(outcome, 'totalT'), stock?.value ?? 0)).toBeLessThan(1e-9);
    expect(near(told(outcome, 'lowT'), stock?.low ?? 0)).toBeLessThan(1e-9);
    expect(near(told(outcome, 'highT'), stock?.high ?? 0)).toBeLessThan(1e-9);
    const sum = (await csvRows('b.csv')).reduce((all, row) => all + Number(row['合计（tC）']), 0);
    expect(near(sum, told(outcome, 'totalT'))).toBeLessThan(1e-9);
  });

  it('tells the service of the uptake and the land for carbon projects among the measures, in every format', async () => {
    const evaluate = (...words: string[]) =>
      runEvaluate([join(folder, 'plan.json'), '--year', '2040', ...words], ports);
    const { measures } = JSON.parse((await evaluate()).stdout) as { readonly measures: readonly Measure[] };
    const rowOf = (id: string) => measures.find(({ indicator, group }) => indicator === id && group === null);
    const [sink, service, candidate] = ['carbon.sink', 'gep.regulation', 'ccer.candidate'].map(rowOf);
    expect(service?.unit).toBe('tCO2e/a');
    for (const end of ['value', 'low', 'high'] as const) {
      expect(((service?.[end] ?? 0) * 12) / 44 / (sink?.[end] ?? 0)).toBeCloseTo(1, 12);
    }
    // Half of the cropland and a quarter of the forest lie under the drawn forest: neither can be a project.
    expect(candidate).toMatchObject({ value: 0, unit: 'm2', low: null, high: null, none: null });
    expect(measures.find(({ group }) => group === 'CCER-14-001')?.value).toBe(0);
    for (const format of ['csv', 'table']) {
      const { stdout } = await evaluate('--format', format);
      for (const id of ['gep.regulation', 'ccer.candidate']) expect(stdout).toContain(id);
    }
    const early = JSON.parse((await runEvaluate([join(folder, 'plan.json'), '--year', '2019'], ports)).stdout) as {
      readonly measures: readonly {
        readonly indicator: string;
        readonly value: number | null;
        readonly none: string | null;
      }[];
    };
    const without = early.measures.filter(({ indicator }) => /^(gep|ccer)/u.test(indicator));
    expect(without.map(({ value, none }) => [value, none])).toEqual(Array(2).fill([null, 'before-base-year']));
  });

  it('writes a workbook in either language', async () => {
    const outcome = await ledger('c.xlsx', '--language', 'en');
    const bytes = await readFile(join(folder, 'c.xlsx'));
    const rows = await readSheet(new Blob([new Uint8Array(bytes)]), 'Totals');
    expect(rows[1]?.[0]).toBe('Carbon stock, total');
    expect(rows[1]?.[1]).toBe(told(outcome, 'totalT'));
    expect(await readSheet(new Blob([new Uint8Array(bytes)]), 'Ledger')).toHaveLength(6);
  });

  it('writes a GeoPackage with the outlines of the parcels', async () => {
    await ledger('d.out', '--format', 'gpkg');
    const opened = await openGeopackage('d.out', new Uint8Array(await readFile(join(folder, 'd.out'))));
    if (!opened.ok) throw new Error(opened.code);
    const read = await opened.value[0]?.read(null);
    if (read?.ok !== true) throw new Error('unreadable');
    expect(read.value.features).toHaveLength(5);
    expect(read.value.features[1]?.geometry.type).toBe('Polygon');
    expect(read.value.features[1]?.properties).toMatchObject({ 图斑编号: '0-0', 地类: '0301 乔木林地', 年份: 2025 });
  });

  it.each([
    [['a.docx'], /--format is xlsx, csv or gpkg, not "docx"/u],
    [['a.csv', '--year', '1990'], /no ledger of 1990, before the base year 2020/u],
    [['a.csv', '--scenario', 'x'], /no scheme "x"/u],
    [['a.csv', '--language', 'fr'], /zh or en/u],
    [['no/such/folder/a.csv'], /cannot be written/u],
  ])('refuses %j in one line', async ([file = '', ...words], reason) => {
    const { exitCode, stderr, stdout } = await ledger(file, ...words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/u);
    expect(stderr).toMatch(reason);
  });

  it('needs a plan and a place to write to', async () => {
    expect(await runLedger([join(folder, 'plan.json')], ports)).toMatchObject({ exitCode: 2 });
    expect(await runLedger(['no.json', '-o', 'x.csv'], ports)).toMatchObject({ exitCode: 2 });
  });
});
