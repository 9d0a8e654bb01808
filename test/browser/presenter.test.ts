import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { dropFile, createProfile, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeAll(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterAll(() => profile.remove());

const SEED_PLAN = new URL('../../seeds/jizhou/plan.json', import.meta.url);
const CHAPTERS = [
  {
    type: 'chapter',
    id: 'one',
    title: '绿从北山来',
    text: '森林覆盖率到 {forest.cover}，现状 {forest.cover | base | 2025}。',
    notes: '先讲北山',
    scenario: 'a',
    year: 2025,
    camera: { bounds: [117.3, 40.02, 117.5, 40.12] },
    figures: [{ indicator: 'forest.cover' }, { indicator: 'forest.area' }],
  },
  {
    type: 'chapter',
    id: 'two',
    title: '阳光上屋顶',
    text: '',
    scenario: 'a',
    year: 2030,
    layers: { 'base:redline': false },
  },
  {
    type: 'chapter',
    id: 'three',
    title: '缺了的一章',
    text: '没有的数 {forest.covr | z}',
    scenario: 'gone',
    year: 2044,
    layers: { 'plan:no-such-layer': true },
    highlight: { features: ['no-such-feature'] },
    figures: [{ indicator: 'no.such' }],
  },
];

/** The seed's plan with chapters, as a file. */
function planText(views: readonly unknown[]): string {
  const file = JSON.parse(readFileSync(SEED_PLAN, 'utf8')) as { tantu: Record<string, unknown> };
  file.tantu['views'] = views;
  return JSON.stringify(file);
}

async function openPlan(page: Page, views: readonly unknown[]): Promise<void> {
  await page.goto(`${inject('pageUrl')}/`);
  await page.getByText('蓟州区', { exact: true }).first().waitFor();
  await dropFile(page, '汇报.plan.json', planText(views));
  await settledValue(page, 'forest.cover');
}

const slide = (page: Page) => page.locator('[data-region="present"]');

/** The unrounded number of the slide, once it belongs to the plan as it is and is not `other`. */
async function slideValue(page: Page, indicator: string, other = ''): Promise<string> {
  await page.waitForFunction(
    ([name, old]) => {
      const shown = document.querySelector(`[data-region="present"] [data-indicator="${name ?? ''}"][data-value]`);
      return shown !== null && shown.getAttribute('aria-busy') !== 'true' && shown.getAttribute('data-value') !== old;
    },
    [indicator, other],
    { timeout: 60_000 },
  );
  const shown = slide(page).locator(`[data-indicator="${indicator}"][data-value]`).first();
  return (await shown.getAttribute('data-value')) ?? '';
}

const schemeOf = (page: Page): Promise<string> => page.locator('[data-part="scheme"] b').innerText();
const yearOf = (page: Page): Promise<string> => page.locator('ol [aria-current="true"]').innerText();
const changesOf = (page: Page): Promise<string> => page.locator('[data-part="changes"]').innerText();

/** Contrast of text and ground as WCAG 2 has it, of all that is read on the screen, and the smallest letters, px. */
async function readability(
  page: Page,
): Promise<{ readonly contrast: number; readonly leastPx: number; readonly what: string }> {
  return page.evaluate(() => {
    const channels = (colour: string): number[] =>
      (/rgba?\(([^)]+)\)/.exec(colour)?.[1] ?? '0,0,0,0').split(',').map(Number);
    const light = (colour: readonly number[]): number => {
      const [red = 0, green = 0, blue = 0] = colour.map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (from: Element): number[] => {
      for (let element: Element | null = from; element !== null; element = element.parentElement) {
        const colour = channels(getComputedStyle(element).backgroundColor);
        if (colour.length < 4 || (colour[3] ?? 0) === 1) return colour;
      }
      return [255, 255, 255];
    };
    let [contrast, leastPx, what] = [21, 1000, ''];
    for (const element of document.querySelectorAll(
      '[data-region="present"] *, [data-part="scheme"] *, footer *, ul *',
    )) {
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '',
      );
      if (!hasText || element.closest('.maplibregl-map, [role="application"], .visually-hidden') !== null) continue;
      const style = getComputedStyle(element);
      const [front, back] = [light(channels(style.color)), light(groundOf(element))];
      const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
      if (ratio < contrast) [contrast, what] = [ratio, `${element.textContent} ${style.color}`];
      leastPx = Math.min(leastPx, parseFloat(style.fontSize));
    }
    return { contrast, leastPx, what };
  });
}

it('gives a report by the keyboard alone at 1024×768: chapters, years, schemes, blank, drawing, reverting, keeping', async () => {
  const { page, complaints, foreignRequests } = await profile.open({ width: 1024, height: 768 });
  await openPlan(page, CHAPTERS);
  const onBoard = await settledValue(page, 'forest.cover');
  const boardWords = await page
    .locator('[data-region="right"] [data-indicator="forest.cover"] .number')
    .first()
    .innerText();

  await page.keyboard.press('Shift+F5');
  await slide(page).getByText('绿从北山来').waitFor();
  // The same number as on the board, to the last digit and in the same words.
  expect(await slideValue(page, 'forest.cover')).toBe(onBoard);
  const shown = slide(page).locator('[data-indicator="forest.cover"]');
  expect(await shown.first().locator('.number').innerText()).toBe(boardWords);
  expect(await shown.nth(1).getAttribute('data-value')).toBe(onBoard);
  await slide(page).locator('[data-scenario="base"][data-value]').waitFor({ timeout: 60_000 });
  expect(
    await shown
      .first()
      .evaluate((element) =>
        Object.fromEntries(element.getAttributeNames().map((name) => [name, element.getAttribute(name)])),
      ),
  ).toMatchObject({
    'data-zone': 'region',
    'data-year': '2025',
    'data-scenario': 'a',
  });

  // Large type and a large map.
  const sizes = await page.evaluate(() => {
    const size = (selector: string): number =>
      parseFloat(getComputedStyle(document.querySelector(selector) ?? document.body).fontSize);
    const map = document.querySelector('[data-region="map"] [role="application"]')?.getBoundingClientRect();
    return {
      figures: [...document.querySelectorAll('[data-region="present"] .value')].map((one) =>
        parseFloat(getComputedStyle(one).fontSize),
      ),
      text: size('[data-region="present"] .text'),
      map: ((map?.width ?? 0) * (map?.height ?? 0)) / (innerWidth * innerHeight),
      overhang: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });
  expect(sizes).toMatchObject({ figures: [72, 44], text: 20, overhang: 0 });
  expect(sizes.map).toBeGreaterThanOrEqual(0.6);
  const read = await readability(page);
  expect(read.leastPx).toBeGreaterThanOrEqual(14);
  expect(read.contrast, read.what).toBeGreaterThanOrEqual(4.5);

  // Chapters, also by the keys of a remote control and by number.
  const place = (): Promise<string | null> => slide(page).getAttribute('data-place');
  await page.keyboard.press('PageDown');
  await slide(page).getByText('阳光上屋顶').waitFor();
  expect([await place(), await yearOf(page)]).toEqual(['1', '2030']);
  await page.keyboard.press('ArrowLeft');
  expect(await place()).toBe('0');
  await page.keyboard.press('3');
  await slide(page).getByText('缺了的一章').waitFor();
  for (const words of [
    '没有方案“z”',
    '没有指标“no.such”',
    '“gone”已不在',
    '2044 年已不在',
    '图层少了 1 个',
    '要素少了 1 个',
  ]) {
    await slide(page).getByText(words).waitFor();
  }
  await page.keyboard.press('Home');
  expect([await place(), await yearOf(page)]).toEqual(['0', '2025']);

  // Years and schemes; numbers follow.
  await page.keyboard.press('ArrowUp');
  expect(await yearOf(page)).toBe('2030');
  await page.keyboard.press('ArrowDown');
  expect(await yearOf(page)).toBe('2025');
  const first = await schemeOf(page);
  await page.keyboard.press('Space');
  expect(await schemeOf(page)).not.toBe(first);
  while ((await schemeOf(page)) !== first) await page.keyboard.press('Space');

  await page.keyboard.press('b');
  await page.locator('[data-part="blank"]').waitFor();
  await page.keyboard.press('b');
  await page.locator('[data-part="blank"]').waitFor({ state: 'detached' });

  // Drawn by crosshair: the total follows.
  expect(await slideValue(page, 'forest.cover')).toBe(onBoard);
  await page.keyboard.press('d');
  for (const key of ['Space', 'Shift+ArrowRight', 'Space', 'Shift+ArrowDown', 'Space', 'Shift+ArrowLeft']) {
    await page.keyboard.press(key);
  }
  // What it would be stands beside the number while the shape is under the pencil, and no longer.
  const ahead = slide(page).locator('[data-preview="forest.cover"]');
  await ahead.waitFor({ timeout: 60_000 });
  expect(await ahead.innerText()).toMatch(/^→ [\d.]+\s%$/u);
  await page.keyboard.press('Enter');
  await ahead.waitFor({ state: 'detached', timeout: 60_000 });
  const tried = await slideValue(page, 'forest.cover', onBoard);
  expect(await changesOf(page)).toContain('1');
  await page.keyboard.press('r');
  expect(await slideValue(page, 'forest.cover', tried)).toBe(onBoard);
  await page.keyboard.press('Control+z');
  expect(await slideValue(page, 'forest.cover', onBoard)).toBe(tried);
  await page.keyboard.press('Escape');

  // The end: what was changed becomes a scheme of its own, and the scheme is as it was.
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByText('会上改了 1 处').waitFor();
  const name = page.getByLabel('新方案名称');
  await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await slide(page).waitFor({ state: 'detached' });
  expect(await settledValue(page, 'forest.cover')).toBe(tried);
  await page
    .getByRole('tab', { name: /会议方案/u })
    .or(page.getByRole('button', { name: /会议方案/u }))
    .first()
    .waitFor();
  // The desk has its keys again.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '命令面板' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(complaints).toEqual([]);
  expect(foreignRequests).toEqual([]);
});

it('tells a second window the notes and turns pages from there; without chapters it says what to do', async () => {
  const { page, context, complaints } = await profile.open({ width: 1280, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPlan(page, CHAPTERS);
  await page.keyboard.press('Shift+F5');
  await slide(page).getByText('绿从北山来').waitFor();
  const [notes] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('n')]);
  await notes.getByText('先讲北山').waitFor();
  await notes.getByText('阳光上屋顶').waitFor();
  expect(await notes.locator('[data-part="timer"]').innerText()).toMatch(/^00:0\d:\d\d$/u);
  await notes.getByRole('button', { name: '下一章' }).click();
  await slide(page).getByText('阳光上屋顶').waitFor();
  // Who asked for less motion sees none.
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ effect }) => Number(effect?.getTiming().duration ?? 0) > 0).length,
  );
  expect(moving).toBe(0);
  await notes.keyboard.press('PageUp');
  await slide(page).getByText('绿从北山来').waitFor();
  await notes.close();
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await slide(page).waitFor({ state: 'detached' });

  await openPlan(page, []);
  await page.keyboard.press('Shift+F5');
  await slide(page).getByText('还没有章节', { exact: true }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await slide(page).waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});
