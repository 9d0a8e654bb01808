import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import {
  changedValue,
  createProfile,
  drawForestAt,
  type Profile,
  savedFile,
  settledValue,
} from '../support/desk-page.ts';

let profile: Profile;

beforeAll(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterAll(() => profile.remove());

it('does the main job on a 1024×768 projector with the mouse alone: open, draw, split, undo, redo, save', async () => {
  const { page, complaints } = await profile.open({ width: 1024, height: 768 });
  await page.goto(`${inject('pageUrl')}/`);
  await page.locator('[data-seed="jizhou"]').click();
  const atFirst = await settledValue(page, 'forest.cover');

  // The palette floats over the map and makes way for the pencil.
  await page.getByRole('button', { name: '绘制', exact: true }).first().click();
  await drawForestAt(page, 0.62, 0.42);
  const drawn = await changedValue(page, 'forest.cover', atFirst);
  expect(Number(drawn)).toBeGreaterThan(Number(atFirst));

  // The rail shows one tool of each group; the others are behind its arrow.
  await page.getByRole('button', { name: '撤销', exact: false }).first().click();
  expect(await changedValue(page, 'forest.cover', drawn)).toBe(atFirst);
  await page.getByRole('button', { name: '重做', exact: false }).first().click();
  expect(await changedValue(page, 'forest.cover', atFirst)).toBe(drawn);

  const file = await savedFile(page, () =>
    page
      .getByRole('button', { name: /存成文件/u })
      .first()
      .click(),
  );
  expect(file).toContain('"name":"林地 1"');
  // Nothing hangs over the edge of the screen.
  const overhang = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overhang).toBe(0);
  expect(complaints).toEqual([]);
});
