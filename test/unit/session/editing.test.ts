import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { shapeArea } from '../../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';
import type { Language } from '../../../src/i18n/language.ts';
import { isMessageKey } from '../../../src/i18n/translate.ts';
import { writePlanFile } from '../../../src/plan/plan-file.ts';
import type { PlanFeature } from '../../../src/plan/plan.ts';
import { createCell } from '../../../src/session/cell.ts';
import type { Desk } from '../../../src/session/desk.ts';
import { openDesk } from '../../../src/session/open-desk.ts';
import { gridBox, gridPlace, gridPolygon, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { drawn, wholePlan } from '../../support/plan-pieces.ts';
import { createTestPorts, type TestPorts } from '../../support/session-ports.ts';

const NORTH = drawn('north', gridBox(0, 0.5, 1, 1));
const SOUTH = drawn('south', gridBox(0.5, 0, 1.5, 0.5));
const OVERLAP = drawn('overlap', gridBox(0.5, 0.25, 2, 0.75));

async function open(features: readonly PlanFeature[], outside: TestPorts = createTestPorts()): Promise<Desk> {
  const desk = openDesk({
    ports: outside.ports,
    draftId: 'draft-1',
    source: wholePlan(features, { seed: 'jizhou' }),
    seed: {
      seed: { id: 'jizhou' } as never,
      boundary: gridBox(0, 0, 4, 1),
      targets: [],
      urlOf: (file) => `/demo/jizhou/${file}`,
    },
    language: createCell<Language>('zh'),
  });
  onTestFinished(() => desk.close());
  await vi.waitFor(() => expect(desk.opening.get().state).toBe('open'), { timeout: 5000 });
  return desk;
}

function geometryOf(desk: Desk, id: string): Geometry {
  const feature = desk.plan.get().features.get(id);
  if (feature === undefined) throw new Error(`no ${id}`);
  return feature.geometry;
}

function area(geometry: Geometry | undefined): number {
  return shapeArea(shapeFromGeojson(geometry as Polygon | MultiPolygon));
}

function all(desk: Desk): PlanFeature[] {
  return [...desk.plan.get().features.values()];
}

function text(desk: Desk): string {
  return writePlanFile(desk.plan.get());
}

/** A change must be one step, and taking it back must give the first file byte for byte. */
async function expectOneStep(desk: Desk, change: () => void | Promise<void>): Promise<void> {
  const before = text(desk);
  const steps = desk.history.get().length;
  await change();
  expect(desk.history.get()).toHaveLength(steps + 1);
  const after = text(desk);
  expect(after).not.toBe(before);
  desk.undo();
  expect(text(desk)).toBe(before);
  desk.redo();
  expect(text(desk)).toBe(after);
}

/** A change that is refused changes nothing and says why in words. */
async function expectRefused(desk: Desk, key: string, change: () => void | Promise<void>): Promise<void> {
  const before = text(desk);
  await change();
  expect(text(desk)).toBe(before);
  expect(desk.toast.get()).toMatchObject({ key });
  expect(isMessageKey(key)).toBe(true);
}

describe('splitting', () => {
  const across = { type: 'LineString' as const, coordinates: [gridPlace(-0.1, 0.75), gridPlace(1.1, 0.75)] };

  it('cuts the selected area along the line; the pieces sum to the whole and stand behind each other', async () => {
    const desk = await open([NORTH, OVERLAP]);
    desk.select(['north']);
    await expectOneStep(desk, () => desk.editing.split(across));
    expect(all(desk).map(({ id }) => id)).toEqual(['north', 'id-1', 'overlap']);
    const [first, second] = all(desk);
    expect(area(first?.geometry) + area(second?.geometry)).toBeCloseTo(area(NORTH.geometry), 3);
    expect(second?.properties).toMatchObject({ kind: 'forest', scenario: 'a', from: first?.properties.from });
    expect(new Set(all(desk).map(({ properties }) => properties.name)).size).toBe(3);
    desk.undo();
    desk.select(['north']);
    await desk.editing.split(across);
    expect(desk.selection.get()).toEqual(new Set(['north', 'id-2']));
  });

  it('shares a capacity by area, and merging sums it again', async () => {
    const desk = await open([drawn('pv', gridBox(0, 0, 1, 1), { kind: 'pv', capacityMw: 100, densityMwPerKm2: 45 })]);
    desk.select(['pv']);
    const line = { type: 'LineString' as const, coordinates: [gridPlace(0.25, -0.1), gridPlace(0.25, 1.1)] };
    await expectOneStep(desk, () => desk.editing.split(line));
    const capacities = all(desk).map(({ properties }) => Number(properties['capacityMw']));
    expect(capacities[0]).toBeCloseTo(75, 6);
    expect(capacities[1]).toBeCloseTo(25, 6);
    expect(all(desk).map(({ properties }) => properties['densityMwPerKm2'])).toEqual([45, 45]);
    desk.select(all(desk).map(({ id }) => id));
    await expectOneStep(desk, () => desk.editing.merge());
    expect(all(desk)[0]?.properties['capacityMw']).toBe(100);
  });

  it('without a selection cuts whatever the line crosses', async () => {
    const desk = await open([NORTH, SOUTH, drawn('far', gridBox(3, 0, 4, 1))]);
    const line = { type: 'LineString' as const, coordinates: [gridPlace(0.75, -0.1), gridPlace(0.75, 1.1)] };
    await expectOneStep(desk, () => desk.editing.split(line));
    expect(all(desk)).toHaveLength(5);
    expect(geometryOf(desk, 'far')).toEqual(gridBox(3, 0, 4, 1));
  });

  it('leaves everything when the line ends inside', async () => {
    const desk = await open([NORTH]);
    const line = { type: 'LineString' as const, coordinates: [gridPlace(0.5, 0.75), gridPlace(1.1, 0.75)] };
    await expectRefused(desk, 'shape-failure.does-not-cut', () => desk.editing.split(line));
  });
});

describe('holes and parts', () => {
  it('cuts a hole, fills it again', async () => {
    const desk = await open([NORTH]);
    desk.select(['north']);
    await expectOneStep(desk, () => desk.editing.cutHole(gridBox(0.25, 0.6, 0.5, 0.8)));
    expect((geometryOf(desk, 'north') as Polygon).coordinates).toHaveLength(2);
    expect(area(geometryOf(desk, 'north'))).toBeCloseTo(area(NORTH.geometry) - area(gridBox(0.25, 0.6, 0.5, 0.8)), 3);
    await expectOneStep(desk, () => desk.editing.fillHoles());
    expect(area(geometryOf(desk, 'north'))).toBeCloseTo(area(NORTH.geometry), 6);
    await expectRefused(desk, 'obstacle.no-holes', () => desk.editing.fillHoles());
  });

  it('adds a part beside the area, and makes parts features of their own', async () => {
    const desk = await open([NORTH]);
    desk.select(['north']);
    await expectOneStep(desk, () => desk.editing.addPart(gridBox(2, 0.5, 3, 1)));
    expect(geometryOf(desk, 'north').type).toBe('MultiPolygon');
    await expectOneStep(desk, () => desk.editing.separateParts());
    expect(all(desk).map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'Polygon']);
    desk.select(['north']);
    await expectRefused(desk, 'obstacle.no-parts', () => desk.editing.separateParts());
  });
});

describe('combining two areas', () => {
  it('merges them into the earlier one', async () => {
    const desk = await open([NORTH, OVERLAP, SOUTH]);
    desk.select(['overlap', 'north']);
    await expectOneStep(desk, () => desk.editing.merge());
    expect(all(desk).map(({ id }) => id)).toEqual(['north', 'south']);
    const common = area(gridBox(0.5, 0.5, 1, 0.75));
    expect(area(geometryOf(desk, 'north'))).toBeCloseTo(area(NORTH.geometry) + area(OVERLAP.geometry) - common, 2);
    expect(desk.selection.get()).toEqual(new Set(['north']));
  });

  it('takes the later out of the earlier, and keeps what they have in common', async () => {
    const desk = await open([NORTH, OVERLAP]);
    desk.select(['north', 'overlap']);
    const common = area(gridBox(0.5, 0.5, 1, 0.75));
    await expectOneStep(desk, () => desk.editing.subtract());
    expect(area(geometryOf(desk, 'north'))).toBeCloseTo(area(NORTH.geometry) - common, 2);
    expect(geometryOf(desk, 'overlap')).toBe(OVERLAP.geometry);
    desk.undo();
    desk.select(['north', 'overlap']);
    await expectOneStep(desk, () => desk.editing.intersect());
    expect(area(geometryOf(desk, 'north'))).toBeCloseTo(common, 2);
    expect(all(desk)).toHaveLength(1);
  });

  it('says when they have nothing in common, or when there are not two', async () => {
    const desk = await open([NORTH, drawn('far', gridBox(3, 0, 4, 1))]);
    desk.select(['north', 'far']);
    await expectRefused(desk, 'shape-failure.no-common-area', () => desk.editing.intersect());
    desk.select(['north']);
    await expectRefused(desk, 'obstacle.two-needed', () => desk.editing.subtract());
    await expectRefused(desk, 'obstacle.several-needed', () => desk.editing.merge());
  });
});

describe('size and outline', () => {
  it('widens by a distance, and narrows until nothing is left', async () => {
    const desk = await open([NORTH]);
    desk.select(['north']);
    await expectOneStep(desk, () => desk.editing.buffer(100));
    expect(area(geometryOf(desk, 'north'))).toBeGreaterThan(area(NORTH.geometry));
    await expectRefused(desk, 'shape-failure.nothing-left', () => desk.editing.buffer(-5000));
  });

  it('makes an area of the kind in hand around a line', async () => {
    const road = drawn('road', { type: 'LineString', coordinates: [gridPlace(0, 0.5), gridPlace(1, 0.5)] });
    const desk = await open([road]);
    desk.select(['road']);
    await expectOneStep(desk, () => desk.editing.buffer(50));
    expect(all(desk)).toHaveLength(2);
    expect(all(desk)[1]?.properties.kind).toBe('forest');
  });

  it('draws a belt as wide as asked, with flat ends', async () => {
    const desk = await open([]);
    const line = { type: 'LineString' as const, coordinates: [gridPlace(1, 0.5), gridPlace(1, 0.9)] };
    await expectOneStep(desk, () => desk.editing.drawBelt(line, 60));
    // 0.4 of 2′30″ of latitude at 39° N is 1 850.07 m by the meridian arc of the ellipsoid (111 007.6 m per degree there).
    expect(area(all(desk)[0]?.geometry) / 60).toBeCloseTo(1850.1, 0);
  });

  it('scales to an exact area', async () => {
    const desk = await open([NORTH]);
    desk.select(['north']);
    await expectOneStep(desk, () => desk.editing.resizeTo(4_120_000));
    expect(area(geometryOf(desk, 'north'))).toBeCloseTo(4_120_000, 4);
  });

  it('simplifies within a tolerance', async () => {
    const wavy = gridPolygon([0, 0], [0.5, 0.0001], [1, 0], [1, 1], [0, 1]);
    const desk = await open([drawn('wavy', wavy)]);
    desk.select(['wavy']);
    await expectOneStep(desk, () => desk.editing.simplify(5));
    expect((geometryOf(desk, 'wavy') as Polygon).coordinates[0]).toHaveLength(5);
  });
});

describe('painting parcels', () => {
  it('makes the parcels under a place a feature, and adds others to it', async () => {
    const desk = await open([]);
    await expectOneStep(desk, () => desk.editing.paint({ by: 'connected', at: gridPlace(2.5, 0.5) }));
    const [painted] = all(desk);
    expect(area(painted?.geometry)).toBeCloseTo(SHEET_AREA_M2, 2);
    desk.select([painted?.id ?? '']);
    await expectOneStep(desk, () => desk.editing.paint({ by: 'connected', at: gridPlace(1.5, 0.5) }));
    expect(all(desk)).toHaveLength(1);
    expect(area(all(desk)[0]?.geometry)).toBeCloseTo(2 * SHEET_AREA_M2, 2);
  });

  it('says where there are none', async () => {
    const desk = await open([]);
    await expectRefused(desk, 'obstacle.no-parcels', () =>
      desk.editing.paint({ by: 'connected', at: gridPlace(9, 9) }),
    );
  });
});

describe('copies', () => {
  it('pastes beside the original under a new name, or at a place', async () => {
    const desk = await open([NORTH]);
    desk.select(['north']);
    desk.editing.copy();
    await expectOneStep(desk, () => desk.editing.paste(null));
    const [, copy] = all(desk);
    expect(copy?.properties.name).not.toBe(NORTH.properties.name);
    expect(area(copy?.geometry) / area(NORTH.geometry)).toBeCloseTo(1, 3);
    expect(copy?.geometry).not.toEqual(NORTH.geometry);
    await expectOneStep(desk, () => desk.editing.paste(gridPlace(3, 0.5)));
    desk.editing.paste(null);
    expect(desk.selection.get()).toEqual(new Set([all(desk).at(-1)?.id]));
  });

  it('copies into another scheme at the same place', async () => {
    const desk = await open([NORTH]);
    desk.addScenario();
    const other = desk.scenario.get();
    desk.chooseScenario('a');
    desk.select(['north']);
    await expectOneStep(desk, () => desk.editing.duplicateTo(other));
    const copy = all(desk).find(({ properties }) => properties.scenario === other);
    expect(copy?.geometry).toEqual(NORTH.geometry);
  });

  it('go into no scheme that is locked, nor into the baseline', async () => {
    const desk = await open([NORTH]);
    desk.select(['north']);
    desk.editing.copy();
    await expectRefused(desk, 'obstacle.baseline', () => desk.editing.duplicateTo('base'));
    desk.schemes.setLocked('b', true);
    await expectRefused(desk, 'obstacle.no-other-scenario', () => desk.editing.duplicateTo('b'));
    desk.addScenario();
    desk.chooseScenario('a');
    desk.select(['north']);
    expect(desk.editing.obstacleTo('duplicate')).toBeNull();
    await expectRefused(desk, 'obstacle.scheme-locked', () => desk.editing.duplicateTo('b'));
    desk.chooseScenario('b');
    await expectRefused(desk, 'obstacle.scheme-locked', () => desk.editing.paste(null));
    desk.chooseScenario('base');
    await expectRefused(desk, 'obstacle.baseline', () => desk.editing.paste(null));
  });

  it('cuts and pastes', async () => {
    const desk = await open([NORTH, SOUTH]);
    desk.select(['south']);
    await expectOneStep(desk, () => desk.editing.cut());
    expect(all(desk)).toHaveLength(1);
    desk.editing.paste(null);
    expect(all(desk)).toHaveLength(2);
  });

  it('has nothing to paste at first', async () => {
    const desk = await open([NORTH]);
    await expectRefused(desk, 'obstacle.nothing-copied', () => desk.editing.paste(null));
    expect(desk.editing.obstacleTo('paste')).toBe('nothing-copied');
  });
});

describe('what features are', () => {
  it('is set for many in one step', async () => {
    const desk = await open([NORTH, SOUTH]);
    await expectOneStep(desk, () => desk.editing.setField(['north', 'south'], 'until', 2035));
    expect(all(desk).map(({ properties }) => properties.until)).toEqual([2035, 2035]);
    await expectOneStep(desk, () => desk.editing.moveToFolder(['north', 'south'], '北部'));
    expect(all(desk)[1]?.properties['folder']).toBe('北部');
    await expectOneStep(desk, () => desk.editing.changeKind(['south'], 'wetland'));
  });

  it('cannot be changed while locked, but unlocked', async () => {
    const desk = await open([NORTH]);
    desk.select(['north']);
    await expectOneStep(desk, () => desk.editing.setLocked(['north'], true));
    await expectRefused(desk, 'obstacle.locked', () => desk.editing.setField(['north'], 'name', '别名'));
    await expectRefused(desk, 'obstacle.locked', () => desk.editing.resizeTo(1000));
    await expectRefused(desk, 'obstacle.locked', () => desk.removeSelected());
    await expectOneStep(desk, () => desk.editing.setLocked(['north'], false));
    expect(all(desk)[0]?.properties).not.toHaveProperty('locked');
  });

  it('is not changed in the baseline or for a parent scheme', async () => {
    const desk = await open([NORTH, drawn('inherited', gridBox(2, 0, 3, 1), { scenario: 'base' })]);
    desk.select(['inherited']);
    await expectRefused(desk, 'obstacle.inherited', () => desk.editing.setField(['inherited'], 'name', '别名'));
    desk.chooseScenario('base');
    await expectRefused(desk, 'obstacle.baseline', () => desk.editing.setField(['inherited'], 'name', '别名'));
    expect(desk.editing.obstacleTo('buffer')).toBe('baseline');
  });

  it('moves in the order in which land is taken', async () => {
    const desk = await open([NORTH, SOUTH, OVERLAP]);
    const ids = (): string[] => all(desk).map(({ id }) => id);
    await expectOneStep(desk, () => desk.editing.order(['overlap'], 'front'));
    expect(ids()).toEqual(['overlap', 'north', 'south']);
    await expectOneStep(desk, () => desk.editing.order(['overlap'], 'backward'));
    expect(ids()).toEqual(['north', 'overlap', 'south']);
    await expectOneStep(desk, () => desk.editing.order(['north', 'overlap'], 'back'));
    expect(ids()).toEqual(['south', 'north', 'overlap']);
    await expectOneStep(desk, () => desk.editing.order(['north'], 'forward'));
    expect(ids()).toEqual(['north', 'south', 'overlap']);
    await expectOneStep(desk, () => desk.editing.orderBefore(['overlap'], 'south'));
    expect(ids()).toEqual(['north', 'overlap', 'south']);
  });
});

describe('the engine meanwhile', () => {
  it('does one operation at a time', async () => {
    const desk = await open([NORTH]);
    desk.select(['north']);
    const first = desk.editing.buffer(10);
    expect(desk.editing.busy.get()).toBe(true);
    await desk.editing.buffer(10);
    expect(desk.toast.get()).toMatchObject({ key: 'obstacle.busy' });
    await first;
    expect(desk.editing.busy.get()).toBe(false);
    expect(desk.history.get()).toHaveLength(1);
  });

  it('drops what was computed for features that have changed', async () => {
    const desk = await open([NORTH]);
    desk.select(['north']);
    const pending = desk.editing.buffer(10);
    desk.editing.setField(['north'], 'name', '别名');
    await pending;
    expect(desk.toast.get()).toMatchObject({ key: 'obstacle.changed-meanwhile' });
    expect(geometryOf(desk, 'north')).toBe(NORTH.geometry);
  });

  it('leaves the plan alone when it dies', async () => {
    const outside = createTestPorts();
    const desk = await open([NORTH], outside);
    desk.select(['north']);
    const pending = desk.editing.buffer(10);
    outside.engines[0]?.kill();
    await pending;
    expect(desk.history.get()).toHaveLength(0);
    expect(desk.editing.busy.get()).toBe(false);
  });
});
