import { describe, expect, it } from 'vitest';
import { ageRows, classRows, methodRows, poolTable } from '../../../src/report/carbon-parts.ts';
import { around, carbonReport, pool, totalOf } from './carbon-fixture.ts';

describe('parts of carbon', () => {
  it('lists pools in a fixed order and keeps soil of another depth out of the total', () => {
    const other = { ...pool('soil', 400, 20), isCounted: false };
    const table = poolTable(
      totalOf(around(200, 10), [pool('soil', 100, 100), other, pool('below', 20), pool('above', 80)]),
    );
    expect(table.counted.map(({ pool: name, share, length }) => [name, share, length])).toEqual([
      ['above', 0.4, 20],
      ['below', 0.1, 5],
      ['soil', 0.5, 25],
    ]);
    expect(table.apart.map(({ depthCm, share }) => [depthCm, share])).toEqual([[20, null]]);
  });

  it('tells no share of a total of nothing', () => {
    expect(poolTable(totalOf(around(0, 0), [pool('soil', 0, 100)])).counted[0]).toMatchObject({
      share: null,
      length: 0,
    });
  });

  it('lists classes by their carbon and measures bars by the largest, losses too', () => {
    const row = (classCode: string, stock: number, sink: number) => ({
      classCode,
      areaM2: 1,
      stock: around(stock, 0),
      sink: around(sink, 0),
    });
    const rows = classRows(carbonReport({ byClass: [row('0101', 10, -8), row('0301', 40, 4), row('0601', 0, 0)] }));
    expect(rows.map(({ classCode, sink, stock }) => [classCode, stock.length, sink.length])).toEqual([
      ['0301', 100, 50],
      ['0101', 25, 100],
      ['0601', 0, 0],
    ]);
    expect(rows.at(-1)?.stock.amount?.value).toBe(0);
  });

  it('has no number, not 0, for a class of which nothing is known, and says where some of it is not', () => {
    const none = { pool: null, classCode: '1103', areaM2: 1, details: {} } as const;
    const [rows] = classRows(
      carbonReport({
        byClass: [{ classCode: '1103', areaM2: 1, stock: around(0, 0), sink: around(5, 1) }],
        unknown: [
          { ...none, of: 'stock', code: 'no-factor-for-class' },
          { ...none, of: 'sink', code: 'no-rate-for-class' },
        ],
      }),
    );
    expect(rows?.stock).toEqual({ amount: null, isPartial: false, length: 0 });
    expect(rows?.sink).toMatchObject({ amount: { value: 5 }, isPartial: true });
    const steady = classRows(
      carbonReport({
        byClass: [{ classCode: '1103', areaM2: 1, stock: around(0, 0), sink: around(0, 0) }],
        unknown: [{ ...none, of: 'sink', code: 'taken-as-steady' }],
      }),
    );
    expect(steady[0]?.sink).toMatchObject({ amount: { value: 0 }, isPartial: false });
  });

  it('has all age groups, youngest first, and stands of unknown age only where there are any', () => {
    const ages = [
      { group: '成熟', areaM2: 30, stockT: 3, sinkT: 1 },
      { group: '幼龄', areaM2: 60, stockT: 2, sinkT: 2 },
    ];
    expect(ageRows(carbonReport({ ages })).map(({ group }) => group)).toEqual(['幼龄', '中龄', '近熟', '成熟', '过熟']);
    const rows = ageRows(carbonReport({ ages: [...ages, { group: null, areaM2: 30, stockT: 1, sinkT: 0 }] }));
    expect(rows.map(({ share, length }) => [share, length])).toEqual([
      [0.5, 100],
      [0, 0],
      [0, 0],
      [0.25, 50],
      [0, 0],
      [0.25, 50],
    ]);
    expect(ageRows(carbonReport())).toEqual([]);
  });

  it('lists methods by the land that they were used for', () => {
    const rows = methodRows(
      carbonReport({
        methods: [
          { method: 'ipcc', areaM2: 10, stockT: 1 },
          { method: 'volume-bef', areaM2: 30, stockT: 1 },
        ],
      }),
    );
    expect(rows.map(({ method, share }) => [method, share])).toEqual([
      ['volume-bef', 0.75],
      ['ipcc', 0.25],
    ]);
  });
});
