import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { changedValue, createProfile, settledValue } from '../support/desk-page.ts';
import { ensureFirefox, openFirefox } from '../support/firefox.ts';

const SHOWN = ['forest.cover', 'renewable.capacity', 'renewable.generation', 'charging.places'] as const;
const ROUNDS = 3;

let folder: string;
let fileUrl: string;
/** What the desk says of the two schemes in 2025. */
let draft: readonly string[];
let baseline: readonly string[];

async function numbersOf(page: Page): Promise<readonly string[]> {
  const numbers: string[] = [];
  for (const indicator of SHOWN) numbers.push(await settledValue(page, indicator));
  return numbers;
}

async function chooseBaseline(page: Page, cover: string): Promise<void> {
  await page.getByRole('tab', { name: /^现状/u }).click();
  await changedValue(page, 'forest.cover', cover);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tantu-single-'));
  const profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
  try {
    const { page } = await profile.open();
    await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2025`);
    draft = await numbersOf(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '命令面板' }).fill('单文件');
    await page.getByRole('option', { name: '导出单文件演示' }).click();
    const dialog = page.getByRole('dialog', { name: '导出单文件演示' });
    // The size is said before anything is saved.
    const size = dialog.getByText(/^文件大小 [\d.]+ 兆字节/u);
    await size.waitFor({ timeout: 90_000 });
    const statedMb = Number(/[\d.]+/u.exec(await size.innerText())?.[0]);
    const saved = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '保存文件' }).click();
    const path = join(folder, '蓟州.html');
    await (await saved).saveAs(path);
    // What is stated has one decimal.
    expect(Math.abs(statSync(path).size / 1e6 - statedMb)).toBeLessThanOrEqual(0.05 + 1e-9);
    fileUrl = pathToFileURL(path).href;
    await chooseBaseline(page, draft[0] ?? '');
    baseline = await numbersOf(page);
  } finally {
    await profile.remove();
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('opens from a disk in Chromium with the numbers of the desk, works them out for another scheme, and asks nobody', async () => {
  const profile = createProfile(inject('chromiumPath'), 'file:///');
  try {
    const { page, complaints } = await profile.open();
    const requests: string[] = [];
    page.on('request', (request) => {
      if (!/^(?:data|blob):/u.test(request.url())) requests.push(request.url());
    });
    await page.goto(fileUrl);
    expect(await numbersOf(page)).toEqual(draft);
    await chooseBaseline(page, draft[0] ?? '');
    expect(await numbersOf(page)).toEqual(baseline);
    expect(baseline[0]).not.toBe(draft[0]);
    // Nothing can be drawn or brought in.
    expect(await page.getByRole('toolbar').count()).toBe(1);
    await page.getByRole('toolbar', { name: '地图视图' }).waitFor();
    expect(await page.getByRole('button', { name: '新增方案' }).count()).toBe(0);
    expect(requests).toEqual([fileUrl]);
    expect(complaints).toEqual([]);
  } finally {
    await profile.remove();
  }
});

it('opens in less than twice the time of the desk itself', async () => {
  async function openingMs(url: string, profileUrl: string): Promise<number> {
    const profile = createProfile(inject('chromiumPath'), profileUrl);
    try {
      const { page } = await profile.open();
      const started = performance.now();
      await page.goto(url);
      await settledValue(page, 'forest.cover');
      return performance.now() - started;
    } finally {
      await profile.remove();
    }
  }
  const [file, desk]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    desk.push(await openingMs(`${inject('pageUrl')}/?seed=jizhou&year=2025`, inject('pageUrl')));
    file.push(await openingMs(fileUrl, 'file:///'));
  }
  // The shortest of each: what else the machine does only ever adds.
  const ratio = Math.min(...file) / Math.min(...desk);
  process.stdout.write(`single file / desk, to the first numbers: ${ratio.toFixed(2)} ×\n`);
  expect(ratio).toBeLessThan(2);
});

it('opens from a disk in Firefox with the same numbers', async () => {
  const page = await openFirefox(ensureFirefox((line) => void process.stdout.write(`${line}\n`)));
  const read = `
    const shown = ${JSON.stringify(SHOWN)}.map((indicator) =>
      document.querySelector('[data-region="right"] [data-indicator="' + indicator + '"][data-value]'));
    if (shown.some((one) => one === null || one.getAttribute('aria-busy') === 'true')) return null;
    return shown.map((one) => one.dataset.value);`;
  try {
    await page.goto(fileUrl);
    expect(await page.until(read, 120_000)).toEqual(draft);
    await page.run(`
      [...document.querySelectorAll('[role="tab"]')].find((tab) => /^现状/.test(tab.getAttribute('aria-label') ?? tab.textContent)).click();`);
    const changed = read.replace(
      'return shown',
      `if (shown[0].dataset.value === ${JSON.stringify(draft[0])}) return null; return shown`,
    );
    expect(await page.until(changed, 60_000)).toEqual(baseline);
    const asked = await page.run(
      `return performance.getEntriesByType('resource').map(({ name }) => name.slice(0, 5));`,
    );
    expect((asked as string[]).filter((url) => !/^(?:data:|blob:)/u.test(url))).toEqual([]);
  } finally {
    await page.close();
  }
});
