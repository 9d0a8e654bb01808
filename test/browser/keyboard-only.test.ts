import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { evaluateByCommandLine } from '../support/command-line.ts';
import { changedValue, createProfile, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeAll(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterAll(() => profile.remove());

/** Presses Tab until the element in focus has this accessible name; fails when the page has no such stop. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stops = 0; stops < 200; stops += 1) {
    const reached = await page.evaluate(() => {
      const focused = document.activeElement;
      return (focused?.getAttribute('aria-label') ?? focused?.textContent ?? '').trim();
    });
    if (reached === name || reached.startsWith(`${name} `)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}

/** Presses Tab until what is in focus reads like this. */
async function tabUntil(page: Page, text: RegExp): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    if (text.test(await page.evaluate(() => document.activeElement?.textContent ?? ''))) {
      if (await page.evaluate(() => document.activeElement !== document.body)) return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(text)}`);
}

/** Presses F6 until the focus is in the region. */
async function regionTo(page: Page, region: string): Promise<void> {
  for (let presses = 0; presses < 8; presses += 1) {
    const reached = await page.evaluate(
      () => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? '',
    );
    if (reached === region) return;
    await page.keyboard.press('F6');
  }
  throw new Error(`F6 never reached ${region}`);
}

async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let press = 0; press < times; press += 1) await page.keyboard.press(key);
}

it('does the main job with the keyboard alone: open, draw, move a vertex, undo, redo, save, come back', async () => {
  const opened = await profile.open();
  const { complaints } = opened;
  let { page } = opened;
  await page.goto(`${inject('pageUrl')}/`);
  await page.getByText('蓟州区', { exact: true }).first().waitFor();
  await tabUntil(page, /蓟州区.*31\.02/su);
  await page.keyboard.press('Enter');
  const atFirst = await settledValue(page, 'forest.cover');

  await regionTo(page, 'left');
  await tabTo(page, '林地');
  await page.keyboard.press('Enter');
  await regionTo(page, 'map');
  await tabTo(page, '地图：蓟州区碳布局方案。方向键平移，加减键缩放。');

  // A square around the middle of the screen, by crosshair.
  await pressTimes(page, 'Shift+ArrowUp', 2);
  await page.keyboard.press('Space');
  await pressTimes(page, 'Shift+ArrowRight', 2);
  await page.keyboard.press('Space');
  await pressTimes(page, 'Shift+ArrowDown', 2);
  await page.keyboard.press('Space');
  await pressTimes(page, 'Shift+ArrowLeft', 2);
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  const drawn = await changedValue(page, 'forest.cover', atFirst);
  expect(Number(drawn)).toBeGreaterThan(Number(atFirst));

  // Step to a vertex and move it.
  await page.keyboard.press('e');
  await page.keyboard.press('.');
  await pressTimes(page, 'Shift+ArrowUp', 3);
  await page.keyboard.press('Enter');
  const moved = await changedValue(page, 'forest.cover', drawn);

  await page.keyboard.press('Control+z');
  expect(await changedValue(page, 'forest.cover', moved)).toBe(drawn);
  await page.keyboard.press('Control+z');
  expect(await changedValue(page, 'forest.cover', drawn)).toBe(atFirst);
  await page.keyboard.press('Control+Shift+z');
  expect(await changedValue(page, 'forest.cover', atFirst)).toBe(drawn);

  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const file = await downloading;
  expect(file.suggestedFilename()).toBe('蓟州区碳布局方案.plan.json');
  expect((await evaluateByCommandLine(await file.path())).cover).toBe(drawn);
  await page
    .getByText(/^已保存/u)
    .first()
    .waitFor();
  expect(complaints).toEqual([]);

  // Close the browser, come back, find the draft; still without a mouse.
  ({ page } = await profile.open());
  await page.goto(`${inject('pageUrl')}/`);
  await page.getByText('最近的方案').waitFor();
  await tabUntil(page, /蓟州区碳布局方案/u);
  await page.keyboard.press('Enter');
  expect(await settledValue(page, 'forest.cover')).toBe(drawn);
});
