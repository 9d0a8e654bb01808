import type { Page } from 'playwright-core';
import { createProfile, type OpenedPage, type Profile } from '../support/desk-page.ts';
import { browserCost, browserProcessorMs } from '../support/process-cost.ts';

/** How often the memory of the browser is looked at. */
export const MEMORY_EVERY_MS = 500;

const STEPS_PER_PAN = 16;
const SETTLE_MS = 400;

/** Frames and tasks that hold the page, noted by the page itself. */
const NOTES = `
  window.benchFrames = 0;
  (function frame() { window.benchFrames += 1; requestAnimationFrame(frame); })();
  window.benchTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.benchTasks.push(duration);
  }).observe({ type: 'longtask' });
`;

/** A page with a base on the screen. */
export interface Screen {
  readonly profile: Profile;
  readonly opened: OpenedPage;
  readonly middle: { readonly x: number; readonly y: number };
  /** From the request for the base file to the complete picture. */
  readonly pictureMs: number;
  readonly peakMemoryMb: number | null;
}

/** Opens a plan beside the page and waits for its whole picture. */
export async function show(chromium: string, url: string, plan: string, base: string): Promise<Screen> {
  const profile = createProfile(chromium, url);
  const opened = await profile.open({ before: NOTES });
  const { page } = opened;
  let askedAt = performance.now();
  page.on('request', (request) => {
    if (request.url().endsWith(base)) askedAt = performance.now();
  });
  let peakMemoryMb: number | null = null;
  const watch = setInterval(() => {
    const cost = browserCost(profile.folder);
    if (cost !== null) peakMemoryMb = Math.max(peakMemoryMb ?? 0, cost.memoryMb);
  }, MEMORY_EVERY_MS);
  await page.goto(`${url}/?plan=${plan}&scenario=a&year=2025`);
  await page.waitForSelector('[data-ready="true"]', { timeout: 180_000 });
  const pictureMs = performance.now() - askedAt;
  clearInterval(watch);
  return { profile, opened, pictureMs, peakMemoryMb, middle: await bareGround(page) };
}

/** A place from which the map can be dragged: on its middle line, below what the page says of an empty plan. */
async function bareGround(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.locator('[data-region="map"] canvas').first().boundingBox();
  if (box === null) throw new Error('there is no map');
  const [x, y] = [box.x + box.width / 2, box.y + 0.85 * box.height];
  const hit = await page.evaluate(([left = 0, top = 0]) => document.elementFromPoint(left, top)?.tagName, [x, y]);
  if (hit !== 'CANVAS') throw new Error(`the pointer would meet ${String(hit)} instead of the map`);
  return { x, y };
}

/** Processor time of all processes of the browser per frame while the pointer drags the map; see the bench `screen`. */
export async function frameCost(
  { opened: { page }, profile, middle }: Pick<Screen, 'opened' | 'profile' | 'middle'>,
  distancePx: number,
): Promise<number> {
  await page.mouse.move(middle.x - distancePx / 2, middle.y);
  await page.mouse.down();
  const framesBefore = await page.evaluate<number>('window.benchFrames');
  const before = browserProcessorMs(profile.folder);
  const startedAt = performance.now();
  for (let step = 1; step <= STEPS_PER_PAN; step += 1) {
    await page.mouse.move(middle.x - distancePx / 2 + (distancePx * step) / STEPS_PER_PAN, middle.y);
  }
  const frames = (await page.evaluate<number>('window.benchFrames')) - framesBefore;
  const after = browserProcessorMs(profile.folder);
  const elapsedMs = performance.now() - startedAt;
  await page.mouse.up();
  await page.waitForTimeout(SETTLE_MS);
  return (before === null || after === null ? elapsedMs : after - before) / frames;
}
