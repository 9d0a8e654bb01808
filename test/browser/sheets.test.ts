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
