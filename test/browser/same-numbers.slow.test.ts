import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/universal';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { runEvaluate } from '../../src/cli/evaluate-command.ts';
import { createNodePorts } from '../../src/cli/node-ports.ts';
import type { Measure } from '../../src/evaluate/measure.ts';
import { indicatorName } from '../../src/report/indicator-name.ts';
import { createProfile, dropFile, type Profile, settledValue } from '../support/desk-page.ts';
import { readPdf } from '../support/pdf-content.ts';
import { differences, docxRows, plainText, printedValue, type ShownNumber } from '../support/shown-numbers.ts';

/** Numbers that are followed through all media: as different in unit and size as the seed has them, none of them 0. */
const FOLLOWED = [
  ['area.region', 'm2'],
  ['forest.area', 'm2'],
  ['forest.cover', '%'],
  ['forest.volume', 'm3'],
  ['wetland.area', 'm2'],
  ['green.area', 'm2'],
  ['land.construction', 'm2'],
  ['bluegreen.share', '%'],
  ['redline.area', 'm2'],
  ['redline.share', '%'],
  ['farmland.protected', 'm2'],
  ['pv.area', 'm2'],
  ['pv.capacity', 'MW'],
  ['windsolar.capacity', 'MW'],
  ['renewable.capacity', 'MW'],
  ['renewable.generation', 'GWh/a'],
  ['emissions.avoided', 'tCO2e/a'],
  ['charging.piles', 'count'],
  ['charging.coverage', '%'],
  ['charging.places', '%'],
  ['carbon.stock', 'tC'],
  ['carbon.sink', 'tCO2e/a'],
  ['carbon.change', 'tC'],
  ['gep.regulation', 'tCO2e/a'],
  ['ccer.candidate', 'm2'],
] as const;

const titleOf = (place: number): string => `第${String(place + 1).padStart(2, '0')}数`;

/** The seed's plan with a target and a live number for each. */
function planText(): string {
  const file = JSON.parse(readFileSync(new URL('../../seeds/jizhou/plan.json', import.meta.url), 'utf8')) as {
    tantu: Record<string, unknown>;
  };
  file.tantu['targets'] = FOLLOWED.map(([indicator, unit], place) => ({
    id: `walk-${String(place)}`,
    title: { zh: titleOf(place), en: `Number ${String(place + 1)}` },
    indicator,
    op: '>=',
    value: 1,
    unit,
    year: 2025,
    kind: 'map',
    source: { document: '走查', issued: null, section: '一' },
  }));
  file.tantu['views'] = [
    {
      type: 'chapter',
      id: 'walk',
      title: '同一个数',
      text: FOLLOWED.map(([indicator], place) => `${titleOf(place)} {${indicator} | a | 2025}`).join('\n'),
      scenario: 'a',
      year: 2025,
    },
  ];
  return JSON.stringify(file);
}

let folder: string;
let profile: Profile;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tantu-numbers-'));
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});
afterAll(async () => {
  await profile.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** What a part of the page shows of the numbers that are followed, once none of them is older than the plan. */
async function shownIn(page: Page, region: 'right' | 'present'): Promise<ReadonlyMap<string, ShownNumber>> {
  await page.waitForFunction(
    ([place, indicators]) => {
      const isThere = (name: string): boolean =>
        document.querySelector(`[data-region="${place}"] [data-indicator="${name}"][data-value]`) !== null;
      return (
        indicators.every(isThere) && document.querySelector(`[data-region="${place}"] [aria-busy="true"]`) === null
      );
    },
    [region, FOLLOWED.map(([indicator]) => indicator as string)] as const,
    { timeout: 90_000 },
  );
  const rows = await page
    .locator(`[data-region="${region}"] [data-indicator][data-scenario="a"][data-year="2025"]:not([data-group])`)
    .evaluateAll((elements) =>
      elements.map((one) => ({
        indicator: one.getAttribute('data-indicator') ?? '',
        value: Number(one.getAttribute('data-value')),
        number: one.querySelector('.number')?.textContent ?? '',
        words: one.textContent,
      })),
    );
  return new Map(
    rows.map(({ indicator, value, number, words }) => [
      indicator,
      { value, number: plainText(number), words: plainText(words) },
    ]),
  );
}

/** Saves what a button of a dialog makes. */
async function saved(page: Page, name: string, press: () => Promise<void>): Promise<string> {
  const saving = page.waitForEvent('download', { timeout: 120_000 });
  await press();
  const path = join(folder, name);
  await (await saving).saveAs(path);
  return path;
}

async function command(page: Page, asked: string, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '命令面板' }).fill(asked);
  await page.getByRole('option', { name }).first().click();
}

async function presented(page: Page): Promise<ReadonlyMap<string, ShownNumber>> {
  await page.keyboard.press('Shift+F5');
  const shown = await shownIn(page, 'present');
  await page.keyboard.press('Escape');
  await page.locator('[data-region="present"]').waitFor({ state: 'detached' });
  return shown;
}

async function reportFile(page: Page, format: 'pdf' | 'docx' | 'xlsx'): Promise<string> {
  await command(page, '报告', '报告…');
  const dialog = page.getByRole('dialog', { name: '方案报告' });
  await dialog.locator('[name="report-format"]').nth(['pdf', 'docx', 'xlsx'].indexOf(format)).check();
  const path = await saved(page, `report.${format}`, () => dialog.locator('button[type="submit"]').click());
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return path;
}

/** Numbers of the rows of a printed table, told by what stands in front of them and behind them. */
async function printedIn(path: string): Promise<ReadonlyMap<string, ShownNumber>> {
  const pages = await readPdf(new Uint8Array(readFileSync(path)));
  const pieces = pages.flatMap(({ texts }) => texts.map(plainText)).filter((text) => text !== '');
  return new Map(
    FOLLOWED.flatMap(([indicator], place) => {
      const value = printedValue(pieces, titleOf(place), '≥');
      return value === null ? [] : [[indicator, value] as const];
    }),
  );
}

const INDICATORS: readonly string[] = FOLLOWED.map(([indicator]) => indicator);

it('are the same in page, presentation, sheet, report, workbook, single file and command line', async () => {
  const text = planText();
  const planPath = join(folder, 'walk.plan.json');
  writeFileSync(planPath, text);
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/`);
  await page.getByText('蓟州区', { exact: true }).first().waitFor();
  await dropFile(page, 'walk.plan.json', text);
  await page.getByText(titleOf(0)).first().waitFor();
  await settledValue(page, 'forest.cover');

  const board = await shownIn(page, 'right');
  expect(INDICATORS.filter((one) => !board.has(one))).toEqual([]);
  expect(INDICATORS.length).toBeGreaterThanOrEqual(20);
  const check = (medium: string, shown: ReadonlyMap<string, Partial<ShownNumber>>): void => {
    expect(differences(INDICATORS, board, shown), medium).toEqual([]);
  };
  check('presentation', await presented(page));

  await command(page, '出图', '出图…');
  const sheets = page.getByRole('dialog', { name: '出图' });
  await sheets.getByLabel('纸张').selectOption('A0');
  await sheets.locator('[data-scale]').waitFor({ timeout: 90_000 });
  const sheet = await saved(page, 'sheet.pdf', () => sheets.getByRole('button', { name: '存为 PDF' }).click());
  check('sheet', await printedIn(sheet));
  await page.keyboard.press('Escape');
  await sheets.waitFor({ state: 'detached' });

  check('report as PDF', await printedIn(await reportFile(page, 'pdf')));
  const document = strFromU8(
    unzipSync(readFileSync(await reportFile(page, 'docx')))['word/document.xml'] ?? new Uint8Array(),
  );
  const lines = docxRows(document);
  check(
    'report as DOCX',
    new Map(
      FOLLOWED.map(([indicator]) => {
        const name = plainText(indicatorName(indicator, null, 'zh'));
        return [indicator, { words: plainText(lines.find(([first]) => plainText(first ?? '') === name)?.[1] ?? '') }];
      }),
    ),
  );

  const workbook = new Blob([new Uint8Array(readFileSync(await reportFile(page, 'xlsx')))]);
  const all = await readSheet(workbook, '全部指标行');
  check(
    'workbook',
    new Map(
      FOLLOWED.map(([indicator]) => {
        const row = all.find((cells) => cells[1] === indicator && cells[2] === 'region' && cells[3] === null);
        return [indicator, { value: Number(row?.[4]) }];
      }),
    ),
  );

  await command(page, '单文件', '导出单文件演示…');
  const packing = page.getByRole('dialog', { name: '导出单文件演示' });
  await packing.getByText(/^文件大小 [\d.]+ 兆字节/u).waitFor({ timeout: 90_000 });
  const file = await saved(page, '走查.html', () => packing.getByRole('button', { name: '保存文件' }).click());
  await page.goto(pathToFileURL(file).href);
  check('single file', await shownIn(page, 'right'));
  check('presentation of the single file', await presented(page));
  expect(complaints).toEqual([]);

  // Sine and cosine of Node.js are not those of the browser: the last of 16 digits may be others.
  const { stdout } = await runEvaluate([planPath, '--scenario', 'a', '--year', '2025'], createNodePorts());
  const { measures } = JSON.parse(stdout) as { measures: readonly Measure[] };
  for (const indicator of INDICATORS) {
    const row = measures.find((one) => one.indicator === indicator && one.zone === 'region' && one.group === null);
    const value = row?.value ?? NaN;
    expect(Math.abs(value / (board.get(indicator)?.value ?? NaN) - 1), `${indicator} of the command line`).toBeLessThan(
      1e-12,
    );
  }

  // What all of the above would say if one digit were another one.
  const cover = board.get('forest.cover');
  expect(cover).toBeDefined();
  for (const wrong of [{ value: (cover?.value ?? 0) * (1 + 2e-16) }, { number: '30.42' }, { words: '30.41' }]) {
    expect(differences(INDICATORS, board, new Map([...board, ['forest.cover', wrong]]))).toHaveLength(1);
  }
}, 300_000);
