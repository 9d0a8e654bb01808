import { join } from 'node:path';
import { findChromium } from '../support/chromium.ts';
import { ROOT } from '../support/run-command.ts';
import { servePage } from '../support/serve.ts';
import type { Bench, BenchResult } from './bench-result.ts';
import { makeScreenBases } from './screen-bases.ts';
import { frameCost, type Screen, show } from './shown-screen.ts';
import { median } from './timed-run.ts';

const ROUNDS = 6;
const PAN_PX = 160;
/** Tiles of the maps that have just been made arrive for a while. */
const READY_MS = 3000;

/** The ways of looking that are measured, by the names of their buttons. */
const MODES = ['卷帘', '并排'] as const;

/** What a frame costs while schemes are looked at beside each other: as `screen` measures it, on a base of survey size and a small one. */
export const compareBench: Bench = {
  name: 'compare',
  async run(say) {
    const server = await servePage();
    const bases = makeScreenBases(join(ROOT, 'dist'));
    const chromium = findChromium(say);
    const large = await show(chromium, server.url, bases.largePlan, bases.largeBase);
    const small = await show(chromium, server.url, bases.smallPlan, 'few.fgb');
    try {
      const results: BenchResult[] = [];
      const single = await rounds(large);
      for (const screen of [large, small]) await openCompare(screen);
      for (const mode of MODES) {
        const [ofLarge, ofSmall] = [await modeCost(large, mode), await modeCost(small, mode)];
        say(`${mode}: ${ofLarge.toFixed(0)} ms, small ${ofSmall.toFixed(0)} ms, one map ${single.toFixed(0)} ms`);
        results.push(
          {
            name: `compare, frame while panning, ${mode}, survey size / 1 000 areas`,
            measured: ofLarge / ofSmall,
            budget: { atMost: 1.5 },
            unit: '×',
            detail: `medians of ${String(ROUNDS)} pans, processor time per frame of both maps: ${ofLarge.toFixed(0)} ms / ${ofSmall.toFixed(0)} ms`,
          },
          {
            name: `compare, frame while panning, ${mode}, two maps / the map of the desk`,
            measured: ofLarge / single,
            budget: { atMost: 2.2 },
            unit: '×',
            detail: `${ofLarge.toFixed(0)} ms / ${single.toFixed(0)} ms`,
          },
        );
      }
      return results;
    } finally {
      await large.profile.remove();
      await small.profile.remove();
      await server.close();
    }
  },
};

async function openCompare({ opened: { page } }: Screen): Promise<void> {
  await page.getByRole('button', { name: '方案对比', exact: true }).click();
  // Two maps, without the one of the differences.
  await page.getByRole('button', { name: '差异', exact: true }).click();
  await page.waitForFunction(
    () => document.querySelectorAll('[data-compare-pane] [data-ready]').length >= 2,
    undefined,
    {
      timeout: 180_000,
    },
  );
}

async function modeCost(screen: Screen, mode: (typeof MODES)[number]): Promise<number> {
  const { page } = screen.opened;
  await page.getByRole('button', { name: mode, exact: true }).click();
  await page.waitForTimeout(READY_MS);
  const box = await page.locator('[data-compare-pane] canvas').first().boundingBox();
  if (box === null) throw new Error('there is no map');
  // Left of the curtain, on bare ground.
  return rounds({ ...screen, middle: { x: box.x + 0.25 * box.width, y: box.y + 0.6 * box.height } });
}

async function rounds(screen: Screen): Promise<number> {
  const costs: number[] = [];
  for (let round = 0; round < ROUNDS + 2; round += 1) {
    const cost = await frameCost(screen, round % 2 === 0 ? PAN_PX : -PAN_PX);
    if (round >= 2) costs.push(cost);
  }
  return median(costs);
}
