import { beforeEach, expect, it } from 'vitest';
import type { PlanFeature } from '../../../src/plan/plan.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { createEngine } from '../../../workers/engine/engine.ts';
import { gridBox, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { outlineFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { drawn, planOf } from '../../support/plan-pieces.ts';

const { scenarios } = planOf([]);
const MANY = Array.from({ length: 40 }, (_, at) =>
  drawn(`p${String(at)}`, gridBox(0, 0, 2, 1), { kind: 'industrial-park' }),
);

let api: EngineApi;
let onPause: () => void = () => undefined;

function update(revision: number, features: readonly PlanFeature[]): Promise<void> {
  const order = features.map(({ id }) => id);
  return api.update({
    ...{ revision, upserts: features, removed: [], order, scenarios, zones: [], targets: [] },
    landAreaM2: null,
    carbon: null,
  });
}

beforeEach(async () => {
  let clock = 0;
  onPause = () => undefined;
  api = createEngine({
    onProgress: () => undefined,
    // Every look at the clock takes as long as a slice: all work is done in the smallest pieces.
    now: () => (clock += 1000),
    pause() {
      onPause();
      return Promise.resolve();
    },
    fetchRange: () => () => Promise.resolve(null),
    prepared: null,
    startGeometry: null,
    inspection: 'before-numbers',
    fetchBytes: () => Promise.resolve({ ok: false, status: 404 }),
  });
  const files = [{ name: 'redline.fgb', blob: new Blob([new Uint8Array(outlineFlatgeobuf([gridBox(1, 0, 2, 1)]))]) }];
  await api.open({
    boundary: gridBox(0, 0, 4, 1),
    landAreaM2: null,
    baseYear: 2020,
    sources: [{ dataset: { role: 'redline', href: 'redline.fgb' }, name: 'redline.fgb', content: { files } }],
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
