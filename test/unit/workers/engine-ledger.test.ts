import { beforeEach, describe, expect, it } from 'vitest';
import { proposedSettings } from '../../../src/evaluate/carbon/default-settings.ts';
import type { LedgerFilter } from '../../../src/evaluate/carbon/ledger-query.ts';
import type { PlanFeature } from '../../../src/plan/plan.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';
import type { LedgerQuery } from '../../../workers/engine/contract/ledger.ts';
import { gridBox, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { gridFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { givenSource, loneEngine, planUpdate, smallestSlices } from '../../support/lone-engine.ts';
import { drawn } from '../../support/plan-pieces.ts';

const CODES = ['0103', '0301', '1101', '0701'];
const FOREST = drawn('f1', gridBox(0.5, 0, 1.25, 1));
const EVERYTHING: LedgerFilter = { classesBefore: [], classesAfter: [], features: [], missing: 'all', id: '' };
const QUERY: LedgerQuery = { scenario: 'a', year: 2030, revision: 1, filter: EVERYTHING, order: null };

let api: EngineApi;
let pauses = 0;
let onPause: () => void = () => undefined;

function update(revision: number, upserts: readonly PlanFeature[]): Promise<void> {
  return api.update(
    planUpdate(upserts, {
      revision,
      order: ['f1'],
      carbon: { settings: proposedSettings({ baseYear: 2020 }), factors: {} },
    }),
  );
}

async function open(isLand: boolean): Promise<void> {
  pauses = 0;
  onPause = () => undefined;
  api = loneEngine(
    smallestSlices(() => {
      pauses += 1;
      onPause();
    }),
  );
  const bytes = gridFlatgeobuf({ columns: 4, rows: 1, parcel: (column) => ({ code: CODES[column] ?? null }) });
  await api.open({
    boundary: gridBox(0, 0, 4, 1),
    landAreaM2: null,
    baseYear: 2020,
    sources: isLand ? [givenSource(bytes)] : [],
  });
  await update(1, [FOREST]);
}

beforeEach(() => open(true));

describe('the ledger in the engine', () => {
  it('has parcels and parts that turn with class, pools, factors, total and place', async () => {
    const page = await api.ledgerPage(QUERY, 0, 10);
    expect(page?.rows.map(({ id, kind }) => [id, kind.classBefore, kind.classAfter, kind.feature])).toEqual([
      ['0-0', '0103', '0103', null],
      ['0-0', '0103', '0301', 'f1'],
      ['1-0', '0301', '0301', null],
      ['2-0', '1101', '1101', null],
      ['3-0', '0701', '0701', null],
    ]);
    const [, turned, forest, river] = page?.rows ?? [];
    expect(turned?.areaM2).toBeCloseTo(SHEET_AREA_M2 / 2, 0);
    expect(turned?.kind.pools[0]?.method).toBe('plan-change');
    expect(forest?.kind.factors.length).toBeGreaterThan(0);
    expect(Object.values(forest?.carbonT ?? {}).length).toBe(forest?.kind.pools.length);
    const { value = 0, low = 0, high = 0 } = forest?.total ?? {};
    expect([low < value, value < high]).toEqual([true, true]);
    const outline = await api.parcelOutline(1);
    const longitudes = outline?.coordinates.flat(2).map(([longitude = 0]) => longitude) ?? [];
    expect(forest?.place?.longitude).toBeGreaterThan(Math.min(...longitudes));
    expect(forest?.place?.longitude).toBeLessThan(Math.max(...longitudes));
    // Nothing is known of a river: a reason, and no number.
    expect([river?.total, river?.kind.missing[0]?.code]).toEqual([null, 'no-factor-for-class']);
  });

  it('adds up to the stock and its interval, and to less when filtered', async () => {
    const report = await api.carbon('a', 2030);
    const page = await api.ledgerPage(QUERY, 0, 2);
    const stock = report?.stock.total;
    for (const end of ['value', 'low', 'high'] as const) {
      expect(Math.abs((page?.carbon[end] ?? 0) / (stock?.[end] ?? 1) - 1)).toBeLessThan(1e-9);
    }
    expect([page?.total, page?.rows.length, page?.counts]).toEqual([
      5,
      2,
      { all: 5, incomplete: expect.any(Number) as number, withoutNumber: page?.withoutNumber.rows },
    ]);
    expect([page?.classesBefore, page?.classesAfter, page?.features]).toEqual([
      ['0103', '0301', '0701', '1101'],
      ['0103', '0301', '0701', '1101'],
      ['f1'],
    ]);
    const forests = await api.ledgerPage({ ...QUERY, filter: { ...EVERYTHING, classesAfter: ['0301'] } }, 0, 10);
    expect(forests?.rows.map(({ row }) => row)).toEqual([1, 2]);
    expect(forests?.carbon.value).toBeLessThan(page?.carbon.value ?? 0);
    expect(forests?.counts).toEqual(page?.counts);
  });

  it('sorts, and finds the first row of a parcel where it then stands', async () => {
    const byArea: LedgerQuery = { ...QUERY, order: { column: 'parcel', isDescending: true } };
    const page = await api.ledgerPage(byArea, 0, 10);
    expect(page?.rows.map(({ parcel }) => parcel)).toEqual([3, 2, 1, 0, 0]);
    expect(await api.ledgerPosition(byArea, 0)).toBe(3);
    expect(await api.ledgerPosition({ ...QUERY, filter: { ...EVERYTHING, id: '1-0' } }, 0)).toBeNull();
  });

  it('is worked out once for many pages, and again after an edit', async () => {
    await api.ledgerPage(QUERY, 0, 2);
    const first = pauses;
    expect(first).toBeGreaterThan(5);
    await Promise.all([api.ledgerPage(QUERY, 2, 2), api.ledgerPage(QUERY, 4, 2)]);
    expect(pauses).toBe(first);
    await update(2, []);
    await expect(api.ledgerPage(QUERY, 0, 2)).rejects.toMatchObject({ code: 'ledger-outdated' });
    expect((await api.ledgerPage({ ...QUERY, revision: 2 }, 0, 2))?.total).toBe(5);
    expect(pauses).toBeGreaterThan(first);
  });

  it('is given up by an edit or a cancellation half-way, and made when asked again', async () => {
    onPause = () => void api.cancel();
    await expect(api.ledgerPage(QUERY, 0, 2)).rejects.toMatchObject({ code: 'ledger-cancelled' });
    onPause = () => void update(2, []);
    await expect(api.ledgerPage(QUERY, 0, 2)).rejects.toMatchObject({ code: 'ledger-outdated' });
    onPause = () => undefined;
    expect((await api.ledgerPage({ ...QUERY, revision: 2 }, 0, 2))?.total).toBe(5);
  });

  it('gives everything that its files need', async () => {
    const source = await api.ledgerSource(QUERY, true);
    expect([source?.ledger.rowCount, source?.outlines?.shapeEnds.length]).toEqual([5, 4]);
    expect(source?.classNames['0301']).toEqual({ zh: '乔木林地', en: expect.any(String) as string });
    expect((await api.ledgerSource(QUERY, false))?.outlines).toBeNull();
    // It goes from worker to worker.
    expect(structuredClone(source)).toEqual(source);
  });

  it('is none without land cover and before the base year', async () => {
    expect(await api.ledgerPage({ ...QUERY, year: 2019 }, 0, 2)).toBeNull();
    expect(await api.ledgerPosition({ ...QUERY, year: 2019 }, 0)).toBeNull();
    await open(false);
    expect(await api.ledgerPage(QUERY, 0, 2)).toBeNull();
    expect(await api.ledgerSource(QUERY, true)).toBeNull();
  });
});
