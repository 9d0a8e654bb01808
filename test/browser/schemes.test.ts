import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { createProfile, type Profile, savedFile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

interface SavedPlan {
  readonly tantu: {
    readonly years: readonly number[];
    readonly scenarios: readonly { readonly id: string; readonly name: string; readonly locked?: boolean }[];
  };
  readonly features: readonly { readonly properties: { readonly scenario: string; readonly name: string } }[];
}

async function saved(page: Page): Promise<SavedPlan> {
  return JSON.parse(await savedFile(page, () => page.keyboard.press('Control+s'))) as SavedPlan;
}

it('copies, renames, locks, merges and deletes schemes by keyboard and menu, and undoes it all', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2025`);
  await settledValue(page, 'forest.cover');
  const current = page.locator('[data-scenario-tab][aria-selected="true"]');
  const menu = async (action: string): Promise<void> => {
    await current.click({ button: 'right' });
    await page.locator(`[data-scheme-action="${action}"]`).click();
    // While a menu is open it has the keys.
    await page.locator('[role="menu"]').waitFor({ state: 'detached' });
  };

  await menu('duplicate');
  await expect.poll(() => current.getAttribute('aria-label')).toBe('方案一 山水优先 副本');
  await current.focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('方案二 光伏优先');
  await page.keyboard.press('Enter');
  await expect.poll(() => current.getAttribute('aria-label')).toBe('方案二 光伏优先');
  const covered = await settledValue(page, 'forest.cover');

  // Locked, it refuses what would change it and says why.
  await menu('lock');
  await expect.poll(() => current.getAttribute('aria-label')).toBe('方案二 光伏优先，已锁定');
  await page.keyboard.press('Control+l');
  const row = page.locator('[data-region="drawer"] [role="row"]', { hasText: '盘山东麓造林' });
  await row.click();
  await page.keyboard.press('Delete');
  await page.getByText('这个方案已锁定，先解锁再画').first().waitFor();
  await menu('lock');
  await expect.poll(() => current.getAttribute('aria-label')).toBe('方案二 光伏优先');
  // A row that is chosen already is let go by another click.
  await page.locator('[data-region="drawer"] [role="row"]', { hasText: '府君山西坡造林' }).click();
  await row.click();
  await expect.poll(() => row.getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Delete');
  await expect.poll(() => row.count(), { timeout: 10_000 }).toBe(0);
  await expect.poll(() => settledValue(page, 'forest.cover'), { timeout: 20_000 }).not.toBe(covered);

  // What was deleted comes back from the scheme it was copied from, once and for all.
  await menu('merge');
  const panel = page.getByRole('region', { name: '逐项合并' });
  const pieces = panel.locator('[data-piece]');
  await expect.poll(() => pieces.count()).toBe(1);
  await expect.poll(() => pieces.locator('[data-indicator="forest.cover"]').count(), { timeout: 30_000 }).toBe(1);
  await pieces.getByRole('checkbox').check();
  await panel.getByRole('button', { name: '并入所选' }).click();
  await panel.getByText('两个方案没有不同').waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await expect.poll(() => settledValue(page, 'forest.cover'), { timeout: 20_000 }).toBe(covered);
  const merged = await saved(page);
  const copy = merged.tantu.scenarios.find(({ name }) => name === '方案二 光伏优先')?.id;
  const ofCopy = merged.features.filter(({ properties }) => properties.scenario === copy);
  expect(ofCopy.filter(({ properties }) => properties.name === '盘山东麓造林')).toHaveLength(1);
  expect(ofCopy).toHaveLength(8);

  // Deleting says what goes with it; one undo brings everything back.
  await current.focus();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog', { name: '删除方案“方案二 光伏优先”' });
  expect(await dialog.textContent()).toContain('它自己的 8 个要素一并删除');
  await dialog.getByRole('button', { name: '删除方案' }).click();
  await expect.poll(() => page.locator('[data-scenario-tab]').count()).toBe(2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('[data-scenario-tab]').count()).toBe(3);
  expect((await saved(page)).features).toHaveLength(merged.features.length);
  expect(complaints).toEqual([]);
});

it('keeps twenty schemes in a list behind four tabs, edits the years and plays them', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2020`);
  await settledValue(page, 'forest.cover');
  for (let scheme = 0; scheme < 18; scheme += 1) {
    await page.getByRole('button', { name: '新增方案', exact: true }).click();
  }
  expect(await page.locator('[data-scenario-tab]').count()).toBe(4);
  await page.getByRole('button', { name: '全部方案（20）' }).click();
  const items = page.locator('[data-scheme-item]');
  expect(await items.count()).toBe(20);
  await items.nth(5).click();
  const current = page.locator('[data-scenario-tab][aria-selected="true"]');
  await expect.poll(() => current.getAttribute('aria-label')).toBe('方案 5');

  await page.getByRole('button', { name: '编辑规划年…' }).click();
  const dialog = page.getByRole('dialog', { name: '规划年' });
  await dialog.getByLabel('添加规划年').fill('2019');
  await dialog.getByRole('button', { name: '添加' }).click();
  await dialog.getByText('规划年要晚于基准年').waitFor();
  await dialog.getByLabel('添加规划年').fill('2040');
  await dialog.getByRole('button', { name: '添加' }).click();
  await dialog.getByRole('button', { name: '删除 2060 年' }).click();
  await dialog.getByRole('button', { name: '完成' }).click();
  expect((await saved(page)).tantu.years).toEqual([2025, 2030, 2035, 2040]);

  const shown = page.getByRole('group', { name: '年份' }).locator('[aria-current="true"]');
  await page.getByRole('button', { name: '播放年份' }).click();
  await expect.poll(() => shown.textContent(), { timeout: 10_000 }).toContain('2030');
  await page.keyboard.press(' ');
  await page.locator('[data-player="paused"]').waitFor();
  await page.getByRole('button', { name: '播放年份' }).click();
  await expect.poll(() => shown.textContent(), { timeout: 20_000 }).toContain('2040');
  await page.locator('[data-player="paused"]').waitFor();
  expect(complaints).toEqual([]);
});
