import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createProfile, dropBytes, type Profile, savedFile, settledValue } from '../support/desk-page.ts';
import { gbkBytes } from '../support/gbk-bytes.ts';
import { dbfBytes, shpBytes, type ShapefileRing } from '../support/shapefile-bytes.ts';

/** Names, kinds and species of the file; one row is of no kind. */
const ROWS = [
  ['北部造林一号', '造林', '林地', '油松'],
  ['北部造林二号', '造林', '林地', '侧柏'],
  ['镕家庄林地', '造林', '林地', '栎类'],
  ['于桥水库湿地', '湿地', '湿地', ''],
  ['未定地块', '', '待定', ''],
] as const;
const TAKEN = ROWS.slice(0, 4).map(([name]) => name);

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

/** A square in degrees, clockwise as outer rings of Shapefiles are. */
function square(west: number, south: number, size: number): ShapefileRing {
  const [east, north] = [west + size, south + size];
  return [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
}

/** A zipped Shapefile in GBK, with Chinese names of file and columns, and nothing that says so. */
function plantingZip(): Uint8Array {
  const column = (name: string, length: number, at: 0 | 1 | 2 | 3) => ({
    name: gbkBytes(name),
    type: 'C',
    length,
    values: ROWS.map((row) => gbkBytes(row[at]).slice(0, length)),
  });
  const fields = [column('名称', 40, 0), column('批次', 20, 1), column('要素类型', 20, 2), column('树种', 20, 3)];
  const shapes = ROWS.map((_, index) => [square(117.35 + 0.03 * index, 40.08, 0.01)]);
  return zipSync({ '造林.shp': shpBytes(shapes), '造林.dbf': dbfBytes(fields) });
}

async function openJizhou(width = 1440, height = 900): Promise<{ page: Page; complaints: readonly string[] }> {
  const { page, complaints } = await profile.open({ width, height });
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  await settledValue(page, 'forest.cover');
  return { page, complaints };
}

/** Drops a file and says that it holds features, if that is asked: a GeoPackage is never land cover. */
async function dropFeatures(page: Page, name: string, bytes: Uint8Array): Promise<Locator> {
  await dropBytes(page, name, bytes);
  if (!name.endsWith('.gpkg')) await page.getByRole('button', { name: /^规划要素/u }).click();
  const form = page.locator('form', { hasText: '坐标系' });
  await form.waitFor();
  return form;
}

const importButton = (page: Page): Locator => page.getByRole('button', { name: '导入', exact: true });

/** The features of the plan file that the page saves, by name. */
async function savedFeatures(page: Page): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  const text = await savedFile(page, () => page.keyboard.press('Control+s'));
  const { features } = JSON.parse(text) as { features: { properties: Record<string, unknown> }[] };
  return new Map(features.map(({ properties }) => [String(properties['name']), properties]));
}

/** Those of the file among the features of a plan. */
function takenOf(features: ReadonlyMap<string, unknown>): readonly string[] {
  return [...features.keys()].filter((name) => TAKEN.some((one) => one === name)).sort();
}

async function exported(page: Page, format: string): Promise<{ name: string; bytes: Uint8Array }> {
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: '导出要素' });
  await dialog.getByRole('radio', { name: /^选中的 4 个/u }).check();
  await dialog.getByRole('radio', { name: format }).check();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '导出 4 个要素' }).click();
  const download = await downloading;
  const bytes = await readFile(await download.path());
  // A format that could not hold everything says so first.
  const close = dialog.getByRole('button', { name: '知道了' });
  await expect.poll(async () => (await dialog.count()) === 0 || (await close.count()) > 0).toBe(true);
  if ((await close.count()) > 0) await close.click();
  await dialog.waitFor({ state: 'detached' });
  return { name: download.suggestedFilename(), bytes };
}

describe('a GBK shapefile dropped on the map', () => {
  it('is asked about, shown in the right encoding, mapped by its own words, comes in with its names, and goes in one step', async () => {
    const { page, complaints } = await openJizhou();
    const before = await savedFeatures(page);
    const form = await dropFeatures(page, '造林.zip', plantingZip());
    await expect.poll(() => form.textContent()).toContain('5 个要素：面 5');
    expect(await form.textContent()).toContain('北部造林一号');
    const encoding = form.getByRole('combobox', { name: '文字编码' });
    await encoding.selectOption('big5');
    await expect.poll(() => form.textContent()).not.toContain('北部造林一号');
    await encoding.selectOption('gbk');
    await expect.poll(() => form.textContent()).toContain('北部造林一号');
    expect(await form.getByRole('combobox', { name: '“林地”的类别' }).inputValue()).toBe('forest');
    expect(await form.getByRole('combobox', { name: '“湿地”的类别' }).inputValue()).toBe('wetland');
    expect(await form.getByRole('combobox', { name: '“待定”的类别' }).inputValue()).toBe('');
    expect(await form.textContent()).toContain('将新增 4 个要素：林地 3、湿地 1；1 个不导入：没有定类别');

    await importButton(page).click();
    const done = page.locator('[data-region="right"]').getByText('造林.zip：导入了 4 个要素');
    await done.waitFor();
    const after = await savedFeatures(page);
    expect([...after.keys()].filter((name) => !before.has(name)).sort()).toEqual([...TAKEN].sort());
    expect(after.get('北部造林二号')).toMatchObject({ kind: 'forest', species: '侧柏', 批次: '造林' });
    expect(after.get('于桥水库湿地')).toMatchObject({ kind: 'wetland' });

    await page.getByRole('button', { name: '知道了' }).click();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => [...(await savedFeatures(page)).keys()]).toEqual([...before.keys()]);
    expect(complaints).toEqual([]);
  });

  it('is let go with Esc, a broken one is named with what to do, and nothing has changed', async () => {
    const { page } = await openJizhou(1024, 768);
    const before = await savedFeatures(page);
    await dropBytes(page, '造林.zip', plantingZip());
    await page.getByRole('dialog', { name: '这份文件里是什么？' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await dropFeatures(page, '造林.zip', plantingZip());
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await dropBytes(page, '断了.zip', plantingZip().slice(0, 300));
    await page.getByRole('button', { name: /^规划要素/u }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/断了\.zip.*方案没有变/u);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect([...(await savedFeatures(page)).keys()]).toEqual([...before.keys()]);
  });
});

it('features come back from GeoPackage and Shapefile as they went: as many, by the same names', async () => {
  const { page, complaints } = await openJizhou();
  await dropFeatures(page, '造林.zip', plantingZip());
  await importButton(page).click();
  await page.getByRole('button', { name: '知道了' }).click();

  for (const format of ['GeoPackage', 'Shapefile']) {
    const { name, bytes } = await exported(page, format);
    // What was selected is gone, so that what comes back is told from it.
    await page.keyboard.press('Control+z');
    await dropFeatures(page, name, bytes);
    await expect.poll(() => page.locator('form').textContent()).toContain('将新增 4 个要素：林地 3、湿地 1');
    await importButton(page).click();
    await page.locator('form').waitFor({ state: 'detached' });
    await expect.poll(async () => takenOf(await savedFeatures(page))).toEqual([...TAKEN].sort());
    expect((await savedFeatures(page)).get('北部造林二号')).toMatchObject({ kind: 'forest', species: '侧柏' });
    const close = page.getByRole('button', { name: '知道了' });
    if ((await close.count()) > 0) await close.click();
  }
  expect(complaints).toEqual([]);
});
