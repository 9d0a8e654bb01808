import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { writePlanFile } from '../../src/plan/plan-file.ts';
import { createProfile, type Profile, settledValue } from '../support/desk-page.ts';
import { drawnFeature, smallPlan, square } from '../support/small-plan.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

const LAND_COVER = '**/demo/jizhou/landcover.fgb';
const board = (page: Page) => page.locator('[data-region="right"]');

describe('the land cover of a seed', () => {
  it('that is not there is named; the plan opens without numbers, says why, and counts once the file is back', async () => {
    const { page } = await profile.open();
    await page.route(LAND_COVER, (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor({ timeout: 60_000 });
    expect(await dialog.count()).toBe(1);
    expect(await dialog.textContent()).toMatch(/底图文件 landcover\.fgb 找不到.*方案本身没有丢.*放回原处后再试一次/u);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => board(page).textContent()).toMatch(/没有数：还没有地类图斑|还没有地类图斑/u);
    await page.getByRole('button', { name: '要素', exact: true }).click();
    await expect.poll(() => page.locator('[data-region="drawer"]').textContent()).toMatch(/府君山西坡造林/u);

    await page.reload();
    await dialog.waitFor({ timeout: 60_000 });
    await page.unroute(LAND_COVER);
    await dialog.getByRole('button', { name: '再试一次' }).click();
    const cover = Number(await settledValue(page, 'forest.cover'));
    expect(cover).toBeGreaterThan(29);
    expect(cover).toBeLessThan(31.02);
    expect(await dialog.count()).toBe(0);
  });

  it('that broke off half-way is named, and the whole file cures it', async () => {
    const { page } = await profile.open();
    await page.route(LAND_COVER, async (route) => {
      const body = await (await route.fetch()).body();
      await route.fulfill({ body: body.subarray(0, body.length >> 1), contentType: 'application/octet-stream' });
    });
    await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor({ timeout: 60_000 });
    expect(await dialog.count()).toBe(1);
    expect(await dialog.textContent()).toMatch(/底图文件 landcover\.fgb 读不出来.*没有传完.*方案本身没有丢/u);
    await page.unroute(LAND_COVER);
    await dialog.getByRole('button', { name: '再试一次' }).click();
    expect(Number(await settledValue(page, 'forest.cover'))).toBeGreaterThan(29);
  });
});

describe('a plan at an address', () => {
  const PLAN = writePlanFile(
    smallPlan([drawnFeature('f1', 'a'), drawnFeature('f2', 'a')], {
      boundary: square(117.4, 40),
      base: [{ role: 'land-cover', href: 'gone/三调.fgb', classSystem: 'third-survey', fields: { class: 'DLBM' } }],
    }),
  );

  const WITH_UNKNOWN_KIND = PLAN.replace(/"kind":"forest"(?!.*"kind":"forest")/su, '"kind":"moon-base"');

  it('opens with its features when its base is missing and one of them is wrong, and tells one after the other', async () => {
    const { page } = await profile.open();
    await page.route('**/plans/a.plan.json', (route) =>
      route.fulfill({ body: WITH_UNKNOWN_KIND, contentType: 'application/json' }),
    );
    await page.goto(`${inject('pageUrl')}/?plan=plans/a.plan.json`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: /a\.plan\.json 里有 1 个要素用不了/u }).waitFor();
    await dialog.getByRole('button', { name: '知道了' }).click();
    await dialog.getByRole('heading', { name: /底图文件/u }).waitFor();
    expect(await dialog.count()).toBe(1);
    expect(await dialog.textContent()).toMatch(/底图文件 三调\.fgb 找不到.*方案本身没有丢/u);
    await dialog.getByRole('button', { name: '知道了' }).click();
    await page.getByRole('button', { name: '要素', exact: true }).click();
    await expect.poll(() => page.locator('[data-region="drawer"]').textContent()).toMatch(/f1 号/u);
  });

  it('that leads nowhere is named on the start screen', async () => {
    const { page } = await profile.open();
    await page.goto(`${inject('pageUrl')}/?plan=plans/nowhere.plan.json`);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(/plans\/nowhere\.plan\.json 取不到.*若手边有别的一份，请直接打开文件/u);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: /打开文件/u }).isVisible()).toBe(true);
  });
});
