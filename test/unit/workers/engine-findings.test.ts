import { beforeEach, expect, it } from 'vitest';
import type { PlanFeature } from '../../../src/plan/plan.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { gridBox, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { outlineFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { givenSource, loneEngine, planUpdate, smallestSlices } from '../../support/lone-engine.ts';
import { drawn } from '../../support/plan-pieces.ts';

const MANY = Array.from({ length: 40 }, (_, at) =>
  drawn(`p${String(at)}`, gridBox(0, 0, 2, 1), { kind: 'industrial-park' }),
);

let api: EngineApi;
let onPause: () => void = () => undefined;

function update(revision: number, features: readonly PlanFeature[]): Promise<void> {
  return api.update(planUpdate(features, { revision }));
}

beforeEach(async () => {
  onPause = () => undefined;
  api = loneEngine(smallestSlices(() => onPause()));
  await api.open({
    boundary: gridBox(0, 0, 4, 1),
    landAreaM2: null,
    baseYear: 2020,
    sources: [givenSource(outlineFlatgeobuf([gridBox(1, 0, 2, 1)]), { role: 'redline', href: 'redline.fgb' })],
  });
});

it('finds what does not keep the rules in a layer that was opened, at the revision it was asked for', async () => {
  await update(7, MANY.slice(0, 1));
  const report = await api.findings('a', 2026);
  expect(report).toMatchObject({ scenario: 'a', year: 2026, revision: 7, notes: [] });
  expect(report.findings.map(({ id }) => id)).toEqual(['redline.development/p0/base:redline']);
  expect((report.findings[0]?.areaM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(1, 9);
});

it('gives a shape without the conflict, and kinds that nothing forbids', async () => {
  await update(1, MANY.slice(0, 1));
  const finding = 'redline.development/p0/base:redline';
  const fixed = await api.fixFinding({ scenario: 'a', year: 2026, finding, method: 'clip' });
  if (!fixed.ok) throw new Error(fixed.code);
  await update(2, [drawn('p0', fixed.geometry, { kind: 'industrial-park' })]);
  expect((await api.findings('a', 2026)).findings).toEqual([]);
  expect(await api.kindsInstead('a', 2026, 'p0')).toContain('pv');
});

it('gives a check up when the plan changes meanwhile, and when somebody cancels', async () => {
  await update(1, MANY);
  onPause = () => void update(2, MANY);
  await expect(api.findings('a', 2026)).rejects.toMatchObject({ code: 'findings-outdated' });
  onPause = () => void api.cancel();
  await expect(api.findings('a', 2026)).rejects.toMatchObject({ code: 'findings-cancelled' });
  onPause = () => undefined;
  expect((await api.findings('a', 2026)).findings).toHaveLength(40);
});
