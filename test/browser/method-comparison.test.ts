import type { Locator } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { createProfile, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

/** Unrounded numbers of a column, as their cells carry them. */
async function amounts(cells: Locator): Promise<readonly number[]> {
  const titles = await cells.evaluateAll((found) => found.map((cell) => cell.getAttribute('title') ?? ''));
  return titles.map(Number);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

it('compares two methods class by class, and explains a difference by parts that add up to it', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2035`);
  await settledValue(page, 'forest.cover');
  const drawer = page.locator('[data-region="drawer"]');
  await drawer.getByRole('button', { name: '碳账', exact: true }).click();
  await drawer.getByRole('tab', { name: '方法对比', exact: true }).click();

  const second = drawer.getByLabel('方法 B');
  const byClass = drawer.getByRole('region', { name: '分地类' });
  await byClass.getByRole('button', { name: /^乔木林地/u }).waitFor();
  // Only what tells some of this land is offered: Tianjin has no density set of its own.
  const offered = await second.locator('option').evaluateAll((found) => found.map((one) => one.getAttribute('value')));
  expect(offered).toEqual(['chosen', 'volume-linear', 'volume-bef', 'national', 'local-set', 'ipcc']);

  await second.selectOption('national');
  await drawer.getByText('正在对比').waitFor({ state: 'hidden' });
  const forest = byClass.getByRole('button', { name: /^乔木林地/u });
  await forest.click();
  const causes = byClass.locator('table table');
  await causes.getByText('只有 B 计这一项，加上').first().waitFor();
  // The last line is the difference itself.
  const parts = await amounts(causes.locator('tbody td.number'));
  const difference = parts.at(-1) ?? Number.NaN;
  expect(parts.length).toBeGreaterThan(3);
  expect(Math.abs(sum(parts.slice(0, -1)) / difference - 1)).toBeLessThan(1e-9);
  expect(await causes.getByText(/^(已核|待核)$/u).count()).toBeGreaterThan(1);
  await forest.click();

  // Classes add up to the total, and B less A is the difference.
  const classes = byClass.getByRole('table').first();
  const columns = await Promise.all(
    [5, 6, 7].map(async (at) => ({
      rows: await amounts(classes.locator(`tbody tr td:nth-child(${String(at)})`)),
      total: sum(await amounts(classes.locator(`tfoot tr td:nth-child(${String(at)})`))),
    })),
  );
  for (const { rows, total } of columns) expect(Math.abs(sum(rows) / total - 1)).toBeLessThan(1e-9);
  const [a, b, both] = columns.map(({ total }) => total);
  expect(Math.abs(((b ?? 0) - (a ?? 0)) / (both ?? 0) - 1)).toBeLessThan(1e-9);
  // What one of them does not tell is listed with its reason.
  await byClass.getByText('没有参加对比的土地').waitFor();
  await byClass.getByText('按规划要素推算，不分方法').waitFor();

  await drawer.getByLabel('方法 A').selectOption('national');
  await drawer.getByText('A、B 是同一种方法').waitFor();
  expect(complaints).toEqual([]);
});
