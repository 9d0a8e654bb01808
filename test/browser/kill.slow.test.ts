import type { Polygon } from 'geojson';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readPlanFile, writePlanFile } from '../../src/plan/plan-file.ts';
import { createProfile, dropFile, mapPlacer, type Profile, savedText, WITH_SAVE_DIALOG } from '../support/desk-page.ts';
import { browserProcesses } from '../support/process-cost.ts';
import { drawnFeature, smallPlan } from '../support/small-plan.ts';

/** A square around a place, half a side of so many degrees. */
function around(half: number): Polygon {
  const [west, south, east, north] = [117.4 - half, 40 - half, 117.4 + half, 40 + half];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

/** A plan without a base opens at once; its one outline is large on the screen. */
const PLAN = writePlanFile(
  smallPlan([{ ...drawnFeature('f1', 'a'), geometry: around(0.01) }], { name: '小方案', boundary: around(0.02) }),
);
const CENTRE = [117.4, 40] as const;

let profile: Profile;

beforeAll(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterAll(() => profile.remove());

/** Ends the whole browser at once, as a power cut does. */
function killBrowser(): void {
  for (const id of browserProcesses(profile.folder) ?? []) {
    try {
      process.kill(Number(id), 'SIGKILL');
    } catch {
      // Gone with its parent.
    }
  }
}

function fileOf(page: Page): Promise<string> {
  return savedText(page);
}

type Placer = Awaited<ReturnType<typeof mapPlacer>>;

/** Where places are on the screen, once the view stands still. */
async function steadyPlacer(page: Page): Promise<Placer> {
  let place = await mapPlacer(page);
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const next = await mapPlacer(page);
    const [[x, y], [nextX, nextY]] = [place(...CENTRE), next(...CENTRE)];
    if (Math.hypot(x - nextX, y - nextY) < 1) return next;
    place = next;
  }
  throw new Error('the view never stands still');
}

/** Selects the outline; the map may still be getting ready. */
async function selectOutline(page: Page, place: Placer): Promise<void> {
  const inspector = page.locator('[data-region="right"]');
  await expect
    .poll(
      async () => {
        await page.keyboard.press('v');
        await page.mouse.click(...place(...CENTRE));
        return inspector.textContent();
      },
      { timeout: 60_000, interval: 200 },
    )
    .toContain('起始年份');
  await page.keyboard.press('e');
}

/** Presses the mouse on a corner of the outline and pulls it somewhere; returns without letting go. */
async function beginDrag(page: Page, place: Placer, text: string, round: number): Promise<void> {
  const geometry = readPlanFile(text).value?.features.get('f1')?.geometry;
  const ring = geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
  const [longitude = 0, latitude = 0] = ring[round % 4] ?? [];
  const [x, y] = place(longitude, latitude);
  await page.mouse.move(x, y, { steps: 2 });
  await page.mouse.down();
  // To and fro, so that the outline stays about what it is.
  const pull = 9 + (round % 5) * 3;
  await page.mouse.move(x + (round % 8 < 4 ? pull : -pull), y + (round % 3) - 1, { steps: 4 });
  // The area beside the pointer says that the corner is in the hand.
  await page.locator('[data-region="map"] .card .area').waitFor({ timeout: 20_000 });
}

/** Whether two plan files are the same but for one corner of the outline. */
function differInOneCorner(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => readPlanFile(text).value);
  const [first, second] = [one, other].map((plan) => plan?.features.get('f1')?.geometry);
  if (first?.type !== 'Polygon' || second?.type !== 'Polygon') return false;
  const ring = first.coordinates[0] ?? [];
  const others = second.coordinates[0] ?? [];
  const moved = ring.slice(1).filter((place, index) => String(place) !== String(others[index + 1]));
  return ring.length === others.length && moved.length === 1;
}

it('loses at most the unfinished gesture when the browser is killed during a drag, 20 times, and can undo all of it', async () => {
  const small = { width: 1024, height: 768, before: WITH_SAVE_DIALOG };
  let { page } = await profile.open(small);
  await page.goto(`${inject('pageUrl')}/`);
  await page.getByText('蓟州区', { exact: true }).first().waitFor();
  await dropFile(page, '小方案.plan.json', PLAN);
  await page.getByRole('button', { name: '方案：小方案' }).waitFor();
  const place = await steadyPlacer(page);
  const untouched = await fileOf(page);
  let kept = untouched;
  let address = '';
  const found = { finished: 0, unfinished: 0 };

  for (let round = 0; round < 20; round += 1) {
    await selectOutline(page, place);
    await beginDrag(page, place, kept, round);
    const moment = (['saved', 'released', 'writing', 'dragging'] as const)[round % 4] ?? 'saved';
    if (moment === 'saved') {
      await page.mouse.up();
      const moved = await fileOf(page);
      expect(moved).not.toBe(kept);
      kept = moved;
      await page.locator('[data-saved="saved"]').waitFor();
      address = page.url();
      await beginDrag(page, place, kept, round + 1);
    } else if (moment !== 'dragging') {
      await page.mouse.up();
      if (moment === 'writing') await new Promise((resolve) => setTimeout(resolve, round * 15));
    }
    killBrowser();

    ({ page } = await profile.open(small));
    await page.goto(address);
    await page.getByRole('button', { name: '方案：小方案' }).waitFor();
    const reopened = await fileOf(page);
    if (reopened === kept) found.unfinished += 1;
    else {
      // The gesture was over, and had reached the disk though nobody had been told.
      expect(['released', 'writing']).toContain(moment);
      expect(differInOneCorner(kept, reopened)).toBe(true);
      kept = reopened;
      found.finished += 1;
    }
  }
  expect(found.unfinished + found.finished).toBe(20);

  // The history is whole: everything can be taken back, to the last byte, and done again.
  const undo = page.getByRole('button', { name: /^撤销/u }).first();
  let steps = 0;
  for (; steps < 60 && (await fileOf(page)) !== untouched; steps += 1) await page.keyboard.press('Control+z');
  expect(steps).toBe(5 + found.finished);
  expect(await undo.isDisabled()).toBe(true);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('Control+Shift+z');
  expect(await fileOf(page)).toBe(kept);
}, 900_000);
