import type { Polygon } from 'geojson';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { REGION_ZONE } from '../../src/evaluate/measure.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import type { Language } from '../../src/i18n/language.ts';
import { isAreaGeometry } from '../../src/plan/area-geometry.ts';
import { writePlanFile } from '../../src/plan/plan-file.ts';
import { createCell } from '../../src/session/cell.ts';
import type { Desk } from '../../src/session/desk.ts';
import { openDesk } from '../../src/session/open-desk.ts';
import { gridBox, gridPlace, gridPolygon } from '../support/grid-base.ts';
import { drawn, wholePlan } from '../support/plan-pieces.ts';
import { createTestPorts } from '../support/session-ports.ts';

const SEED = 20261121;

/** One thing a planner does at the desk; it may be refused, which is as good. */
type Gesture = (desk: Desk) => void | Promise<void>;

const east = fc.integer({ min: -10, max: 410 }).map((hundredths) => hundredths / 100);
const north = fc.integer({ min: -10, max: 110 }).map((hundredths) => hundredths / 100);
const place = fc.tuple(east, north);
const box = fc
  .tuple(place, fc.integer({ min: 5, max: 150 }), fc.integer({ min: 5, max: 60 }))
  .map(([[x, y], width, height]): Polygon => gridBox(x, y, x + width / 100, y + height / 100));
const crooked = fc
  .tuple(place, fc.integer({ min: 10, max: 90 }))
  .map(([[x, y], size]): Polygon =>
    gridPolygon([x, y], [x + size / 100, y + 0.07], [x + size / 90, y + size / 200], [x + 0.05, y + size / 150]),
  );
const line = fc.tuple(place, place).map(([from, to]) => ({
  type: 'LineString' as const,
  coordinates: [gridPlace(...from), gridPlace(...to)],
}));
const pick = fc.nat(99);
const pickSome = fc.array(pick, { minLength: 1, maxLength: 3 });

function chosen(desk: Desk, picks: readonly number[]): string[] {
  const ids = [...desk.plan.get().features.keys()];
  return ids.length === 0 ? [] : picks.map((at) => ids[at % ids.length] ?? '');
}

function onSome(run: Gesture): fc.Arbitrary<Gesture> {
  return pickSome.map((picks) => (desk) => {
    desk.select(chosen(desk, picks));
    return run(desk);
  });
}

const gesture: fc.Arbitrary<Gesture> = fc.oneof(
  fc.oneof(box, crooked).map((geometry): Gesture => (desk) => {
    desk.setSketch({ kind: 'forest', geometry, replaces: null, invalid: null });
    desk.commitSketch();
  }),
  fc.tuple(pickSome, line).map(([picks, along]): Gesture => (desk) => {
    desk.select(picks.length > 2 ? [] : chosen(desk, picks));
    return desk.editing.split(along);
  }),
  fc.tuple(pickSome, box).map(([picks, shape]): Gesture => (desk) => {
    desk.select(chosen(desk, picks));
    return desk.editing.cutHole(shape);
  }),
  fc.tuple(pick, crooked).map(([at, shape]): Gesture => (desk) => {
    desk.select(chosen(desk, [at]));
    return desk.editing.addPart(shape);
  }),
  onSome((desk) => desk.editing.merge()),
  onSome((desk) => desk.editing.subtract()),
  onSome((desk) => desk.editing.intersect()),
  onSome((desk) => desk.editing.fillHoles()),
  onSome((desk) => desk.editing.separateParts()),
  onSome((desk) => desk.editing.simplify(20)),
  onSome((desk) => desk.editing.order([...desk.selection.get()], 'front')),
  onSome((desk) => desk.editing.setHidden([...desk.selection.get()], true)),
  onSome((desk) => desk.removeSelected()),
  onSome((desk) => {
    desk.editing.copy();
    desk.editing.paste(null);
  }),
  fc.tuple(pickSome, fc.integer({ min: -200, max: 300 })).map(([picks, distanceM]): Gesture => (desk) => {
    desk.select(chosen(desk, picks));
    return desk.editing.buffer(distanceM);
  }),
  line.map(
    (along): Gesture =>
      (desk) =>
        desk.editing.drawBelt(along, 80),
  ),
  place.map(
    (at): Gesture =>
      (desk) =>
        desk.editing.paint({ by: 'connected', at: gridPlace(...at) }),
  ),
  fc.constant<Gesture>((desk) => desk.undo()),
  fc.constant<Gesture>((desk) => desk.redo()),
);

const FIRST = wholePlan([drawn('f1', gridBox(0, 0.1, 0.8, 0.9)), drawn('f2', gridBox(0.5, 0, 2, 0.5))], {
  seed: 'jizhou',
});

function openAt(): Desk {
  return openDesk({
    ports: createTestPorts().ports,
    draftId: 'draft-1',
    source: FIRST,
    seed: {
      seed: { id: 'jizhou' } as never,
      boundary: gridBox(0, 0, 4, 1),
      targets: [],
      urlOf: (file) => `/demo/jizhou/${file}`,
    },
    language: createCell<Language>('zh'),
  });
}

/** Σ classes + unassigned against the district, of the numbers for the plan as it is now. */
async function expectBalance(desk: Desk): Promise<void> {
  await vi.waitFor(() => expect(desk.results.get()).toMatchObject({ stale: false }), { timeout: 5000, interval: 1 });
  const measures = desk.results.get().evaluation?.measures ?? [];
  const region = measures.find((row) => row.indicator === 'area.region')?.value ?? NaN;
  const classes = measures.filter((row) => row.indicator === 'area.class' && row.zone === REGION_ZONE);
  const sum = classes.reduce((total, row) => total + (row.value ?? NaN), 0);
  expect(Math.abs(sum - region)).toBeLessThanOrEqual(1e-9 * region);
}

function expectSoundShapes(desk: Desk): void {
  for (const { geometry } of desk.plan.get().features.values()) {
    if (!isAreaGeometry(geometry)) continue;
    expect(shapeArea(shapeFromGeojson(geometry))).toBeGreaterThan(0);
  }
}

describe(`work at the desk, seed ${SEED}`, () => {
  it('keeps the areas in balance after every gesture; undone it is the first file, redone the last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(gesture, { minLength: 4, maxLength: 14 }), async (gestures) => {
        const desk = openAt();
        try {
          const first = writePlanFile(desk.plan.get());
          for (const run of gestures) {
            await run(desk);
            expectSoundShapes(desk);
            await expectBalance(desk);
          }
          const last = writePlanFile(desk.plan.get());
          const done = desk.history.get().findLast(({ state }) => state === 'done')?.id ?? null;
          while (desk.undoStep.get() !== null) desk.undo();
          expect(writePlanFile(desk.plan.get())).toBe(first);
          desk.goToStep(done);
          expect(writePlanFile(desk.plan.get())).toBe(last);
          desk.goToStep(null);
          expect(writePlanFile(desk.plan.get())).toBe(first);
        } finally {
          await desk.close();
        }
      }),
      { seed: SEED, numRuns: 25, endOnFailure: true },
    );
  }, 60_000);
});
