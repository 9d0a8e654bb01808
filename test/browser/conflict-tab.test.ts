import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { createProfile, type Profile, savedFile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

it('lists the conflicts of a seed, takes an answer, mends a shape, and undoes both', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2035`);
  await settledValue(page, 'forest.cover');
  const tab = page.getByRole('tab', { name: /^冲突/u });
  const pending = async (): Promise<number> => Number(/\d+/u.exec((await tab.textContent()) ?? '')?.[0] ?? 0);
  await expect.poll(pending, { timeout: 20_000 }).toBeGreaterThan(1);
  const before = await pending();
  await tab.click();
  const list = page.getByRole('region', { name: '冲突清单' });
  const rows = list.locator('[data-finding]');
  expect(await rows.count()).toBe(before);
  expect(await list.textContent()).toContain('条规则没有检查');

  // By keyboard: open the first, answer for it; without a name nothing is kept.
  const waived = (await rows.first().getAttribute('data-finding')) ?? '';
  await rows.first().getByRole('button').first().press('Enter');
  await rows.first().getByRole('button', { name: '豁免…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '豁免冲突' });
  await dialog.getByLabel('理由').fill('已取得用地预审意见');
  await dialog.getByRole('button', { name: '豁免', exact: true }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('姓名').fill('王工');
  await dialog.getByRole('button', { name: '豁免', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(pending).toBe(before - 1);
  expect(await list.locator(`[data-finding="${waived}"]`).textContent()).toContain('王工 已说明：已取得用地预审意见');
  const saved = JSON.parse(await savedFile(page, () => page.keyboard.press('Control+s'))) as {
    readonly tantu: { readonly waivers: readonly { readonly finding: string; readonly by: string }[] };
  };
  expect(saved.tantu.waivers).toMatchObject([{ finding: waived, by: '王工' }]);
  await page.keyboard.press('Control+z');
  await expect.poll(pending).toBe(before);

  // The badge counts on while the shape is mended.
  const mended = list.locator(`[data-finding="${waived}"]`);
  await mended.getByRole('button', { name: '裁去' }).click();
  await expect.poll(() => mended.count(), { timeout: 20_000 }).toBe(0);
  await expect.poll(pending).toBeLessThan(before);
  await page.keyboard.press('Control+z');
  await expect.poll(pending, { timeout: 20_000 }).toBe(before);
  expect(complaints).toEqual([]);
});
