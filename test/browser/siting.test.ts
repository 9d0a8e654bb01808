import { readFile } from 'node:fs/promises';
import type { Polygon } from 'geojson';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { createProfile, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

function box(west: number, south: number, east: number, north: number): Polygon {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** Opens 蓟州 with one more feature, which is selected. */
async function openWith(page: Page, kind: string, name: string, geometry: Polygon): Promise<void> {
  const plan = JSON.parse(await readFile(new URL('../../seeds/jizhou/plan.json', import.meta.url), 'utf8')) as {
    readonly features: object[];
  };
  const properties = { kind, scenario: 'a', from: 2025, until: null, status: 'planned', name };
  plan.features.push({ type: 'Feature', id: 'site', geometry, properties });
  await page.route('**/sited.geojson', (route) => route.fulfill({ json: plan }));
  await page.goto(`${inject('pageUrl')}/?plan=/sited.geojson&year=2025`);
  await settledValue(page, 'forest.cover');
  await page.keyboard.press('Control+f');
  await page.keyboard.type(name);
  await page.locator(`button[aria-label="${name}"]`).first().click({ force: true });
  await page.locator('[data-region="site"]:not([aria-busy]) ul').first().waitFor({ timeout: 60_000 });
}

/** Hectares at the end of a row of the list from gross to net. */
function hectaresOf(text: string): number {
  return Number(/([\d\s\u2009\u202F\u00A0.]+)\s*公顷/u.exec(text)?.[1]?.replaceAll(/[^\d.]/gu, ''));
}

it('tells what each rule takes of a field, clips it to what is left, and gives it back', async () => {
  const { page, complaints } = await profile.open();
  await openWith(page, 'pv', '别山光伏', box(117.5, 39.9, 117.56, 39.94));
  const rows = page.locator('[data-region="site"] ul').first().locator('li');
  const shown = (await rows.allTextContents()).map(hectaresOf);
  const [gross = NaN, ...rest] = shown;
  const net = rest.pop() ?? NaN;
  // Each number is rounded to a tenth on screen.
  expect(Math.abs(gross - net - rest.reduce((sum, taken) => sum + taken, 0))).toBeLessThan(0.05 * (rest.length + 2));
  expect(rest.length).toBeGreaterThan(2);

  await page.getByRole('button', { name: '按净面积修剪' }).click();
  await expect.poll(async () => hectaresOf((await rows.first().textContent()) ?? ''), { timeout: 30_000 }).toBe(net);
  await page.getByRole('button', { name: /撤销/u }).first().click();
  await expect.poll(async () => hectaresOf((await rows.first().textContent()) ?? ''), { timeout: 30_000 }).toBe(gross);
  expect(complaints).toEqual([]);
});

it('lays turbines out in a farm, screens the villages near them, and takes all back with one undo', async () => {
  const { page, complaints } = await profile.open();
  await openWith(page, 'wind-farm', '下营风电场', box(117.4, 40.15, 117.5, 40.2));
  await page.getByRole('button', { name: '排布风机…' }).click();
  const card = page.locator('form', { hasText: '排布风机' });
  const place = card.getByRole('button', { name: /^放置/u });
  await card.getByLabel('顺风间距').fill('0');
  await card.getByRole('alert').getByText('要大于 0').waitFor();
  expect(await place.isDisabled()).toBe(true);
  await card.getByLabel('顺风间距').fill('5');
  await card.getByLabel('单机容量').fill('6.25');
  await expect.poll(() => place.textContent(), { timeout: 30_000 }).toMatch(/放置 \d+ 台/u);
  const count = Number(/\d+/u.exec((await place.textContent()) ?? '')?.[0]);
  await place.click();
  await page.getByText(`已放置 ${String(count)} 台风机`).waitFor();

  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: '能源', exact: true }).click();
  const section = page.locator('[data-part="screening"]');
  await section.locator('summary').click({ timeout: 60_000 });
  await section.getByText('筛查，不是评价').waitFor();
  await section.locator('tbody tr').first().waitFor({ timeout: 60_000 });
  await section.getByText('没填轮毂高度').waitFor();

  await page.getByRole('button', { name: /撤销/u }).first().click();
  await section.waitFor({ state: 'detached', timeout: 60_000 });
  expect(complaints).toEqual([]);
});
