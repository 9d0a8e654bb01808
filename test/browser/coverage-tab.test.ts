import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { createProfile, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

const PATIENCE = { timeout: 60_000 } as const;

/** The number of an indicator in the tab, unrounded. */
async function shown(page: Page, indicator: string): Promise<number> {
  const number = page.locator(`[data-region="coverage"] [data-indicator="${indicator}"]:not([data-group])`).first();
  return Number(await number.getAttribute('data-value'));
}

/** Opens the tab and waits for the details. */
async function openCoverage(page: Page): Promise<void> {
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  await settledValue(page, 'forest.cover');
  await page.getByRole('tab', { name: '覆盖', exact: true }).click();
  await page
    .getByRole('button', { name: /^在.+设充电站$/u })
    .first()
    .waitFor(PATIENCE);
}

async function middleOfMap(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.locator('[data-region="map"] .canvas').boundingBox();
  return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}

it('puts a station on the first proposed site, which serves what it promised, and takes it back in one step', async () => {
  const { page, complaints } = await profile.open();
  await openCoverage(page);
  const before = await shown(page, 'charging.coverage');
  const site = page.getByRole('button', { name: /^在图上看建议站址/u }).first();
  const hectares = Number(/([\d.]+)\s*公顷建成用地/u.exec((await site.textContent()) ?? '')?.[1]);
  expect(hectares).toBeGreaterThan(0);
  const wholeHectares = async (): Promise<number> => {
    const text = (await page.locator('[data-region="coverage"] .amount').first().textContent()) ?? '';
    return Number(/\/ ([\d\s]+\.\d)/u.exec(text)?.[1]?.replace(/\s/gu, ''));
  };
  const whole = await wholeHectares();
  await page
    .getByRole('button', { name: /^在.+设充电站$/u })
    .first()
    .click();
  await expect.poll(() => shown(page, 'charging.coverage'), PATIENCE).not.toBe(before);
  // Both are told to a tenth of a hectare.
  const gained = (((await shown(page, 'charging.coverage')) - before) * whole) / 100;
  expect(Math.abs(gained - hectares)).toBeLessThan(0.2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => shown(page, 'charging.coverage'), PATIENCE).toBe(before);
  expect(complaints).toEqual([]);
});

it('follows a station that is about to be placed and one that is dragged, while the button is down', async () => {
  const { page, complaints } = await profile.open();
  await openCoverage(page);
  const before = await shown(page, 'charging.coverage');
  await page
    .getByRole('button', { name: /^在图上看建议站址/u })
    .first()
    .click();
  const readout = page.locator('[data-preview="land"]');
  const { x, y } = await middleOfMap(page);

  // About to be placed: the numbers are those with a station under the pointer.
  await page.getByRole('button', { name: '充电站', exact: true }).first().click();
  await page.mouse.move(x, y, { steps: 3 });
  await readout.waitFor(PATIENCE);
  await expect.poll(() => shown(page, 'charging.coverage'), PATIENCE).toBeGreaterThan(before);
  await page.mouse.click(x, y);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await page.getByText('按指针所在位置试算').count()) === 0, PATIENCE).toBe(true);
  await expect.poll(() => shown(page, 'charging.coverage'), PATIENCE).toBeGreaterThan(before);
  const placed = await shown(page, 'charging.coverage');

  // Dragged: the tab stays in sight beside the station, and follows.
  await page.mouse.click(x, y);
  await page.getByRole('textbox', { name: '名称' }).waitFor(PATIENCE);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 150, y - 110, { steps: 8 });
  await readout.waitFor(PATIENCE);
  await expect.poll(() => shown(page, 'charging.coverage'), PATIENCE).not.toBe(placed);
  // Still: the answer to the last movement is there when nothing changes any more.
  let moved = 0;
  await expect
    .poll(
      async () => {
        const last = moved;
        moved = await shown(page, 'charging.coverage');
        return moved === last;
      },
      { ...PATIENCE, interval: 700 },
    )
    .toBe(true);
  await page.mouse.up();
  await readout.waitFor({ ...PATIENCE, state: 'detached' });
  // What was promised while dragging is what the plan has.
  await expect.poll(() => shown(page, 'charging.coverage'), PATIENCE).toBeCloseTo(moved, 9);
  await page.keyboard.press('Control+z');
  await expect.poll(() => shown(page, 'charging.coverage'), PATIENCE).toBe(placed);
  expect(complaints).toEqual([]);
});

it('has its layers in the list and the legend while it is open, and an own radius as a step of the plan', async () => {
  const { page, complaints } = await profile.open();
  await openCoverage(page);
  const legend = page.getByRole('list', { name: '覆盖图例' });
  await legend.getByText('未覆盖的建成用地（按直线）').waitFor(PATIENCE);
  await page.getByRole('button', { name: '隐藏“未覆盖用地”' }).click();
  await legend.getByText('未覆盖的建成用地（按直线）').waitFor({ ...PATIENCE, state: 'detached' });
  const before = await shown(page, 'charging.coverage');
  await page.getByText('覆盖口径', { exact: true }).click();
  const radius = page.getByRole('textbox', { name: /充电站服务半径/u });
  await radius.fill('1500');
  await radius.press('Enter');
  await expect.poll(() => shown(page, 'charging.coverage'), PATIENCE).toBeGreaterThan(before);
  await page.getByRole('button', { name: '沿路', exact: true }).click();
  await legend.getByText(/充电站沿路可达的路段/u).waitFor(PATIENCE);
  await page.getByRole('button', { name: /^恢复/u }).click();
  await expect.poll(() => shown(page, 'charging.coverage'), PATIENCE).toBe(before);
  await page.getByRole('tab', { name: '变更' }).click();
  await legend.waitFor({ ...PATIENCE, state: 'detached' });
  expect(complaints).toEqual([]);
});
