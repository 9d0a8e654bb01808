import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { createProfile, dropFile, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

/** A bureau's table with a title and a draft of headings above the true ones; ids of the demo base. */
const ESTIMATE = [
  '蓟州区 2024 年森林资源调查,,,,',
  '小班,面积(公顷),地类,优势树种,林龄',
  '编号,面积(亩),优势树种,平均年龄,碳储量(tC)',
  '12011900000001,414.75,刺槐,25,944',
  '12011900000002,113.1,侧柏,21,36.9',
].join('\n');

const FACTORS = '编号,值,下限,上限,来源\nspecies.马尾松.CF,0.48,0.46,0.5,县林业局实测 2025\n';

/** Breaks the engine's answers about carbon for as long as `window.isCarbonBroken` is set. */
const BREAKABLE = `
  const post = Worker.prototype.postMessage;
  window.isCarbonBroken = true;
  Worker.prototype.postMessage = function (message, ...rest) {
    const isAsked = window.isCarbonBroken && Array.isArray(message?.path) && message.path[0] === 'carbon';
    return post.call(this, isAsked ? { ...message, path: ['none'] } : message, ...rest);
  };`;

async function openDesk(page: Page): Promise<void> {
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  await settledValue(page, 'forest.cover');
}

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

it('checks an estimate that was dropped on its dialog, with headings from the row that is chosen', async () => {
  const { page, complaints } = await profile.open();
  await openDesk(page);
  await runCommand(page, '核对估算');
  const dialog = page.getByRole('dialog', { name: '核对估算' });
  await dialog.waitFor();
  await dropFile(page, '小班.csv', ESTIMATE);
  const headings = dialog.getByLabel('表头行');
  // The second row names more columns than the third, which is the true one.
  await expect.poll(() => headings.inputValue()).toBe('1');
  await headings.selectOption({ label: '第 3 行　编号 · 面积(亩) · 优势树种 · 平均年龄 · 碳储量(tC)' });
  expect(await dialog.getByLabel('面积 · 单位').inputValue()).toBe('mu');
  await dialog.getByLabel('碳储量的口径').selectOption('living');
  await dialog.getByRole('button', { name: '开始核对' }).click();
  const rows = dialog.getByRole('grid', { name: '核对结果' }).locator('[data-row]');
  await expect.poll(() => rows.count()).toBe(2);
  expect(await dialog.textContent()).toContain('匹配 2 行');
  expect(complaints).toEqual([]);
});

it('keeps the search of the factor library over a sheet, and names the factor in the record', async () => {
  const { page, complaints } = await profile.open();
  await openDesk(page);
  await runCommand(page, '因子库');
  const dialog = page.getByRole('dialog');
  const search = dialog.getByRole('searchbox');
  await search.fill('马尾松');
  await dialog.getByRole('button', { name: /^待核/u }).click();
  await dropFile(page, '因子.csv', FACTORS);
  await dialog.getByRole('button', { name: /^修改/u }).click();
  expect(await search.inputValue()).toBe('马尾松');
  expect(await dialog.getByRole('button', { name: /^待核/u }).getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const undo = page.getByRole('button', { name: /^撤销/u }).first();
  expect(await undo.getAttribute('aria-label')).toContain('含碳率 · 马尾松');
  expect(complaints).toEqual([]);
});

it('opens the library at a factor in the middle of its rows', async () => {
  const { page } = await profile.open();
  await openDesk(page);
  await page.getByRole('tab', { name: '碳汇', exact: true }).click();
  await page.getByRole('button', { name: '打开碳账' }).click();
  await page.getByRole('tab', { name: '不确定性', exact: true }).click();
  await page.getByRole('tabpanel', { name: '不确定性' }).locator('th button').first().click();
  const chosen = page.getByRole('dialog').locator('[data-row][aria-selected="true"]');
  await chosen.waitFor();
  const [row, list] = [await chosen.boundingBox(), await page.getByRole('dialog').getByRole('rowgroup').boundingBox()];
  if (row === null || list === null) throw new Error('the row is not in sight');
  const place = (row.y + row.height / 2 - list.y) / list.height;
  expect(place).toBeGreaterThan(0.35);
  expect(place).toBeLessThan(0.65);
});

it('says when carbon failed, and works it out again when asked', async () => {
  const { page } = await profile.open({ before: BREAKABLE });
  await openDesk(page);
  await page.getByRole('tab', { name: '碳汇', exact: true }).click();
  const failure = page.getByRole('alert').filter({ hasText: '碳账没有算出来，面积和其他指标不受影响' });
  await failure.waitFor();
  await page.evaluate('window.isCarbonBroken = false');
  await failure.getByRole('button', { name: '再算一次' }).click();
  await page.getByRole('button', { name: '打开碳账' }).waitFor();
  expect(await failure.count()).toBe(0);
});

it('tells the worth of stored carbon once a price is named, and keeps the last good number', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2035`);
  await settledValue(page, 'forest.cover');
  const drawer = page.locator('[data-region="drawer"]');
  await drawer.getByRole('button', { name: '碳账', exact: true }).click();
  await drawer.getByRole('tab', { name: '固碳服务与 CCER', exact: true }).click();
  await drawer.getByText('填入碳价后给出价值').waitFor();
  const price = drawer.getByLabel('碳价', { exact: true });
  const worth = drawer.getByRole('cell', { name: /元$/u });
  const amount = async (): Promise<number> => Number(await worth.getAttribute('title'));
  await price.fill('60');
  await price.press('Tab');
  const plain = await amount();
  await price.fill('120');
  await price.press('Tab');
  await expect.poll(async () => (await amount()) / plain).toBeCloseTo(2, 12);
  await price.fill('六十');
  await price.press('Tab');
  await drawer.getByRole('alert').filter({ hasText: '碳价要填不小于 0 的数' }).waitFor();
  expect((await amount()) / plain).toBeCloseTo(2, 12);
  expect(complaints).toEqual([]);
});
