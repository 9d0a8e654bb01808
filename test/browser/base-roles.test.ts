import type { Feature, Position } from 'geojson';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { createProfile, dropFile, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

/** A hundred metres or so each, in a row in the middle of 蓟州区; all as large as each other but for the rounding of the earth. */
function building(place: number, properties: Record<string, unknown>, order = [0, 1, 2, 3]): Feature {
  const [west, south, size] = [117.42 + 0.004 * place, 40.02, 0.001];
  const corners: Position[] = [[west, south], [west + size, south], [west + size, south + size], [west, south + size]]; // prettier-ignore
  const ring = [...order, order[0] ?? 0].map((corner) => corners[corner] ?? []);
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

const SCHOOL = { 用途: '学校', 建成年份: 2022, 屋顶光伏: 'yes' };
const FACTORY = { 用途: '厂房', 建成年份: 2023, 屋顶光伏: 'no' };
const FILE = '蓟州建筑.geojson';
/** Three new schools with panels, a new factory without, one outline that is there twice and one that crosses itself and stood before. */
const BUILDINGS = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    building(0, SCHOOL),
    building(1, SCHOOL),
    building(2, SCHOOL),
    building(3, FACTORY),
    building(3, FACTORY),
    building(4, { ...FACTORY, 建成年份: 2010 }, [0, 2, 1, 3]),
  ],
});

const dialogOf = (page: Page): Locator => page.getByRole('dialog');

async function dropAsBase(page: Page, name: string, text: string): Promise<void> {
  await dropFile(page, name, text);
  await dialogOf(page)
    .getByRole('button', { name: /^底图数据/u })
    .click();
  await dialogOf(page).locator('form').waitFor();
}

const ROOF_SHARE = '[data-region="right"] [data-indicator="roof.pv.share"][data-value]';
const NOTHING_NEW = /没有画新建的公共机构建筑和厂房/u;

it('building outlines that are dropped on the map count in the roofs, with notes; undo takes them back', async () => {
  const { page, complaints } = await profile.open();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  await settledValue(page, 'forest.cover');
  const board = page.locator('[data-region="right"]');
  await expect.poll(() => board.textContent()).toMatch(NOTHING_NEW);

  await dropAsBase(page, FILE, BUILDINGS);
  const dialog = dialogOf(page);
  const role = dialog.getByRole('combobox', { name: '这是什么' });
  expect(await role.inputValue()).toBe('buildings');
  expect(await dialog.textContent()).toMatch(/GeoJSON.*6 个要素/su);
  expect(await dialog.getByRole('combobox', { name: '建成年份' }).inputValue()).toBe('建成年份');
  expect(await dialog.getByRole('combobox', { name: '厂房' }).inputValue()).toBe('factory');
  expect(await barriers(page), 'dialog').toEqual([]);

  // Polygons are no roads: one sentence, and nothing is taken.
  await role.selectOption('roads');
  expect(await dialog.textContent()).toContain(`${FILE} 里是面，“道路”要用线：换一种用途，或换一个文件。`);
  await dialog.getByRole('button', { name: '读入为道路' }).click({ force: true });
  expect(await dialog.isVisible()).toBe(true);

  await role.selectOption('buildings');
  await dialog.getByRole('radio', { name: /CGCS2000 经纬度/u }).check();
  await dialog.getByRole('button', { name: '读入为建筑轮廓' }).click();
  await dialog.getByRole('heading', { name: /共 6 个轮廓：计入 5 个，其中修复 1 个；未计入 1 个（重复 1/u }).waitFor();
  await page.keyboard.press('Escape');
  expect(Number(await settledValue(page, 'roof.pv.share'))).toBeCloseTo(75, 3);

  await page.keyboard.press('Control+z');
  await expect.poll(() => board.textContent(), { timeout: 60_000 }).toMatch(NOTHING_NEW);
  expect(await page.locator(ROOF_SHARE).count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('a file of lines is brought in as roads, in the place of those of the seed', async () => {
  const { page } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  await settledValue(page, 'forest.cover');
  const road: Feature = {
    type: 'Feature',
    properties: { highway: 'primary' },
    geometry: { type: 'LineString', coordinates: [[117.3, 40], [117.5, 40.1]] }, // prettier-ignore
  };
  await dropAsBase(page, '路.geojson', JSON.stringify({ type: 'FeatureCollection', features: [road] }));
  await dialogOf(page)
    .getByRole('radio', { name: /CGCS2000 经纬度/u })
    .check();
  await dialogOf(page).getByRole('button', { name: '读入为道路' }).click();
  await dialogOf(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '道路：更多' }).click();
  await page.getByRole('menuitem', { name: '去掉“路.geojson”，用回示意数据' }).click();
  await expect.poll(() => page.getByRole('button', { name: '道路：更多' }).count()).toBe(0);
});
