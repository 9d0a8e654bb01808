import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { createProfile, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

/** The unrounded number of a measure in the tab, once it belongs to the plan as it is. */
async function energyValue(page: Page, indicator: string): Promise<number> {
  const shown = page
    .locator(`[data-region="energy"]:not([aria-busy]) [data-indicator="${indicator}"]:not([data-group])`)
    .first();
  await shown.waitFor({ timeout: 60_000 });
  return Number(await shown.getAttribute('data-value'));
}

it('tells of the photovoltaics of Jizhou what the board tells, against the lines of the plan', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2025`);
  const onBoard = [
    await settledValue(page, 'renewable.capacity'),
    await settledValue(page, 'renewable.generation'),
  ].map(Number);
  await page.getByRole('tab', { name: '能源', exact: true }).click();
  const tab = page.locator('[data-region="energy"]');
  const [power, electricity, avoided] = [
    await energyValue(page, 'renewable.capacity'),
    await energyValue(page, 'renewable.generation'),
    await energyValue(page, 'emissions.avoided'),
  ];
  expect([power, electricity]).toEqual(onBoard);
  expect(power).toBeGreaterThan(0);
  // Announcement 2025 No. 47: 0.6796 kgCO₂/kWh in Tianjin, of 2023.
  expect(avoided).toBeCloseTo(electricity * 679.6, 3);
  await expect.poll(() => tab.textContent()).toContain('电网因子 0.6796 kgCO₂/kWh · 天津 · 2023 年');
  expect(await energyValue(page, 'pv.capacity')).toBe(power);

  // The chart has its numbers as a table, with the target of its year.
  await tab.getByRole('button', { name: '以表格查看' }).click();
  const row = tab.getByRole('region', { name: '分年份' }).getByRole('row', { name: /^2025/u });
  expect(await row.getByRole('cell').last().textContent()).toContain('200.0');

  // Later the modules have aged.
  await page.getByRole('button', { name: '下一个年份' }).click();
  await expect.poll(() => energyValue(page, 'renewable.generation'), { timeout: 60_000 }).toBeLessThan(electricity);

  await tab.getByRole('button', { name: /^电网因子/u }).click();
  await page.getByRole('dialog').locator('[data-row][aria-selected="true"]').waitFor();
  expect(complaints).toEqual([]);
});

it('names the field that a feature lacks, and selects the feature', async () => {
  const { page, complaints } = await profile.open();
  const plan = JSON.parse(await readFile(new URL('../../seeds/jizhou/plan.json', import.meta.url), 'utf8')) as {
    readonly features: object[];
  };
  plan.features.push({
    type: 'Feature',
    id: 'store',
    geometry: { type: 'Point', coordinates: [117.4, 40] },
    properties: {
      kind: 'battery-storage',
      scenario: 'a',
      from: 2025,
      until: null,
      status: 'planned',
      name: '别山储能',
    },
  });
  await page.route('**/lacking.geojson', (route) => route.fulfill({ json: plan }));
  await page.goto(`${inject('pageUrl')}/?plan=/lacking.geojson&year=2025`);
  await settledValue(page, 'forest.cover');
  await page.getByRole('tab', { name: '能源', exact: true }).click();
  const tab = page.locator('[data-region="energy"]');
  await tab.getByText('“别山储能”没有填').waitFor({ timeout: 60_000 });
  // What is known of the others stands.
  expect(await energyValue(page, 'renewable.capacity')).toBeGreaterThan(0);
  await tab.getByRole('button', { name: '别山储能' }).click();
  await page.getByRole('textbox', { name: '名称' }).waitFor();
  expect(await page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('别山储能');
  expect(complaints).toEqual([]);
});
