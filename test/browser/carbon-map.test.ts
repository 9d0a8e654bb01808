import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createProfile, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeAll(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterAll(() => profile.remove());

/** What of the map has the colour of a token: how many pixels, and a place on the page well within such land. */
interface Painted {
  readonly count: number;
  readonly place: readonly [number, number] | null;
}

async function paintedWith(page: Page, tokens: readonly string[]): Promise<Readonly<Record<string, Painted>>> {
  const map = page.locator('[data-region="map"] [role="application"]');
  const box = await map.boundingBox();
  if (box === null) throw new Error('there is no map');
  const png = (await map.screenshot()).toString('base64');
  return page.evaluate(
    async ({ png, tokens, x, y }) => {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('there is no canvas');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const style = getComputedStyle(document.documentElement);
      return Object.fromEntries(
        tokens.map((token) => {
          const colour = Number.parseInt(style.getPropertyValue(`--${token}`).trim().slice(1), 16);
          const has = (column: number, row: number): boolean => {
            const at = 4 * (row * image.width + column);
            return ((data[at] ?? 0) << 16) + ((data[at + 1] ?? 0) << 8) + (data[at + 2] ?? 0) === colour;
          };
          let count = 0;
          let place: [number, number] | null = null;
          // Away from the tools at the edges of the map.
          for (let row = 150; row < image.height - 60; row += 1) {
            for (let column = 120; column < image.width - 120; column += 1) {
              if (!has(column, row)) continue;
              count += 1;
              const isWithin = [-4, 4].every((by) => has(column + by, row) && has(column, row + by));
              if (place === null && isWithin) place = [x + column, y + row];
            }
          }
          return [token, { count, place }];
        }),
      );
    },
    { png, tokens, x: box.x, y: box.y },
  );
}

/** Land by shade as the legend has it, m², once the map shows it. */
async function legendAreas(page: Page, quantity: string): Promise<readonly number[]> {
  await page.locator(`[data-shades="${quantity}"][aria-busy="false"]`).waitFor({ timeout: 60_000 });
  return page
    .locator('[data-shades] li')
    .evaluateAll((items) => items.map((item) => Number(item.getAttribute('data-area-m2'))));
}

it('colours the land by carbon, year by year, and tells the number of the parcel under the pointer', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2035`);
  await settledValue(page, 'forest.cover');
  const choice = page.getByLabel('着色', { exact: true });

  // By keyboard: two further down the list.
  await choice.focus();
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowDown');
  expect(await choice.inputValue()).toBe('stock');
  const stock = await legendAreas(page, 'stock');
  expect(stock.reduce((sum, areaM2) => sum + areaM2, 0) / 10_000).toBeCloseTo(159_322.1, 0);

  const tokens = Array.from({ length: 8 }, (_, at) => `carbon-${String(at + 1)}`);
  const forest = async (): Promise<number> => (await paintedWith(page, ['lc-forest']))['lc-forest']?.count ?? 0;
  await expect.poll(forest, { timeout: 30_000 }).toBe(0);
  const painted = await paintedWith(page, tokens);
  // Every shade that has much land is seen, and none that has nothing; control lines cover some of it.
  const known = stock.slice(-tokens.length);
  const counts = tokens.map((token) => painted[token]?.count ?? 0);
  known.forEach((areaM2, at) => {
    if (areaM2 > 10_000 * 10_000) expect(counts[at]).toBeGreaterThan(500);
    if (areaM2 === 0) expect(counts[at]).toBe(0);
  });

  // The engine says of a parcel what its pixels say.
  const most = counts.indexOf(Math.max(...counts));
  const place = painted[tokens[most] ?? '']?.place;
  if (place === undefined || place === null) throw new Error('no land is wide enough to point at');
  await page.mouse.move(place[0] + 1, place[1]);
  await page.mouse.move(...place);
  const pointed = page.locator('[data-shades] li.pointed');
  await pointed.waitFor();
  expect(await pointed.getAttribute('data-area-m2')).toBe(String(known[most]));
  await page.getByText(/^\d+\.\d\u202FtC\/公顷$/u).waitFor();

  // Other years, the same legend.
  const breaks = await page.locator('[data-shades] .break').allInnerTexts();
  await page.getByRole('button', { name: '下一个年份' }).click();
  await page.getByText('方案一 山水优先，2060 年末').waitFor({ timeout: 60_000 });
  const later = await legendAreas(page, 'stock');
  expect(later).not.toEqual(stock);
  expect(await page.locator('[data-shades] .break').allInnerTexts()).toEqual(breaks);

  // Back to classes, without a legend.
  await choice.selectOption('soft');
  await page.locator('[data-shades]').waitFor({ state: 'detached' });
  await expect.poll(forest, { timeout: 30_000 }).toBeGreaterThan(1000);
  expect(complaints).toEqual([]);
});
