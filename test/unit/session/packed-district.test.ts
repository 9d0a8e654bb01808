import { describe, expect, it } from 'vitest';
import type { BaseSource } from '../../../workers/engine/contract/base-source.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { readPlanFile, writePlanFile } from '../../../src/plan/plan-file.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { districtSources } from '../../../src/session/district-sources.ts';
import { packDistrict, type PackedDistrict } from '../../../src/session/packed-district.ts';
import { gridBox } from '../../support/grid-base.ts';
import { GRID_DATASET, gridFlatgeobuf, outlineFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { loneEngine, planUpdate } from '../../support/lone-engine.ts';
import { drawn, wholePlan } from '../../support/plan-pieces.ts';

const STRIP = ['0103', '0301', '0307', '1101'];
const FILES = new Map([
  ['landcover.fgb', gridFlatgeobuf({ columns: 4, rows: 1, parcel: (column) => ({ code: STRIP[column] ?? null }) })],
  ['farmland.fgb', outlineFlatgeobuf([gridBox(0, 0, 1, 0.5)])],
  ['houses.fgb', outlineFlatgeobuf([gridBox(2, 0, 2.5, 0.5)])],
]);
const PLAN = wholePlan([drawn('f', gridBox(0.25, 0, 1, 1))], {
  boundary: gridBox(0, 0, 4, 1),
  base: [
    { ...GRID_DATASET, sha256: 'a'.repeat(64) },
    { role: 'farmland', href: 'farmland.fgb' },
    { role: 'buildings', href: 'houses.fgb', fields: { usableRoofShare: 'KYB' } },
  ],
});

/** An engine that can fetch nothing: what it opens comes with the question. */
async function openOf(plan: Plan, contentOf: (href: string) => BlobPart | undefined): Promise<EngineApi> {
  const engine = loneEngine({ inspection: 'after-numbers' });
  const asked = districtSources(plan, null);
  const sources = asked.sources.flatMap((source): BaseSource[] => {
    const content = contentOf(source.dataset.href);
    return content === undefined
      ? []
      : [{ ...source, content: { files: [{ name: source.name, blob: new Blob([content]) }] } }];
  });
  await engine.open({ ...asked, sources });
  const { scenarios, zones, targets } = plan;
  await engine.update(planUpdate([...plan.features.values()], { scenarios, zones, targets }));
  return engine;
}

async function packed(withNames: boolean): Promise<PackedDistrict> {
  const engine = await openOf(PLAN, (href) => FILES.get(href));
  return packDistrict(engine, PLAN, null, withNames);
}

describe('a district packed with its plan', () => {
  it.each([true, false])('has the same numbers on a machine without its files, with names: %s', async (withNames) => {
    const before = await openOf(PLAN, (href) => FILES.get(href));
    const { plan, files, parcelCount } = await packDistrict(before, PLAN, null, withNames);
    expect(parcelCount).toBe(4);
    const contents = new Map(files.map(({ name, content }) => [name, content]));
    // As the page does it: the plan comes out of its file.
    const read = readPlanFile(writePlanFile(plan)).value;
    if (read === null) throw new Error('the packed plan cannot be read');
    const after = await openOf(read, (href) => contents.get(`base/${href}`));
    const [expected, found] = await Promise.all([before.evaluate('a', 2035), after.evaluate('a', 2035)]);
    expect(found.measures).toEqual(expected.measures);
    expect(found.notes).toEqual(expected.notes);
    expect(await after.layer('farmland')).toEqual(await before.layer('farmland'));
  });

  it('names parcels only on request', async () => {
    const idOf = async (withNames: boolean): Promise<string | null | undefined> => {
      const { plan, files } = await packed(withNames);
      const contents = new Map(files.map(({ name, content }) => [name, content]));
      const engine = await openOf(plan, (href) => contents.get(`base/${href}`));
      const { rows } = await engine.parcels(0, 1);
      return rows[0]?.attributes['id'] as string | null | undefined;
    };
    expect(await idOf(true)).toBeTypeOf('string');
    expect(await idOf(false)).toBeUndefined();
  });

  it('says nothing of where its files were', async () => {
    const { plan } = await packed(false);
    expect(plan.base).toEqual([
      {
        role: 'land-cover',
        href: 'land.tantubase',
        classSystem: 'third-survey',
        fields: { class: 'DLBM', canopy: 'YBD', specialShrub: 'TGGM' },
      },
      { role: 'farmland', href: 'farmland.geojson' },
      // Roofs are still read from the same attributes.
      { role: 'buildings', href: 'buildings.geojson', fields: { usableRoofShare: 'KYB' } },
    ]);
  });
});
