import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findChromium } from '../support/chromium.ts';
import { createProfile, type OpenedPage, type Profile } from '../support/desk-page.ts';
import { browserProcessorMs } from '../support/process-cost.ts';
import { ROOT } from '../support/run-command.ts';
import { servePage } from '../support/serve.ts';
import type { Bench, BenchResult } from './bench-result.ts';
import { makeDragPlans, type DragPlans } from './drag-plans.ts';
import { makeScreenBases } from './screen-bases.ts';
import { median } from './timed-run.ts';

const ROUNDS = 8;
const WARM_UP = 2;
const MOVES = 16;
const STEP_PX = 6;
const SETTLE_MS = 1500;
/** Shorter tasks are not told by the browser. */
const UNTOLD_MS = 50;

/** Time from each movement of the pointer to the frame after the one that shows it, and tasks that hold the page. */
const NOTES = `
  window.benchWaits = [];
  addEventListener('pointermove', () => {
    const from = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => window.benchWaits.push(performance.now() - from)));
  }, true);
  window.benchTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.benchTasks.push(duration);
  }).observe({ type: 'longtask' });
`;

/** A page with a plan on the screen and the vertex tool on one polygon. */
interface Screen {
  readonly profile: Profile;
  readonly opened: OpenedPage;
  readonly vertex: readonly [number, number];
  readonly picture: number[];
  readonly processor: number[];
  readonly longest: number[];
}

/** What dragging a vertex costs with many polygons on the map, against few, over a base of survey size. */
export const dragBench: Bench = {
  name: 'drag',
  async run(say) {
    const server = await servePage();
    const served = join(ROOT, 'dist');
    const bases = makeScreenBases(served);
    const plans = makeDragPlans(served, bases.largePlan);
    const chromium = findChromium(say);
    const many = await show(chromium, server.url, plans.many, plans);
    const few = await show(chromium, server.url, plans.few, plans);
    try {
      for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
        const isCounted = round >= WARM_UP;
        const order = round % 2 === 0 ? [many, few] : [few, many];
        for (const screen of order) await dragOnce(screen, round % 2 === 0 ? 1 : -1, isCounted);
      }
      return results(many, few, plans, say);
    } finally {
      await many.profile.remove();
      await few.profile.remove();
      await server.close();
    }
  },
};

async function show(chromium: string, url: string, plan: string, { middle, vertex }: DragPlans): Promise<Screen> {
  const profile = createProfile(chromium, url);
  const opened = await profile.open({ before: NOTES });
  const { page } = opened;
  await page.goto(`${url}/?plan=${plan}&scenario=a&year=2025`);
  await page.waitForSelector('[data-ready="true"]', { timeout: 180_000 });
  const { x, y, degreesPerPx } = await mapMiddle(page);
  const vertexX = x + ((vertex[0] ?? 0) - (middle[0] ?? 0)) / degreesPerPx;
  await page.mouse.click(x, y);
  // Its name is in a field.
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('[data-region="right"] input')].some(
        (one) => (one as HTMLInputElement).value === 'dragged',
      ),
    undefined,
    { timeout: 60_000 },
  );
  await page.keyboard.press('e');
  await page.waitForTimeout(SETTLE_MS);
  return { profile, opened, vertex: [vertexX, y], picture: [], processor: [], longest: [] };
}

/** The middle of the map, on which the district is centred, and its scale from west to east. */
async function mapMiddle(
  page: Page,
): Promise<{ readonly x: number; readonly y: number; readonly degreesPerPx: number }> {
  const box = await page.locator('[data-region="map"] [role="application"]').boundingBox();
  if (box === null) throw new Error('there is no map');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const longitudeAt = async (across: number): Promise<number> => {
    await page.mouse.move(across, y);
    await page.waitForTimeout(2 * SETTLE_MS);
    const text = (await page.locator('[data-region="map"]').textContent()) ?? '';
    return Number(/(-?[\d.]+)° E/u.exec(text)?.[1]);
  };
  const [west, east] = [await longitudeAt(x - box.width / 4), await longitudeAt(x + box.width / 4)];
  return { x, y, degreesPerPx: (east - west) / (box.width / 2) };
}

/** Drags the vertex to and fro; the last movement brings it back, so that every round finds it where it was. */
async function dragOnce(screen: Screen, direction: 1 | -1, isCounted: boolean): Promise<void> {
  const { page } = screen.opened;
  const [x, y] = screen.vertex;
  await page.mouse.move(x, y);
  await page.evaluate('window.benchTasks.length = 0');
  await page.mouse.down();
  await page.mouse.move(x, y + direction * STEP_PX);
  await page.waitForTimeout(SETTLE_MS);
  await page.evaluate('window.benchWaits.length = 0');
  const before = browserProcessorMs(screen.profile.folder);
  for (let move = 1; move <= MOVES; move += 1) {
    const distance = direction * STEP_PX * (move <= MOVES / 2 ? move : MOVES - move);
    await page.mouse.move(x, y + distance);
    // The picture of this movement, before the next one comes.
    await page.waitForFunction(
      (wanted) => (globalThis as unknown as { readonly benchWaits: readonly number[] }).benchWaits.length >= wanted,
      move,
    );
  }
  const after = browserProcessorMs(screen.profile.folder);
  const waits = await page.evaluate<number[]>('window.benchWaits');
  await page.mouse.up();
  await page.waitForTimeout(SETTLE_MS);
  if (!isCounted) return;
  screen.picture.push(median(waits));
  if (before !== null && after !== null) screen.processor.push((after - before) / MOVES);
  screen.longest.push(Math.max(0, ...(await page.evaluate<number[]>('window.benchTasks'))));
}

function results(many: Screen, few: Screen, plans: DragPlans, say: (line: string) => void): readonly BenchResult[] {
  const counts = `${String(plans.manyCount)} / ${String(plans.fewCount)} polygons of 40 vertices`;
  say(`pointer to picture, many ${list(many.picture)} ms, few ${list(few.picture)} ms`);
  // The engine measures on the way in a thread of its own, which no picture waits for.
  say(`processor per movement with the engine, many ${list(many.processor)} ms, few ${list(few.processor)} ms`);
  const [manyMs, fewMs] = [median(many.picture), median(few.picture)];
  const [manyHeld, fewHeld] = [median(many.longest), median(few.longest)].map((ms) => Math.max(UNTOLD_MS, ms)) as [
    number,
    number,
  ];
  return [
    {
      name: `drag, pointer to picture, ${counts}`,
      measured: manyMs / fewMs,
      budget: { atMost: 1.5 },
      unit: '×',
      detail: `medians of ${String(ROUNDS)} alternating drags of ${String(MOVES)} movements, from the movement to the frame after the one that shows it: ${manyMs.toFixed(1)} ms / ${fewMs.toFixed(1)} ms`,
    },
    {
      name: `drag, longest task from taking hold to letting go, ${counts}`,
      measured: manyHeld / fewHeld,
      budget: { atMost: 1.5 },
      unit: '×',
      detail: `medians of the longest tasks of ${String(ROUNDS)} drags: ${list(many.longest)} ms / ${list(few.longest)} ms; tasks below ${String(UNTOLD_MS)} ms are not told and count as so much`,
    },
  ];
}

function list(figures: readonly number[]): string {
  return figures.map((figure) => figure.toFixed(0)).join(' ');
}
