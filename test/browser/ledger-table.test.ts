import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createProfile, drawForestAt, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeAll(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterAll(() => profile.remove());

const drawer = (page: Page): Locator => page.locator('[data-region="drawer"]');
const sum = (page: Page): Locator => drawer(page).locator('[data-ledger-rows]');

/** Numbers of the Σ line once it belongs to what is asked for. */
async function sums(page: Page): Promise<{ readonly rows: number; readonly totalT: number }> {
  await page.waitForFunction(() => {
    const table = document.querySelector('[data-region="drawer"] .ledger');
    return table !== null && table.getAttribute('aria-busy') !== 'true';
  });
  const rows = Number(await sum(page).getAttribute('data-ledger-rows'));
  return { rows, totalT: Number(await sum(page).locator('[data-indicator]').getAttribute('data-value')) };
}

/** Number in a column of the first rows, as shown. */
async function column(page: Page, place: number): Promise<readonly number[]> {
  const cells = drawer(page).locator(`.sizer [role="row"] > [role="cell"]:nth-child(${String(place)})`);
  const texts = await cells.allTextContents();
  return texts.slice(0, 8).map((text) => Number(text.replace(/\s/gu, '')));
}

it('shows the ledger row by row, sorted, filtered and added up to the stock, follows the plan, and is saved as a file', async () => {
  const { page, complaints } = await profile.open();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2035`);
  const cover = await settledValue(page, 'forest.cover');
  await page.getByRole('tab', { name: '碳汇', exact: true }).click();
  const stock = Number(await settledValue(page, 'carbon.stock'));
  await drawer(page).getByRole('button', { name: '碳台账', exact: true }).click();
  await sum(page).waitFor();

  const whole = await sums(page);
  expect(whole.rows).toBeGreaterThan(72_970);
  expect(Math.abs(whole.totalT / stock - 1)).toBeLessThan(1e-9);

  await drawer(page).getByRole('button', { name: '碳储量 tC' }).click();
  await expect.poll(async () => (await column(page, 6))[0] ?? 0).toBeGreaterThan(10_000);
  const largest = await column(page, 6);
  expect(largest).toEqual([...largest].sort((a, b) => b - a));
  expect(await sums(page)).toEqual(whole);

  // A row goes to its parcel; from there the keyboard goes on.
  await drawer(page).locator('.sizer [data-row="1"] .show button').click();
  const marked = drawer(page).locator('.sizer [aria-current="true"]');
  await marked.waitFor();
  expect(await marked.getAttribute('data-row')).toBe('1');
  await expect.poll(() => page.locator('[data-region="map"]').textContent()).toMatch(/乔木林地/u);
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.activeElement?.closest('[data-row="2"]') != null);
  await page.keyboard.press('Enter');
  await expect.poll(() => marked.getAttribute('data-row')).toBe('2');

  // The parcel in the middle of the map is the one that was gone to; another order does not lose it.
  const id = (await marked.locator('[role="cell"]').first().textContent()) ?? '';
  await drawer(page).getByRole('searchbox', { name: '按图斑编号查找' }).fill(id.slice(-7));
  await expect.poll(async () => (await sums(page)).rows).toBeLessThan(20);
  expect(await drawer(page).locator('.sizer').textContent()).toContain(id);
  await drawer(page).getByRole('button', { name: '全部显示', exact: true }).click();

  await drawer(page)
    .getByRole('button', { name: /^全部缺数/u })
    .click();
  await expect.poll(async () => (await sums(page)).rows).toBeLessThan(whole.rows);
  await expect.poll(() => drawer(page).locator('.sizer').textContent()).toMatch(/算不了.*没有可用因子/su);
  expect(await drawer(page).locator('.sizer').textContent()).not.toMatch(/0\.00/u);
  expect(await sum(page).textContent()).toMatch(/碳储量\s*算不了/u);
  await drawer(page)
    .getByRole('button', { name: /^全部 /u })
    .click();

  const featureRows = async (): Promise<number> => {
    await drawer(page).getByRole('button', { name: '规划要素', exact: true }).first().click();
    await page.getByRole('menuitemcheckbox', { name: '府君山西坡造林' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await sums(page)).rows).toBeLessThan(1000);
    return (await sums(page)).rows;
  };
  expect(await featureRows()).toBeGreaterThan(0);
  await drawer(page).getByRole('button', { name: '全部显示', exact: true }).click();
  await expect.poll(async () => (await sums(page)).rows).toBe(whole.rows);

  const downloading = page.waitForEvent('download');
  await drawer(page).getByRole('button', { name: '导出台账' }).click();
  await page.getByRole('menuitem', { name: /CSV/u }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('蓟州区碳布局方案-碳台账-方案一 山水优先-2035.csv');
  const text = (await readFile(await download.path(), 'utf8')).slice(1);
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(data).toHaveLength(whole.rows);
  const written = data.reduce((all, row) => all + Number(row['合计（tC）']), 0);
  expect(Math.abs(written / stock - 1)).toBeLessThan(1e-9);

  // The table follows an edit.
  await page.getByRole('button', { name: '看全区' }).click();
  await drawForestAt(page, 0.35, 0.5);
  await expect.poll(() => settledValue(page, 'forest.cover')).not.toBe(cover);
  await expect.poll(async () => (await sums(page)).rows).toBeGreaterThan(whole.rows);
  // The inspector of what was drawn stands where the stock is.
  const tab = page.getByRole('tab', { name: '碳汇', exact: true });
  await expect
    .poll(async () => {
      await page.keyboard.press('Escape');
      return tab.isVisible();
    })
    .toBe(true);
  await tab.click();
  const changed = Number(await settledValue(page, 'carbon.stock'));
  await expect.poll(async () => Math.abs((await sums(page)).totalT / changed - 1)).toBeLessThan(1e-9);
  expect(changed).not.toBe(stock);
  expect(complaints).toEqual([]);
}, 240_000);
