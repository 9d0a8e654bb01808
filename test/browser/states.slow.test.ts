import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { readPlanFile } from '../../src/plan/plan-file.ts';
import {
  changedValue,
  createProfile,
  drawForestAt,
  type Profile,
  savedFile,
  settledValue,
} from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

/** Names that the planner gave: of the plan, its schemes and its features. */
async function givenNames(): Promise<readonly string[]> {
  const text = await readFile(new URL('../../seeds/jizhou/plan.json', import.meta.url), 'utf8');
  const { value } = readPlanFile(text);
  if (value === null) throw new Error('the seed has no plan');
  const features = [...value.features.values()].map(({ properties }) => properties.name);
  return [value.name, ...value.scenarios.map(({ name }) => name), ...features];
}

it('says that it cannot draw a map without WebGL, and counts, undoes and saves all the same', async () => {
  const { page } = await profile.open({ launchArguments: ['--disable-3d-apis'] });
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  const atFirst = await settledValue(page, 'forest.cover');
  expect(Number(atFirst)).toBeGreaterThan(29);
  const missing = page.getByRole('alert').filter({ hasText: '这台电脑画不了动态地图' });
  expect(await missing.textContent()).toMatch(/浏览器没有开启 WebGL 2。表格、目标和存成文件都能用/u);
  await missing.getByRole('button', { name: '怎样打开' }).click();
  expect(await missing.textContent()).toMatch(/使用硬件加速/u);

  await page.getByRole('button', { name: '要素', exact: true }).click();
  await page.locator('[data-region="drawer"]').getByRole('button', { name: '府君山西坡造林', exact: true }).click();
  await page.keyboard.press('Delete');
  const removed = await changedValue(page, 'forest.cover', atFirst);
  expect(Number(removed)).toBeLessThan(Number(atFirst));
  await page.keyboard.press('Control+z');
  expect(await changedValue(page, 'forest.cover', removed)).toBe(atFirst);
  expect(await savedFile(page, () => page.keyboard.press('Control+s'))).toContain('府君山西坡造林');
});

it('goes on working when the network goes away', async () => {
  const { page, context, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  const atFirst = await settledValue(page, 'forest.cover');
  const refused: string[] = [];
  page.on('requestfailed', (request) => refused.push(request.url()));
  await context.setOffline(true);
  await drawForestAt(page, 0.45, 0.35);
  const drawn = await changedValue(page, 'forest.cover', atFirst);
  expect(Number(drawn)).toBeGreaterThan(Number(atFirst));
  await expect.poll(() => page.locator('[data-saved]').textContent()).toMatch(/已保存/u);
  // Out of the tool and out of the selection, back to the board.
  await page.keyboard.press('v');
  await page.keyboard.press('Escape');
  await page.locator('[data-target="jz-forest-cover"]').click();
  await page.getByText('口径', { exact: true }).waitFor();
  expect(await savedFile(page, () => page.keyboard.press('Control+s'))).toContain('"seed": "jizhou"');
  // Characters not shown before come from the machine's own font then; nothing else is asked of the network.
  expect(refused.filter((url) => !/\.woff2?$/u.test(url))).toEqual([]);
  expect(complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

it('speaks English throughout when asked to, in the dark too', async () => {
  const { page, complaints } = await profile.open();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${inject('pageUrl')}/?seed=jizhou&lang=en`);
  await settledValue(page, 'forest.cover');
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await expect.poll(() => page.locator('[data-region="right"]').textContent()).toMatch(/[\d\s]+\s?ha short/u);
  // What people call things stays as they wrote it; what the page says of itself does not.
  const names = await givenNames();
  const spoken = await page
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent.trim()));
  const own = spoken.filter((name) => name !== '中文, switch to Chinese');
  const stripped = own.map((name) => names.reduce((left, given) => left.replaceAll(given, ''), name));
  expect(stripped.length).toBeGreaterThan(40);
  expect(stripped.filter((name) => /\p{Script=Han}/u.test(name))).toEqual([]);
  expect(complaints).toEqual([]);
});
