import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createProfile, type Profile, settledValue } from '../support/desk-page.ts';
import { readPdf } from '../support/pdf-content.ts';

let profile: Profile;

beforeAll(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterAll(() => profile.remove());

it('shows a sheet before it is printed, and saves it with the number of the screen as selectable text', async () => {
  const { page, complaints, foreignRequests } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  const cover = Number(await settledValue(page, 'forest.cover'));
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: '出图' });
  await dialog.locator('[data-scale]').waitFor({ timeout: 60_000 });
  await dialog.getByLabel('比例尺').selectOption('50000');
  await dialog.locator('[data-scale="50000"]').waitFor({ timeout: 60_000 });
  await dialog.getByText('这个比例尺放不下全区').waitFor();

  const saving = page.waitForEvent('download', { timeout: 90_000 });
  await dialog.getByRole('button', { name: '存为 PDF' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/\.pdf$/u);
  const [sheet] = await readPdf(new Uint8Array(await readFile(await saved.path())));
  expect(sheet?.widthMm).toBeCloseTo(420, 0);
  expect(sheet?.texts.join('')).toContain('蓟州区碳布局方案');
  expect(sheet?.texts).toContain(cover.toFixed(2));
  expect(sheet?.pictures).toBe(0);
  expect(complaints).toEqual([]);
  expect(foreignRequests).toEqual([]);
}, 180_000);

it('places the frame of a sheet on the map by keys and by hand, and says what has no glyph', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  await settledValue(page, 'forest.cover');
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: '出图' });
  await dialog.getByLabel('比例尺').selectOption('100000');
  await dialog.getByRole('button', { name: '在地图上放图框' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const bar = page.locator('[data-frame="100000"]');
  const line = page.locator('polygon.line');
  const west = async (): Promise<number> => Number.parseFloat((await line.getAttribute('points')) ?? '');
  await bar.waitFor();
  // The map goes there first.
  await page.waitForTimeout(1500);
  const before = await west();
  await bar.getByRole('button', { name: /图框/u }).press('ArrowRight');
  await expect.poll(west).toBeGreaterThan(before + 5);
  const moved = await west();
  const tab = await bar.getByRole('button', { name: /图框/u }).boundingBox();
  if (tab === null) throw new Error('no tab');
  await page.mouse.move(tab.x + 12, tab.y + 12);
  await page.mouse.down();
  await page.mouse.move(tab.x + 62, tab.y + 12, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.abs((await west()) - moved - 50)).toBeLessThan(1.5);
  // A smaller scale shows more land.
  const widthAt = async (): Promise<number> => (await line.boundingBox())?.width ?? 0;
  const narrow = await widthAt();
  await bar.getByLabel('比例尺').selectOption('150000');
  await expect.poll(async () => Math.abs((await widthAt()) / narrow - 1.5)).toBeLessThan(0.05);
  await page.getByRole('button', { name: '回到出图' }).click();

  await dialog.getByLabel('图名').fill('𪚥龙湾🌲');
  await dialog.getByLabel('图名').press('Tab');
  await dialog.getByText('字库里没有“𪚥🌲”').waitFor({ timeout: 60_000 });
  expect(complaints).toEqual([]);
}, 180_000);
