import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createProfile, type Profile, savedText, settledValue, WITH_SAVE_DIALOG } from '../support/desk-page.ts';
import { GESTURES, handOn } from '../support/gestures.ts';

let profile: Profile;

beforeAll(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

/** Where the drawing settings are kept: without snapping the gestures land where they aim. */
const WITHOUT_SNAPPING = `localStorage.setItem('tantu.drafting', '{"snapToFeatures":false,"snapToParcels":false}');`;

afterAll(() => profile.remove());

it(
  'undoes sixty gestures over all tools to the first byte, and redoes them to the last',
  { timeout: 600_000 },
  async () => {
    const { page, complaints } = await profile.open({ before: WITHOUT_SNAPPING + WITH_SAVE_DIALOG });
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
