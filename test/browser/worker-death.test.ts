import type { Page, Worker } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { changedValue, createProfile, drawForestAt, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

const LAND_COVER = '**/demo/jizhou/landcover.fgb';

function engineOf(page: Page): Worker {
  const engine = page.workers().find((worker) => /\/entry-/u.test(worker.url()));
  if (engine === undefined)
    throw new Error(
      `no engine among ${page
        .workers()
        .map((worker) => worker.url())
        .join()}`,
    );
  return engine;
}

/** Ends the engine as a crash does: without a word. */
async function killEngine(page: Page): Promise<void> {
  const engine = engineOf(page);
  const closed = engine.waitForEvent('close');
  await engine.evaluate(() => self.close()).catch(() => undefined);
  await closed;
}

it('starts the engine again by itself when it dies, says so, and comes to the same digits', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  const atFirst = await settledValue(page, 'forest.cover');
  await drawForestAt(page, 0.45, 0.35);
  const drawn = await changedValue(page, 'forest.cover', atFirst);

  const said = page.getByText('计算重新启动了，数字正在重算').waitFor();
  await killEngine(page);
  await said;
  // Edits made while there is no engine are counted by the next one.
  await page.keyboard.press('Control+z');
  expect(await changedValue(page, 'forest.cover', drawn)).toBe(atFirst);

  await killEngine(page);
  await page.keyboard.press('Control+Shift+z');
  expect(await changedValue(page, 'forest.cover', atFirst)).toBe(drawn);
  await expect.poll(() => page.locator('[data-saved]').textContent()).toMatch(/已保存/u);
  await page.reload();
  expect(await settledValue(page, 'forest.cover')).toBe(drawn);
  expect(complaints).toEqual([]);
});

it('stops starting an engine that dies each time it opens the base, and starts one when asked', async () => {
  const { page } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  const atFirst = await settledValue(page, 'forest.cover');
  await drawForestAt(page, 0.45, 0.35);
  const drawn = await changedValue(page, 'forest.cover', atFirst);

  let openings = 0;
  await page.route(LAND_COVER, async (route) => {
    openings += 1;
    await killEngine(page);
    await route.abort().catch(() => undefined);
  });
  await killEngine(page);
  const failure = page.getByRole('alert').filter({ hasText: '计算停下了' });
  await failure.waitFor({ timeout: 60_000 });
  expect(openings).toBe(2);
  expect(await failure.textContent()).toMatch(/计算进程中途退出。方案没有丢；重新启动后数字会重算。/u);

  await page.unroute(LAND_COVER);
  await failure.getByRole('button', { name: '再试一次' }).click();
  await failure.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  expect(await changedValue(page, 'forest.cover', drawn)).toBe(atFirst);
});
