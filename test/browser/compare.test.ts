import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { createProfile, type OpenedPage, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

const box = (west: number, south: number, width: number, height: number): object => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + width, south],
      [west + width, south + height],
      [west, south + height],
      [west, south],
    ],
  ],
});

/** The plan of 蓟州 with two schemes that share one forest and have one of their own each. */
async function openTwoSchemes(before = ''): Promise<OpenedPage> {
  const opened = await profile.open({ before });
  const plan = JSON.parse(await readFile(new URL('../../seeds/jizhou/plan.json', import.meta.url), 'utf8')) as {
    tantu: { scenarios: object[] };
    features: object[];
  };
  plan.tantu.scenarios = [
    { id: 'base', name: '现状' },
    { id: 'a', name: '方案一', parent: 'base' },
    { id: 'b', name: '方案二', parent: 'base' },
  ];
  const feature = (id: string, scenario: string, geometry: object): object => ({
    type: 'Feature',
    id,
    geometry,
    properties: { kind: 'forest', scenario, from: 2024, until: null, status: 'planned', name: id },
  });
  const shared = box(117.3, 40.02, 0.02, 0.015);
  plan.features = [
    feature('甲地', 'a', shared),
    feature('乙地', 'b', shared),
    feature('仅一', 'a', box(117.36, 40.0, 0.02, 0.015)),
    feature('仅二', 'b', box(117.42, 39.98, 0.02, 0.012)),
  ];
  await opened.page.route('**/two.geojson', (route) => route.fulfill({ json: plan }));
  await opened.page.goto(`${inject('pageUrl')}/?plan=/two.geojson&scenario=a&year=2025`);
  await settledValue(opened.page, 'forest.cover');
  return opened;
}

async function openCompare(page: Page): Promise<void> {
  await page.getByRole('button', { name: '方案对比', exact: true }).click();
  await page.getByRole('region', { name: '指标对照' }).waitFor();
}

/** A number of the matrix, once it is of the plan as it is. */
async function matrixValue(page: Page, side: string, indicator: string, year: number): Promise<number> {
  const shown = page.locator(`td[data-side="${side}"] [data-indicator="${indicator}"][data-year="${String(year)}"]`);
  await shown.first().waitFor({ timeout: 90_000 });
  await page.locator('.compare table:not(.old) td').first().waitFor({ timeout: 60_000 });
  return Number(await shown.first().getAttribute('data-value'));
}

it('has in its matrix the numbers of the board, and in its differences the hectares of both schemes', async () => {
  const { page, complaints } = await openTwoSchemes();
  const area = Number(await settledValue(page, 'forest.cover'));
  await openCompare(page);
  expect(await matrixValue(page, 'a', 'forest.cover', 2025)).toBe(area);
  const other = await matrixValue(page, 'b', 'forest.cover', 2025);
  expect(other).not.toBe(area);

  // 仅一 and 仅二 are boxes of 0.02° × 0.015° and 0.012°: the first is a quarter larger, but for the latitude.
  const legend = page.locator('[data-difference]');
  const hectares = await legend.evaluateAll((rows) =>
    Object.fromEntries(
      rows.map((row) => [row.getAttribute('data-difference') ?? '', Number(row.getAttribute('data-area-m2'))]),
    ),
  );
  expect((hectares['first'] ?? 0) / (hectares['second'] ?? 1)).toBeCloseTo(1.25, 2);
  expect((hectares['same'] ?? 0) / (hectares['first'] ?? 1)).toBeCloseTo(1, 2);

  // What turns into forest in the one and not in the other is the difference of their forest.
  await page.getByRole('button', { name: '地类差异' }).click();
  const shifts = page.locator('[data-compare-table="shifts"] [data-from]');
  await shifts.first().waitFor({ timeout: 60_000 });
  const moved = await shifts.evaluateAll((cells) =>
    cells.map((cell) => ({
      from: cell.getAttribute('data-from'),
      to: cell.getAttribute('data-to'),
      areaM2: Number(cell.getAttribute('data-area-m2')),
    })),
  );
  const toForest = (of: string | null): number => (of === '0301' ? 1 : 0);
  const gained = moved.reduce((sum, { from, to, areaM2 }) => sum + (toForest(to) - toForest(from)) * areaM2, 0);
  const district = Number(
    await page.locator('[data-compare-table="shifts"] tfoot [data-area-m2]').getAttribute('data-area-m2'),
  );
  // All that is planted counts as forest; some land that is 乔木林 already is too open to count, hence not more digits.
  expect((100 * gained) / district).toBeCloseTo(other - area, 4);
  expect(complaints).toEqual([]);
});

it('keeps its maps on one place, lets the curtain be moved and schemes be flipped by key, and closes', async () => {
  const { page, complaints } = await openTwoSchemes();
  await openCompare(page);
  await page.waitForFunction(
    () => document.querySelectorAll('[data-compare-pane] [data-ready]').length >= 2,
    undefined,
    {
      timeout: 120_000,
    },
  );
  const curtain = page.getByRole('slider', { name: /^卷帘/u });
  await curtain.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await curtain.getAttribute('aria-valuenow')).toBe('54');
  await page.keyboard.press('Home');
  expect(await curtain.getAttribute('aria-valuenow')).toBe('0');

  // Zooming one map by key zooms all: the scale is told of the first one, the key goes to the second.
  await page.getByRole('button', { name: '并排', exact: true }).click();
  const scale = page.locator('[data-compare-pane] .scale').first();
  const before = await scale.textContent();
  const second = page.locator('[data-compare-pane]').nth(1).locator('canvas.maplibregl-canvas');
  await second.focus();
  await page.keyboard.press('Equal');
  await expect.poll(() => scale.textContent(), { timeout: 30_000 }).not.toBe(before);

  await page.locator('.compare').focus();
  await page.keyboard.press('Space');
  await page.getByText('现在看到的是方案一').waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await page.getByText('现在看到的是方案二').waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: '指标对照' }).waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

it('follows what is undone meanwhile, and compares with the state before', async () => {
  const { page, complaints } = await openTwoSchemes();
  const before = Number(await settledValue(page, 'forest.cover'));
  await page.keyboard.press('Control+l');
  await page.getByRole('row', { name: /仅一/u }).first().click();
  await page.keyboard.press('Delete');
  await expect
    .poll(async () => Number(await settledValue(page, 'forest.cover')), { timeout: 60_000 })
    .toBeLessThan(before);
  const after = Number(await settledValue(page, 'forest.cover'));

  await openCompare(page);
  const second = page.getByRole('combobox', { name: '第 2 个方案' });
  await second.selectOption({ index: 3 });
  expect(await matrixValue(page, 'a', 'forest.cover', 2025)).toBe(after);
  expect(await matrixValue(page, 'a@earlier', 'forest.cover', 2025)).toBe(before);
  await expect.poll(() => page.locator('[data-difference="second"]').getAttribute('data-count')).toBe('1');

  await page.locator('.compare').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => matrixValue(page, 'a', 'forest.cover', 2025), { timeout: 90_000 }).toBe(before);
  expect(complaints).toEqual([]);
});
