import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { createProfile, dropBytes, type Profile, settledValue } from '../support/desk-page.ts';
import { faultySurveyFile } from '../support/faulty-survey.ts';

const FILE = '蓟州区2023年度变更.fgb';
const SURVEY = faultySurveyFile();
/** What the inspection finds in the survey, by the words of the list. */
const FOUND = ['自相交 1', '重叠 1', '尖刺 1', '重复顶点 1', '空隙 1'];

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

const drawer = (page: Page): Locator => page.locator('[data-region="drawer"]');
const useIt = (page: Page): Locator => page.getByRole('button', { name: '读入这份底图' });

/** The number once the inspection has ended and what it changed is counted. */
async function inspectedCover(page: Page, before: string): Promise<string> {
  await page.getByRole('button', { name: /质检 5 处，看清单/u }).waitFor({ timeout: 60_000 });
  await expect.poll(() => settledValue(page, 'forest.cover'), { timeout: 30_000 }).not.toBe(before);
  return settledValue(page, 'forest.cover');
}

/** Drops a file on the map and says that it holds parcels, which the page cannot know. */
async function dropSurvey(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await dropBytes(page, name, bytes);
  await page.getByRole('button', { name: /^底图数据/u }).click();
}

describe('a survey with invalid parcels, dropped on the map', () => {
  it('is asked about, counted, inspected and listed; it outlives a reload without its file', async () => {
    const { page, complaints } = await profile.open();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
    const ofSeed = await settledValue(page, 'forest.cover');

    await dropSurvey(page, FILE, SURVEY);
    const dialog = page.getByRole('dialog', { name: '换地类底图' });
    await dialog.locator('form').waitFor();
    const asked = (await dialog.textContent()) ?? '';
    expect(asked).toMatch(/FlatGeobuf.*80 个图斑.*认得 5\/5 个码.*CGCS2000 经纬度/su);
    expect(await dialog.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(asked).toContain('还没有选地类编码');
    expect(await barriers(page), 'dialog').toEqual([]);
    // The button says what is missing and does nothing until it is answered.
    await useIt(page).click({ force: true });
    expect(await dialog.isVisible()).toBe(true);
    await dialog.getByRole('radio', { name: /三调工作分类/u }).check();
    await useIt(page).click();
    await dialog.waitFor({ state: 'detached' });

    const counted = await inspectedCover(page, ofSeed);
    expect(Number(counted)).toBeGreaterThan(0);
    expect(Number(counted)).toBeLessThan(Number(ofSeed));

    await page.getByRole('button', { name: /质检 5 处，看清单/u }).click();
    const list = drawer(page).getByRole('table', { name: '质检清单' });
    await list.getByRole('row').nth(5).waitFor();
    const words = ((await drawer(page).textContent()) ?? '').replaceAll('\u202F', ' ');
    for (const one of FOUND) expect(words.replace(/\s+/gu, ' ')).toContain(one);
    expect(words).toMatch(/已按外环合并修复，面积 0\.00 → 142\.\d 公顷，只改动本图斑/u);
    expect(words).toMatch(/与 55 重叠 568 \d{3} m²：归文件里在前的 55/u);
    expect(words).toMatch(/2 个图斑换了图形再计/u);
    expect(await barriers(page), 'quality').toEqual([]);

    // Only one kind, then a place on the map with the keyboard alone.
    await drawer(page)
      .getByRole('button', { name: /重叠 1 处/u })
      .click();
    await expect.poll(() => list.getByRole('row').count()).toBe(2);
    await list.locator('[role="rowgroup"]').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toMatch(/重叠，图斑 65/u);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[data-region="map"]').textContent()).toMatch(/1 : [1-9]\s\d{3}(?!\d)/u);

    await drawer(page).getByRole('button', { name: '面积比对', exact: true }).click();
    await expect.poll(() => drawer(page).textContent()).toMatch(/80 个图斑有官方面积，\d+ 个超差/u);
    expect(await barriers(page), 'areas').toEqual([]);

    // The file is not needed again: its prepared form is found by its hash.
    await page
      .getByText(/^已保存/u)
      .first()
      .waitFor();
    await page.reload();
    await page.getByRole('button', { name: /质检 5 处，看清单/u }).waitFor({ timeout: 60_000 });
    await expect.poll(() => settledValue(page, 'forest.cover'), { timeout: 30_000 }).toBe(counted);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is one step: undo gives the numbers of the seed to the digit, redo those of the survey', async () => {
    const { page } = await profile.open();
    await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
    const ofSeed = await settledValue(page, 'forest.cover');
    await dropSurvey(page, FILE, SURVEY);
    await page
      .getByRole('dialog')
      .getByRole('radio', { name: /三调工作分类/u })
      .check();
    await useIt(page).click();
    const counted = await inspectedCover(page, ofSeed);
    await page.keyboard.press('Control+z');
    await expect.poll(() => settledValue(page, 'forest.cover'), { timeout: 60_000 }).toBe(ofSeed);
    expect(await page.getByRole('button', { name: /质检 .*看清单/u }).count()).toBe(0);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => settledValue(page, 'forest.cover'), { timeout: 60_000 }).toBe(counted);
  });

  it('that broke off is named, and nothing has changed', async () => {
    const { page } = await profile.open();
    await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
    const ofSeed = await settledValue(page, 'forest.cover');
    await dropSurvey(page, '断了.fgb', SURVEY.slice(0, SURVEY.length >> 1));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.textContent()).toMatch(/断了\.fgb 不完整，在中途断开.*方案和原来的底图都没有变/u);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await settledValue(page, 'forest.cover')).toBe(ofSeed);
  });
});

it('asks for the very file again when its prepared form is gone, and refuses another one by name', async () => {
  const { page } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  const ofSeed = await settledValue(page, 'forest.cover');
  await dropSurvey(page, FILE, SURVEY);
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /三调工作分类/u })
    .check();
  await useIt(page).click();
  const counted = await inspectedCover(page, ofSeed);
  await page
    .getByText(/^已保存/u)
    .first()
    .waitFor();
  // As if the browser had cleaned up; a file still being written cannot be removed yet.
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const root = await navigator.storage.getDirectory();
        let locked = 0;
        for await (const name of root.keys()) await root.removeEntry(name, { recursive: true }).catch(() => locked++);
        return locked;
      }),
    )
    .toBe(0);
  await page.reload();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor({ timeout: 60_000 });
  expect(await dialog.textContent()).toContain(`要用的底图文件 ${FILE} 不在手边`);

  const choose = async (name: string, bytes: Uint8Array): Promise<void> => {
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: '选择文件…' }).click();
    await (await choosing).setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  };
  await choose('另一份.fgb', SURVEY.slice(0, SURVEY.length - 8));
  await dialog.getByRole('heading', { name: `另一份.fgb 不是方案记下的 ${FILE}` }).waitFor();
  await choose(FILE, SURVEY);
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => settledValue(page, 'forest.cover'), { timeout: 60_000 }).toBe(counted);
});
