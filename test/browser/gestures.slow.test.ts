import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createProfile, type Profile, settledValue } from '../support/desk-page.ts';
import { GESTURES, handOn } from '../support/gestures.ts';

let profile: Profile;

beforeAll(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

/** Where the drawing settings are kept: without snapping the gestures land where they aim. */
const WITHOUT_SNAPPING = `localStorage.setItem('tantu.drafting', '{"snapToFeatures":false,"snapToParcels":false}');`;

/** A save dialog that always says yes and keeps what is written: browsers hold back many downloads in a row. */
const SAVED_TEXTS = `
  window.savedTexts = [];
  window.showOpenFilePicker = () => Promise.reject(new DOMException('', 'AbortError'));
  window.showSaveFilePicker = async () => ({
    name: 'saved.plan.json',
    createWritable: async () => {
      const written = [];
      return new WritableStream({
        write: (chunk) => void written.push(chunk),
        close: async () => void window.savedTexts.push(await new Blob(written).text()),
      });
    },
  });
`;

/** The text of the plan file as the page saves it now. */
async function savedText(page: Page): Promise<string> {
  const texts = (): Promise<readonly string[]> =>
    page.evaluate(() => (window as unknown as { readonly savedTexts: readonly string[] }).savedTexts);
  const before = (await texts()).length;
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await texts()).length).toBe(before + 1);
  return (await texts())[before] ?? '';
}

afterAll(() => profile.remove());

it(
  'undoes sixty gestures over all tools to the first byte, and redoes them to the last',
  { timeout: 600_000 },
  async () => {
    const { page, complaints } = await profile.open({ before: WITHOUT_SNAPPING + SAVED_TEXTS });
    await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
    await settledValue(page, 'forest.cover');
    const hand = await handOn(page);
    expect(GESTURES).toHaveLength(60);
    const save = (): Promise<string> => savedText(page);
    const states = [await save()];
    for (const [name, run] of GESTURES) {
      await run(hand);
      await expect.poll(save, { message: name, timeout: 15_000 }).not.toBe(states.at(-1));
      states.push(await save());
    }
    for (const [index, [name]] of [...GESTURES.entries()].reverse()) {
      await page.keyboard.press('Control+z');
      expect(await save(), `undo of ${name}`).toBe(states[index]);
    }
    for (const [index, [name]] of GESTURES.entries()) {
      await page.keyboard.press('Control+Shift+z');
      expect(await save(), `redo of ${name}`).toBe(states[index + 1]);
    }
    expect(complaints).toEqual([]);
  },
);
