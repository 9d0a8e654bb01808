import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { writePlanFile } from '../../src/plan/plan-file.ts';
import { chooseFile, createProfile, drawForestAt, type Profile, savedFile } from '../support/desk-page.ts';
import { drawnFeature, smallPlan } from '../support/small-plan.ts';

/** A plan without a base opens at once. */
const PLAN = writePlanFile(smallPlan([drawnFeature('f1', 'a')], { name: '小方案' }));

let profile: Profile;

beforeAll(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterAll(() => profile.remove());

function fileOf(page: Page): Promise<string> {
  return savedFile(page, () => page.keyboard.press('Control+s'));
}

function saved(page: Page): Promise<void> {
  return page.locator('[data-saved="saved"]').waitFor();
}

/** Waits until another tab's step has come. */
async function fileBecomes(page: Page, text: string): Promise<void> {
  await expect.poll(() => fileOf(page), { timeout: 20_000 }).toBe(text);
}

it('keeps two tabs of one draft the same: drawn in one, undone in the other, byte for byte', async () => {
  const { page: first, context, complaints } = await profile.open();
  await first.goto(`${inject('pageUrl')}/`);
  await first.getByText('蓟州区', { exact: true }).first().waitFor();
  await chooseFile(first, '小方案.plan.json', PLAN);
  await first.getByRole('button', { name: '方案：小方案' }).waitFor();
  const untouched = await fileOf(first);
  await drawForestAt(first, 0.3, 0.3);
  await saved(first);
  const one = await fileOf(first);
  expect(one).not.toBe(untouched);

  const second = await context.newPage();
  second.on('pageerror', (error) => complaints.push(error.message));
  await second.goto(first.url());
  await second.getByRole('button', { name: '方案：小方案' }).waitFor();
  expect(await fileOf(second)).toBe(one);

  await drawForestAt(second, 0.6, 0.6);
  const two = await fileOf(second);
  expect(two).not.toBe(one);
  await fileBecomes(first, two);
  await saved(second);
  await saved(first);

  // The first tab takes back what the second one drew, then its own; the second one does both again.
  await first.bringToFront();
  await first.keyboard.press('Control+z');
  expect(await fileOf(first)).toBe(one);
  await fileBecomes(second, one);
  await first.keyboard.press('Control+z');
  expect(await fileOf(first)).toBe(untouched);
  await fileBecomes(second, untouched);
  await second.bringToFront();
  await second.keyboard.press('Control+Shift+z');
  await second.keyboard.press('Control+Shift+z');
  expect(await fileOf(second)).toBe(two);
  await fileBecomes(first, two);
  await saved(first);

  // What is stored is the same again, with one tab closed in between.
  await first.close();
  await second.reload();
  await second.getByRole('button', { name: '方案：小方案' }).waitFor();
  expect(await fileOf(second)).toBe(two);
  expect(complaints).toEqual([]);
});
