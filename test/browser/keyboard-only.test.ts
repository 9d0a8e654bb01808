import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
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

it('does the main job with the keyboard alone: open, draw, move a vertex, undo, redo, save', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/`);
  await page.getByText('蓟州区', { exact: true }).first().waitFor();
  await page.keyboard.press('Tab');
  for (let stops = 0; stops < 40; stops += 1) {
    const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (/蓟州区/u.test(text) && /31\.02/u.test(text)) break;
    await page.keyboard.press('Tab');
  }
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
  expect((await downloading).suggestedFilename()).toBe('蓟州区碳布局方案.plan.json');
  expect(complaints).toEqual([]);
});
