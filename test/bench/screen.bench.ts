import { join } from 'node:path';
import { findChromium } from '../support/chromium.ts';
import { ROOT } from '../support/run-command.ts';
import { servePage } from '../support/serve.ts';
import type { Bench, BenchResult } from './bench-result.ts';
import { makeScreenBases } from './screen-bases.ts';
import { frameCost, MEMORY_EVERY_MS, type Screen, show } from './shown-screen.ts';
import { median, timedRun } from './timed-run.ts';

const ROUNDS = 8;
const PAN_PX = 240;
/** After a step of zoom tiles arrive for a while; what they hold up belongs to the step. */
const ZOOM_SETTLE_MS = 2500;

/** What the screen costs with a base of survey size: frames, steps that hold the page, opening, memory. */
export const screenBench: Bench = {
  name: 'screen',
  async run(say) {
    const server = await servePage();
    const bases = makeScreenBases(join(ROOT, 'dist'));
    const chromium = findChromium(say);
    say(`${bases.what}, ${String(bases.areasInDistrict)} of them in the district on the screen`);
    const mapshaper = await timedRun([join(ROOT, 'node_modules/mapshaper/bin/mapshaper'), bases.surveyPath, '-info']);
    const large = await show(chromium, server.url, bases.largePlan, bases.largeBase);
    const small = await show(chromium, server.url, bases.smallPlan, 'few.fgb');
    try {
      const results = [
        openLine(large.pictureMs, mapshaper.elapsedMs),
        ...memoryLine(large.peakMemoryMb),
        await frameLine(large, small, say),
        await stepLine(large, say),
      ];
      return results;
    } finally {
      await large.profile.remove();
      await small.profile.remove();
      await server.close();
    }
  },
};

function openLine(pictureMs: number, mapshaperMs: number): BenchResult {
  return {
    name: 'screen, file to first complete picture / mapshaper -info',
    measured: pictureMs / mapshaperMs,
    budget: { atMost: 3 },
    unit: '×',
    detail: `${pictureMs.toFixed(0)} ms from the request for the file, drawn without a graphics card / ${mapshaperMs.toFixed(0)} ms`,
  };
}

function memoryLine(peakMb: number | null): readonly BenchResult[] {
  if (peakMb === null) return [];
  const detail = `largest sum over all processes of the browser while opening, shared memory once, every ${String(MEMORY_EVERY_MS)} ms`;
  return [{ name: 'screen, memory', measured: peakMb, budget: { atMost: 1500 }, unit: 'MB', detail }];
}

/**
 * Cost of a frame: processor time of all processes of the browser while the pointer drags the map to and fro, per frame
 * that the page drew. Unlike the time between frames it does not depend on what else the machine does, nor on the clock
 * of the screen. Without the kernel's counts, the time between frames has to do.
 */
async function frameLine(large: Screen, small: Screen, say: (line: string) => void): Promise<BenchResult> {
  const costs: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS + 2; round += 1) {
    const order = round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const which of order) {
      // To and fro, so that after two rounds nothing new comes into view.
      const cost = await frameCost(which === 0 ? large : small, (round >> 1) % 2 === 0 ? PAN_PX : -PAN_PX);
      if (round >= 2) costs[which].push(cost);
    }
  }
  const [largeMs, smallMs] = costs.map(median) as [number, number];
  say(`frames of the large base ${list(costs[0])} ms, of the small ${list(costs[1])} ms`);
  return {
    name: 'screen, frame while panning, survey size / 1 000 areas',
    measured: largeMs / smallMs,
    budget: { atMost: 1.5 },
    unit: '×',
    detail: `medians of ${String(ROUNDS)} alternating pans at district zoom, processor time per frame: ${largeMs.toFixed(0)} ms / ${smallMs.toFixed(0)} ms`,
  };
}

/** The longest task on the page's thread in pans, in steps of the zoom buttons and of the wheel, in and out. */
async function stepLine(screen: Screen, say: (line: string) => void): Promise<BenchResult> {
  const { page } = screen.opened;
  const longest: Record<string, number> = {};
  const note = async (step: string, act: () => Promise<unknown>): Promise<void> => {
    await page.evaluate('window.benchTasks.length = 0');
    await act();
    await page.waitForTimeout(ZOOM_SETTLE_MS);
    const tasks = await page.evaluate<number[]>('window.benchTasks');
    longest[step] = Math.max(longest[step] ?? 0, ...tasks);
  };
  await page.mouse.move(screen.middle.x, screen.middle.y);
  for (let step = 0; step < 4; step += 1) {
    await note('pan', () => frameCost(screen, step % 2 === 0 ? PAN_PX : -PAN_PX));
    await note('zoom in', () => page.getByRole('button', { name: '放大' }).first().click());
  }
  for (let step = 0; step < 5; step += 1) {
    await note('zoom out', () => page.getByRole('button', { name: '缩小' }).first().click());
  }
  await page.mouse.move(screen.middle.x, screen.middle.y);
  for (const distance of [-240, -240, -240, 240, 240, 240]) await note('wheel', () => page.mouse.wheel(0, distance));
  const detail = Object.entries(longest)
    .map(([step, ms]) => `${step} ${ms === 0 ? 'below 50' : ms.toFixed(0)} ms`)
    .join(', ');
  say(detail);
  return {
    name: 'screen, longest task of a pan or zoom step',
    measured: Math.max(...Object.values(longest)),
    budget: { atMost: 50 },
    unit: 'ms',
    detail: `${detail}; tasks below 50 ms are not told and count as 0`,
  };
}

function list(figures: readonly number[]): string {
  return figures.map((figure) => figure.toFixed(0)).join(' ');
}
