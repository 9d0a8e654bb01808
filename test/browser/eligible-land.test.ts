import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProfile, dropBytes, type Profile, settledValue } from '../support/desk-page.ts';
import { hills, writeGeotiff } from '../support/gdal-raster.ts';
import { ensureOgr } from '../support/ogr2ogr.ts';

let profile: Profile;
let folder: string;

beforeEach(() => {
  ensureOgr((line) => process.stderr.write(`${line}\n`));
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
  folder = mkdtempSync(join(tmpdir(), 'tantu-dem-'));
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await profile.remove();
});

const WAIT = { timeout: 60_000 };

it('shows where wind power could go, with hectares and the reasons at the pointer, and gives it up', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2035`);
  await settledValue(page, 'forest.cover');
  await page.getByLabel('哪里可以放').selectOption('wind-farm');
  const legend = page.getByRole('region', { name: '哪里可以放：风电场' });
  const classes = legend.locator('[data-verdict]');
  await expect.poll(() => classes.count(), WAIT).toBe(4);
  const areas = await classes.evaluateAll((rows) =>
    Object.fromEntries(rows.map((row) => [row.dataset['verdict'] ?? '', Number(row.dataset['areaM2'])])),
  );
  // 蓟州 has 1 593 km²; a part of it is red line.
  const total = Object.values(areas).reduce((sum, areaM2) => sum + areaM2, 0);
  expect(total / 1e6).toBeGreaterThan(1500);
  expect(total / 1e6).toBeLessThan(1700);
  expect(areas['forbidden']).toBeGreaterThan(1e8);
  expect(areas['allowed']).toBeGreaterThan(1e8);

  // Somewhere across the map there is land of both sorts, each with its word at the pointer.
  const map = await page.locator('[data-region="map"] .canvas').boundingBox();
  if (map === null) throw new Error('no map');
  const met = new Map<string, string>();
  for (let step = 1; step < 12 && met.size < 2; step += 1) {
    await page.mouse.move(map.x + map.width / 2, map.y + (map.height * step) / 12);
    const card = page.locator('[data-eligible-at]');
    await card.waitFor({ timeout: 3000 }).catch(() => undefined);
    if ((await card.count()) === 0) continue;
    met.set((await card.getAttribute('data-eligible-at')) ?? '', (await card.textContent()) ?? '');
  }
  expect(met.get('allowed')).toContain('可以');
  expect(met.get('forbidden')).toContain('生态保护红线');

  await legend.getByRole('button', { name: '不显示' }).click();
  await legend.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

it('takes an elevation model that is dropped in, asks, and checks slopes from then on', async () => {
  const path = join(folder, 'dem.tif');
  const [columns, rows] = [450, 475];
  const grid = { columns, rows, heightsM: hills(columns, rows, 900), west: 117.08, north: 40.3 };
  writeGeotiff(path, { ...grid, cellWidth: 1 / 900, cellHeight: 1 / 900 }, '-a_srs', 'EPSG:4490', '-ot', 'Int16');
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2035`);
  await settledValue(page, 'forest.cover');
  await page.getByRole('tab', { name: /^冲突/u }).click();
  const unchecked = page.getByText(/没有坡度数据/u);
  await dropBytes(page, 'dem.tif', readFileSync(path));
  const dialog = page.getByRole('dialog', { name: '读入高程（DEM）' });
  await dialog.getByText('EPSG:4490').waitFor(WAIT);
  await dialog.getByRole('button', { name: '读入高程' }).click();
  await dialog.waitFor({ state: 'detached' });
  await settledValue(page, 'forest.cover');
  await expect.poll(() => unchecked.count(), WAIT).toBe(0);
  expect(complaints).toEqual([]);
});
