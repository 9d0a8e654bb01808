import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { dataNotesOf, withDataNotes } from '../../../src/plan/data-notes.ts';
import { DEMO_DATASETS } from '../../../src/plan/demo-datasets.ts';
import { readPlanFile, writePlanFile } from '../../../src/plan/plan-file.ts';
import { readSeed } from '../../../src/plan/seed.ts';
import { wholePlan } from '../../support/plan-pieces.ts';

const read = readSeed(JSON.parse(await readFile(new URL('../../../seeds/jizhou/seed.json', import.meta.url), 'utf8')));
const seed = read.ok ? read.value : null;
const plan = wholePlan([], { seed: 'jizhou' });

it('says that a plan on a demo base is illustrative, and whose data it shows', () => {
  const notes = dataNotesOf(plan, seed);
  expect(notes?.illustrative.zh).toMatch(/示意/u);
  expect(notes?.illustrative.en).toMatch(/illustrative/iu);
  expect(JSON.stringify(notes?.attribution)).toMatch(/OpenStreetMap/u);
  expect(JSON.stringify(notes?.attribution)).toMatch(/天地图/u);
});

it('says nothing where the plan has data of its own for everything, or no seed', () => {
  expect(dataNotesOf(plan, null)).toBeNull();
  expect(dataNotesOf({ base: DEMO_DATASETS }, seed)).toBeNull();
  expect(withDataNotes(plan, null)).toBe(plan);
});

it('stands in the saved file, once, however often that is saved', () => {
  const once = writePlanFile(withDataNotes(plan, dataNotesOf(plan, seed)));
  expect(once).toMatch(/示意/u);
  const again = readPlanFile(once).value;
  expect(again).not.toBeNull();
  if (again === null) return;
  expect(writePlanFile(withDataNotes(again, dataNotesOf(again, seed)))).toBe(once);
});
