import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { changedValue, createProfile, mapPlacer, type Profile, settledValue } from '../support/desk-page.ts';
import { evaluateByCommandLine } from '../support/command-line.ts';

let profile: Profile;
let folder: string;

beforeAll(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
  folder = mkdtempSync(join(tmpdir(), 'tantu-files-'));
});

afterAll(async () => {
  await profile.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Corners of a forest in the hills north of the town: grass, orchard, cropland and forest that is there already. */
const CORNERS = [
  [117.385, 40.105],
  [117.425, 40.105],
  [117.43, 40.085],
  [117.39, 40.08],
] as const;

async function drawForest(page: Page): Promise<void> {
  await page.getByRole('button', { name: '林地', exact: true }).click();
  const place = await mapPlacer(page);
  for (const [longitude, latitude] of CORNERS) {
    const [x, y] = place(longitude, latitude);
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.click(x, y);
  }
  await page.keyboard.press('Enter');
}

it('opens 蓟州区, draws a forest, sees the cover rise, closes, comes back, and gets the same digits from the command line', async () => {
  let opened = await profile.open();
  let { page } = opened;
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  const atFirst = await settledValue(page, 'forest.cover');
  expect(Number(atFirst)).toBeGreaterThan(29);
  expect(Number(atFirst)).toBeLessThan(31.02);
  await expect.poll(async () => page.locator('[data-region="right"]').textContent()).toMatch(/还差\s?[\d\s]+\s?公顷/u);

  await drawForest(page);
  const drawn = await changedValue(page, 'forest.cover', atFirst);
  expect(Number(drawn)).toBeGreaterThan(Number(atFirst));
  // The inspector of the new feature says what does not count and why.
  await expect.poll(async () => page.locator('[data-region="right"]').textContent()).toMatch(/原来就是森林/u);

  // Move the first corner outwards.
  await page.keyboard.press('e');
  const place = await mapPlacer(page);
  const [x, y] = place(...CORNERS[0]);
  await page.mouse.move(x, y, { steps: 3 });
  await page.mouse.down();
  await page.mouse.move(x - 30, y - 10, { steps: 8 });
  await page.mouse.up();
  const moved = await changedValue(page, 'forest.cover', drawn);

  // Undo gives back the very digits, redo too.
  await page.keyboard.press('Control+z');
  expect(await changedValue(page, 'forest.cover', moved)).toBe(drawn);
  await page.keyboard.press('Control+z');
  expect(await changedValue(page, 'forest.cover', drawn)).toBe(atFirst);
  await page.keyboard.press('Control+Shift+z');
  expect(await changedValue(page, 'forest.cover', atFirst)).toBe(drawn);
  await page.keyboard.press('Control+Shift+z');
  expect(await changedValue(page, 'forest.cover', drawn)).toBe(moved);

  // Select the feature on the map, delete it and take that back.
  await page.keyboard.press('v');
  await page.mouse.click(...place(117.405, 40.092));
  await page.keyboard.press('Delete');
  expect(await changedValue(page, 'forest.cover', moved)).toBe(atFirst);
  await page.keyboard.press('Control+z');
  expect(await changedValue(page, 'forest.cover', atFirst)).toBe(moved);

  await page
    .getByText(/^已保存/u)
    .first()
    .waitFor();
  expect(opened.complaints).toEqual([]);
  expect(opened.foreignRequests).toEqual([]);

  // Close the browser, come back, find the draft.
  opened = await profile.open();
  page = opened.page;
  await page.goto(`${inject('pageUrl')}/`);
  await page
    .getByRole('button', { name: /蓟州区碳布局方案/u })
    .first()
    .click();
  expect(await settledValue(page, 'forest.cover')).toBe(moved);
  await page.reload();
  expect(await settledValue(page, 'forest.cover')).toBe(moved);

  // Hand the file to the command line.
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const file = join(folder, 'saved.plan.json');
  await (await downloading).saveAs(file);
  const { cover, relativeError } = await evaluateByCommandLine(file);
  expect(cover).toBe(moved);
  expect(relativeError).toBeLessThan(1e-9);

  // And open it again in a browser that has never seen it.
  const other = createProfile(inject('chromiumPath'), inject('pageUrl'));
  try {
    const elsewhere = await other.open();
    await elsewhere.page.goto(`${inject('pageUrl')}/`);
    const choosing = elsewhere.page.waitForEvent('filechooser');
    await elsewhere.page.getByRole('button', { name: /打开文件/u }).click();
    await (await choosing).setFiles(file);
    expect(await settledValue(elsewhere.page, 'forest.cover')).toBe(moved);
    const again = elsewhere.page.waitForEvent('download');
    await elsewhere.page.keyboard.press('Control+s');
    const secondFile = join(folder, 'again.plan.json');
    await (await again).saveAs(secondFile);
    expect(await readFile(secondFile, 'utf8')).toBe(await readFile(file, 'utf8'));
    expect(elsewhere.complaints).toEqual([]);
  } finally {
    await other.remove();
  }
});
