import { afterAll, beforeAll, expect, it } from 'vitest';
import { LEAST_AREA_M2 } from '../../../../src/evaluate/rules/least-area.ts';
import { loadTopology, type Topology } from '../../../../src/geo/topology.ts';
import { checkPlan, finderOf } from '../../../support/check-plan.ts';
import { gridBox, gridPlace, SHEET_AREA_M2 } from '../../../support/grid-base.ts';
import { drawn, planOf } from '../../../support/plan-pieces.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** Width of an overlap with so much land of a sheet's height, in sheets. */
const widthOf = (areaM2: number): number => areaM2 / SHEET_AREA_M2;

it('counts slivers, which are not told, and tells what is larger', () => {
  const finder = finderOf(topology, { redline: [gridBox(1, 0, 3, 1)] });
  const reaching = (areaM2: number) => [drawn('p', gridBox(0, 0, 1 + widthOf(areaM2), 1), { kind: 'industrial-park' })];
  expect(checkPlan(finder, planOf(reaching(LEAST_AREA_M2 - 1)))).toMatchObject({
    findings: [],
    slivers: 1,
    leastAreaM2: LEAST_AREA_M2,
  });
  const told = checkPlan(finder, planOf(reaching(LEAST_AREA_M2 + 1)));
  expect(told.slivers).toBe(0);
  expect(told.findings).toHaveLength(1);
});

it('tells a small feature that lies in a line with half of it or more, and points', () => {
  const finder = finderOf(topology, { redline: [gridBox(1, 0, 3, 1)] });
  const side = Math.sqrt(widthOf(20));
  const hut = drawn('hut', gridBox(1.5, 0.2, 1.5 + side, 0.2 + side), { kind: 'building' });
  const station = drawn('s', { type: 'Point', coordinates: gridPlace(2, 0.5) }, { kind: 'charging-station' });
  expect(checkPlan(finder, planOf([hut, station]))).toMatchObject({
    findings: [{ feature: 'hut' }, { feature: 's', areaM2: 0 }],
    slivers: 0,
  });
});

it('a fix leaves no sliver behind: what is mended is judged by all of the land', () => {
  const finder = finderOf(topology, { redline: [gridBox(1, 0, 3, 1)] });
  const feature = drawn('p', gridBox(0, 0, 2, 1), { kind: 'industrial-park' });
  const plan = planOf([feature]);
  const [finding] = checkPlan(finder, plan).findings;
  const steps = finder.fixInSteps(plan, { scenario: 'a', year: 2026, revision: 1 }, finding?.id ?? '', 'shrink');
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  if (!step.value.ok) throw new Error(step.value.code);
  const mended = planOf([{ ...feature, geometry: step.value.geometry }]);
  expect(checkPlan(finder, mended)).toMatchObject({ findings: [], slivers: 0 });
});
