import { describe, expect, it } from 'vitest';
import { proposedSettings } from '../../../src/evaluate/carbon/default-settings.ts';
import { estimateRow } from '../../../src/evaluate/carbon/estimate-rows.ts';
import { readEstimateTable } from '../../../src/evaluate/carbon/estimate-table.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { gridBox, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { gridFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { mappingOf, sheetOf } from '../../support/estimate-land.ts';
import { givenSource, loneEngine, planUpdate } from '../../support/lone-engine.ts';

async function opened(isLand: boolean): Promise<EngineApi> {
  const api = loneEngine();
  const bytes = gridFlatgeobuf({ columns: 3, rows: 1, parcel: (column) => ({ code: column === 1 ? '0103' : '0301' }) });
  await api.open({
    boundary: gridBox(0, 0, 3, 1),
    landAreaM2: null,
    baseYear: 2020,
    sources: isLand ? [givenSource(bytes)] : [],
  });
  await api.update(planUpdate([], { carbon: { settings: proposedSettings({ baseYear: 2020 }), factors: {} } }));
  return api;
}

describe('an estimate in the engine', () => {
  const sheet = (ids: readonly string[]) =>
    sheetOf([
      ['BSM', '面积(公顷)', '地类', '植被碳储量(tC)'],
      ...ids.map((id) => [id, SHEET_AREA_M2 / 10_000, '0301', 100]),
    ]);

  it('is held against the parcels of the open base', async () => {
    const api = await opened(true);
    const { rows } = await api.parcels(0, 3);
    const ids = rows.map(({ id }) => id);
    const estimate = sheet([...ids, 'nowhere']);
    const table = readEstimateTable(estimate, mappingOf(estimate));
    const check = await api.checkEstimate(table);
    expect(check?.matchedCount).toBe(3);
    expect([...(check?.onlyTheirs ?? [])]).toEqual([3]);
    if (check === null) throw new Error('no check');
    const row = estimateRow(table, check, 1, { percent: 5, carbonT: 1 });
    expect([row.id, row.parcel, row.differs]).toEqual([ids[1], 1, expect.arrayContaining(['class'])]);
    expect(row.ours.areaHa).toBeCloseTo(SHEET_AREA_M2 / 10_000, 6);
  });

  it('has nothing to be held against without land cover', async () => {
    const api = await opened(false);
    const estimate = sheet(['1']);
    expect(await api.checkEstimate(readEstimateTable(estimate, mappingOf(estimate)))).toBeNull();
  });
});
